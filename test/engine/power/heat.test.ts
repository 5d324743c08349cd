import { describe, expect, test } from "vitest";
import {
  densityLimit,
  inletDerateKelvin,
  inletOf,
  needsLiquid,
  rackPower,
  type RackCooling,
} from "../../../engine/power";
import {
  airDensityRatio,
  airRiseFahrenheit,
  btuPerHour,
  cfm,
  inletLimits,
  junctionOf,
  litresPerMinute,
  rackHeat,
} from "../../../engine/power/heat";
import { hall, rack, server } from "./halls";

const cooled = (kw: number, cooling: Partial<RackCooling>, servers = [] as ReturnType<typeof server>[]) =>
  rack("r1", ["feed"], kw, { servers, cooling: { kind: "air", deltaC: 10, ...cooling } });

function heatOf(stated: ReturnType<typeof rack>, altitudeM = 0) {
  return rackHeat(stated, rackPower(stated, { training: 1, inference: 1 }).servers, { altitudeM });
}

describe("air", () => {
  test("of 120 kW at 20 °F is about 19,000 CFM at sea level", () => {
    expect(cfm(120, 20)).toBeCloseTo(18955.6, 1);
  });

  test("warms in a server by what its airflow says: 16.2 K in a DGX H100 and a DGX B200", () => {
    expect((airRiseFahrenheit("dgx-h100") * 5) / 9).toBeCloseTo(16.2, 1);
    expect((airRiseFahrenheit("dgx-b200") * 5) / 9).toBeCloseTo(16.2, 1);
    expect(airRiseFahrenheit("hgx-b300")).toBe(20);
    expect(airRiseFahrenheit("dgx-z900")).toBe(20);
  });

  test("through a rack is the catalogue airflow of its servers at full power, and 20 °F for the rest", () => {
    const { btuPerHour: btu, cfmNeeded, litresPerMinuteNeeded } = heatOf(cooled(0.8, {}, [server("dgx-b200", 2)]));
    expect(btu).toBeCloseTo(29.4 * 3412, 6);
    expect(cfmNeeded).toBeCloseTo(2 * 1550 + (0.8 * 3412) / 21.6, 6);
    expect(litresPerMinuteNeeded).toBeNull();
  });

  test("is less for servers with a cap", () => {
    const servers = [server("dgx-h100", 3, { mode: "capped", gpuCapWatts: 550 })];
    expect(heatOf(cooled(0, {}, servers)).cfmNeeded).toBeCloseTo((3 * 1105 * 9) / 10.2, 6);
  });

  test("is thin in the mountains: 7.9 % more in Riyadh, 635 m", () => {
    expect(airDensityRatio(635)).toBeCloseTo(0.927, 3);
    const stated = cooled(10, {});
    const ratio = (heatOf(stated, 635).cfmNeeded as number) / (heatOf(stated).cfmNeeded as number);
    expect(ratio).toBeCloseTo(1.079, 3);
    expect(heatOf(stated, 635).btuPerHour).toBe(heatOf(stated).btuPerHour);
  });

  test("is needed by a rear door and where no cooling is stated, and not by a liquid rack", () => {
    const expected = (10 * 3412) / 21.6;
    expect(heatOf(cooled(10, { kind: "rdhx" })).cfmNeeded).toBeCloseTo(expected, 9);
    expect(heatOf(rack("r1", ["feed"], 10)).cfmNeeded).toBeCloseTo(expected, 9);
    expect(heatOf(cooled(10, { kind: "liquid" })).cfmNeeded).toBeNull();
  });

  test("is nobody's guess where there is no atmosphere", () => {
    expect(heatOf(cooled(10, {}), 635_000).cfmNeeded).toBeNull();
  });
});

describe("a coolant", () => {
  test("carries 120 kW at 10 K with 172 litres a minute", () => {
    expect(litresPerMinute(120, 10)).toBeCloseTo(172.2, 1);
  });

  test("of a liquid rack warms by its deltaC", () => {
    expect(heatOf(cooled(12.5, { kind: "liquid" })).litresPerMinuteNeeded).toBeCloseTo(17.934, 3);
    expect(heatOf(cooled(12.5, { kind: "liquid", deltaC: 5 })).litresPerMinuteNeeded).toBeCloseTo(35.868, 3);
  });
});

describe("heat with an unknown model", () => {
  test("is not known, whatever else stands in the rack", () => {
    const servers = [server("dgx-z900", 1), server("dgx-h100", 1)];
    const nothing = { btuPerHour: null, cfmNeeded: null, litresPerMinuteNeeded: null };
    expect(heatOf(cooled(1, {}, servers))).toEqual(nothing);
    expect(heatOf(cooled(1, { kind: "liquid" }, servers))).toEqual(nothing);
  });
});

describe("the inlet", () => {
  test("of a rack is its own, else that of the hall, else not stated", () => {
    const cooling = { kind: "air-chilled", supplyC: 24, approachK: 8, fanPumpFraction: 0 } as const;
    const stated = cooled(1, { inletC: 20 });
    const notStated = cooled(1, {});
    const supplied = hall([], [], { cooling });
    expect(inletOf(stated, supplied)).toBe(20);
    expect(inletOf(notStated, supplied)).toBe(24);
    expect(inletOf(notStated, hall([], []))).toBeUndefined();
  });

  test.each([
    [-400, 30],
    [900, 30],
    [1200, 29],
    [2240, 30 - 1340 / 300],
  ])("of a DGX H100 at %i m is at most %f °C", (altitudeM, max) => {
    expect(inletLimits("dgx-h100", altitudeM)?.min).toBe(5);
    expect(inletLimits("dgx-h100", altitudeM)?.max).toBeCloseTo(max, 9);
    expect(inletDerateKelvin(altitudeM)).toBeCloseTo(30 - max, 9);
  });

  test("has an upper end that a temperature can be exactly", () => {
    expect(inletLimits("dgx-h100", 1572)?.max).toBe(27.76);
  });

  test("of a server whose maker's range is not known has no limit, which is not a wide one", () => {
    expect(inletLimits("gb200-nvl72", 0)).toBeUndefined();
    expect(inletLimits("dgx-z900", 0)).toBeUndefined();
  });
});

describe("the die of a B200", () => {
  const junction = (more: Partial<ReturnType<typeof server>>, inletC: number | undefined = 35, refused = false) => {
    const capOutOfRange = [
      { key: "gpuCapWatts", watts: 100, minWatts: 200, maxWatts: 1000, looksLikeServer: false },
    ] as const;
    return junctionOf(server("dgx-b200", 1, more), refused ? { capOutOfRange } : {}, inletC);
  };

  test("is 77 °C at an inlet of 35 °C and its rated power, 5 K below its slowdown at most", () => {
    expect(junction({})).toEqual({ celsius: 77, limitCelsius: 86, inletC: 35 });
  });

  test("is cooler with a cap that the driver takes", () => {
    expect(junction({ mode: "capped", gpuCapWatts: 500 })?.celsius).toBe(56);
    expect(junction({ mode: "capped", gpuCapWatts: 100 }, 35, true)?.celsius).toBe(77);
  });

  test("is not assessed without an inlet", () => {
    expect(junctionOf(server("dgx-b200", 1), {}, undefined)).toBeUndefined();
  });

  test("is the only one that anybody measured", () => {
    expect(junctionOf(server("dgx-h100", 1), {}, 25)).toBeUndefined();
    expect(junctionOf(server("dgx-z900", 1), {}, 25)).toBeUndefined();
  });
});

describe("the densest rack", () => {
  test.each([
    [{ kind: "air" }, 30, "assumed"],
    [{ kind: "rdhx" }, 50, "assumed"],
    [{ kind: "liquid" }, 150, "assumed"],
    [{ kind: "air", maxKw: 35 }, 35, "maxKw"],
    [{ kind: "air", maxKw: 50 }, 50, "maxKw"],
    [{ kind: "air", maxKw: 60 }, 50, "ceiling"],
    [{ kind: "rdhx", maxKw: 100 }, 80, "ceiling"],
    [{ kind: "liquid", maxKw: 600 }, 600, "maxKw"],
  ] as const)("with %j has %i kW (%s)", (cooling, limitKw, from) => {
    expect(densityLimit(cooled(0, cooling))).toEqual({ limitKw, from });
  });

  test("is not assessed where no cooling is stated", () => {
    expect(densityLimit(rack("r1", ["feed"], 1))).toBeUndefined();
  });
});

describe("liquid", () => {
  test.each([
    ["gb200-nvl72", true],
    ["gb200-compute-tray", true],
    ["dgx-b200", false],
    ["cloudmatrix-384", undefined],
    ["dgx-z900", undefined],
  ])("is needed by %s: %s", (model, needs) => {
    expect(needsLiquid(model)).toBe(needs);
  });
});

test("1 kW is 3,412 BTU an hour: 14.3 kW are the 48,794 of the DGX B200 guide, to 3 in 48,794", () => {
  expect(Math.abs(btuPerHour(14.3) - 48794)).toBeLessThan(3);
});
