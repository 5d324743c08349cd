import { describe, expect, test } from "vitest";
import { nodeItKw, rackPower, serverPower } from "../../../engine/power";
import { rack, server } from "./halls";

const capped = (model: string, gpuCapWatts: number) => server(model, 1, { mode: "capped", gpuCapWatts });

describe("a server draws", () => {
  test.each([
    ["dgx-h100", 10.2],
    ["dgx-b200", 14.3],
    ["gb200-nvl72", 120],
  ])("its nameplate: %s %f kW", (model, kw) => {
    expect(serverPower(server(model, 1))).toEqual({ kw, fallbackKw: kw, basis: `${kw.toFixed(3)} kW nameplate` });
  });

  test("its base and the capped accelerators, and never a share of its nameplate", () => {
    expect(serverPower(capped("dgx-h100", 550))).toEqual({
      kw: 9,
      fallbackKw: 9,
      basis: "10.200 kW − 8 × 700 W + 8 × 550 W = 9.000 kW",
    });
    // Half the power of its parts is far from half the power of the server.
    expect(serverPower(capped("dgx-h100", 350)).kw).toBe(7.4);
    expect(serverPower(capped("dgx-b200", 500)).kw).toBe(10.3);
  });

  test("what was measured of it, with the source", () => {
    const measured = server("dgx-h100", 1, { mode: "measured-peak", watts: 8400, source: "IEEE Access 13:61740" });
    expect(serverPower(measured)).toEqual({
      kw: 8.4,
      fallbackKw: 10.2,
      basis: "8.400 kW measured (IEEE Access 13:61740)",
    });
  });

  test("nobody knows how much, where the catalogue has no row: never 0", () => {
    expect(serverPower(server("dgx-z900", 1))).toEqual({
      kw: null,
      fallbackKw: null,
      basis: "the catalogue knows no server 'dgx-z900'",
    });
    expect(serverPower(capped("dgx-z900", 300)).kw).toBeNull();
    expect(serverPower(server("constructor", 1)).kw).toBeNull();
  });

  test("what was measured, also where the catalogue has no row; its fallback is not known", () => {
    const measured = server("dgx-z900", 1, { mode: "measured-peak", watts: 8400, source: "us" });
    expect(serverPower(measured)).toEqual({
      kw: 8.4,
      fallbackKw: null,
      basis: "8.400 kW measured (us), and the catalogue knows no server 'dgx-z900'",
    });
  });
});

describe("a cap", () => {
  test.each([
    [199, false],
    [200, true],
    [700, true],
    [701, false],
  ])("of %i W for an H100 is in range: %s; the ends are inside", (watts, isInside) => {
    const { kw, capOutOfRange } = serverPower(capped("dgx-h100", watts));
    expect(capOutOfRange === undefined).toBe(isInside);
    if (!isInside) expect(kw).toBe(10.2);
  });

  test("that the driver refuses leaves the nameplate", () => {
    expect(serverPower(capped("dgx-h100", 100))).toEqual({
      kw: 10.2,
      fallbackKw: 10.2,
      basis: "10.200 kW nameplate, since the driver refuses a cap of 100 W",
      capOutOfRange: [{ key: "gpuCapWatts", watts: 100, minWatts: 200, maxWatts: 700, looksLikeServer: false }],
    });
  });

  test.each([
    ["dgx-h100", 5600, true],
    ["dgx-h100", 4400, true],
    ["dgx-h100", 1600, true],
    ["dgx-h100", 1599, false],
    ["dgx-h100", 5601, false],
    ["dgx-h100", 750, false],
    ["gb200-nvl72", 86400, true],
  ])("for a %s of %i W looks like one for the whole server: %s", (model, watts, looksLikeServer) => {
    expect(serverPower(capped(model, watts)).capOutOfRange).toEqual([expect.objectContaining({ looksLikeServer })]);
  });

  test("counts where the catalogue does not know the part's range, and says that nobody knows it", () => {
    expect(serverPower(capped("mi355x-8-oam", 1000))).toEqual({
      kw: 14.3,
      fallbackKw: 14.3,
      basis: "17.500 kW − 8 × 1400 W + 8 × 1000 W = 14.300 kW",
      capRangeUnknown: ["gpuCapWatts"],
    });
  });

  test("above the rated power of such a part takes nothing away and adds nothing", () => {
    expect(serverPower(capped("mi355x-8-oam", 2000)).kw).toBe(17.5);
  });

  test("saves nothing where nobody states what the part draws", () => {
    expect(serverPower(capped("cloudmatrix-384", 300))).toEqual({
      kw: 559,
      fallbackKw: 559,
      basis: "559.000 kW nameplate, since nobody states what ascend-910c draws",
      capRangeUnknown: ["gpuCapWatts"],
    });
  });
});

describe("the fallback of a server", () => {
  test.each([
    ["its fallback cap", server("dgx-h100", 1, { fallbackCapWatts: 300 }), 7],
    [
      "its fallback cap before its cap",
      server("dgx-h100", 1, { mode: "capped", gpuCapWatts: 550, fallbackCapWatts: 300 }),
      7,
    ],
    ["its cap", capped("dgx-h100", 550), 9],
    ["its nameplate", server("dgx-h100", 1), 10.2],
    [
      "its nameplate, and not what was measured",
      server("dgx-h100", 1, { mode: "measured-peak", watts: 5000, source: "us" }),
      10.2,
    ],
    [
      "its nameplate, where the driver refuses the fallback cap",
      server("dgx-h100", 1, { fallbackCapWatts: 100 }),
      10.2,
    ],
  ])("is with %s", (_what, stated, kw) => {
    expect(serverPower(stated).fallbackKw).toBe(kw);
  });

  test("with a cap that the driver refuses leaves the normal power as it is", () => {
    const stated = server("dgx-h100", 1, { mode: "capped", gpuCapWatts: 550, fallbackCapWatts: 5600 });
    expect(serverPower(stated)).toMatchObject({
      kw: 9,
      fallbackKw: 10.2,
      capOutOfRange: [{ key: "fallbackCapWatts", watts: 5600, looksLikeServer: true }],
    });
  });
});

describe("a node of a pool without a topology", () => {
  test("counts with its cap, or at its nameplate", () => {
    expect(nodeItKw({ model: "dgx-b200" }).kw).toBe(14.3);
    expect(nodeItKw({ model: "dgx-b200", gpuCapWatts: 800 }).kw).toBe(12.7);
    expect(nodeItKw({ model: "dgx-z900" }).kw).toBeNull();
  });
});

describe("a rack draws", () => {
  const diversity = { training: 1, inference: 0.5 };

  test("its servers and the rest; above its feeds a workload takes turns and switches do not", () => {
    const inference = server("dgx-h100", 2, { workload: "inference", fallbackCapWatts: 300 });
    const stated = rack("r1", ["feed"], 0.8, { servers: [server("dgx-b200", 1), inference] });
    const power = rackPower(stated, diversity);
    expect(power.kw).toBeCloseTo(14.3 + 20.4 + 0.8, 9);
    expect(power.diversifiedKw).toBeCloseTo(14.3 + 10.2 + 0.8, 9);
    expect(power.fallbackKw).toBeCloseTo(14.3 + 14 + 0.8, 9);
    expect([power.knownKw, power.knownDiversifiedKw]).toEqual([power.kw, power.diversifiedKw]);
  });

  test("an unknown amount with an unknown model in it, of which the rest is known", () => {
    const servers = [server("dgx-z900", 1), server("dgx-h100", 1, { workload: "inference" })];
    expect(rackPower(rack("r1", ["feed"], 1, { servers }), diversity)).toMatchObject({
      kw: null,
      diversifiedKw: null,
      fallbackKw: null,
      knownKw: 11.2,
      knownDiversifiedKw: 6.1,
    });
  });
});
