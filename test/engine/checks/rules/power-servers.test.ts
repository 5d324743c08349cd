import { describe, expect, test } from "vitest";
import type { TopologyFact } from "../../../../engine/checks/model/graph";
import { pwrCapRange } from "../../../../engine/checks/rules/pwr-cap-range";
import { pwrPsu } from "../../../../engine/checks/rules/pwr-psu";
import { pwrUnknown } from "../../../../engine/checks/rules/pwr-unknown";
import { poolOf } from "../hand-made";
import { feed, hallOf, rack, servers, ups } from "../halls";
import { assess } from "./assess";

const withServers = (...groups: object[]) => hallOf({ racks: [rack({ servers: groups.flat() })] });
const capped = (gpuCapWatts: number, more: object = {}) => ({ mode: "capped", gpuCapWatts, ...more });

describe("PWR-CAP-RANGE", () => {
  const found = (...topologies: TopologyFact[]) => assess(pwrCapRange, { topologies });

  test("says that a cap for a whole server was meant for a GPU", () => {
    const { findings } = found(withServers(servers("dgx-h100", 2, capped(5600))));
    expect(findings).toMatchObject([
      {
        rule: "PWR-CAP-RANGE",
        status: "fail",
        severity: "error",
        address: "r1",
        message:
          "Rack 'r1' of hall-1: a cap of 5600 W is outside the 200 to 700 W that h100-sxm takes; it looks like a cap for a " +
          "whole server, and one for a GPU is meant: 5600 W ÷ 8 = 700 W; the driver refuses it and the dgx-h100 counts at " +
          "nameplate.",
        evidence: [{ address: "r1", attribute: "gpuCapWatts", value: "5600 W" }],
        remedy: "State the cap of one accelerator, 200 to 700 W, both ends included.",
      },
    ]);
  });

  test.each([
    [199, 1],
    [200, 0],
    [700, 0],
    [701, 1],
  ])("takes the ends of the range: %d W", (watts, count) => {
    expect(found(withServers(servers("dgx-h100", 2, capped(watts)))).findings).toHaveLength(count);
  });

  test("is one finding for all servers of a rack, and asks for the fallback cap too", () => {
    const { findings } = found(
      withServers(servers("dgx-h100", 1, capped(100)), servers("dgx-b200", 1, { fallbackCapWatts: 100 })),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain("a cap of 100 W is outside the 200 to 700 W that h100-sxm takes");
    expect(findings[0].message).toContain("A fallback cap of 100 W is outside the 200 to 1000 W that b200 takes");
  });

  test("neither passes nor fails without a cap, or where nobody knows the range", () => {
    expect(found(withServers(servers("dgx-h100", 2)))).toEqual({ findings: [], passed: 0 });
    expect(found(withServers(servers("mi355x-8-oam", 2, capped(900))))).toEqual({ findings: [], passed: 0 });
  });

  test("holds for a pool at a site without a topology, at its path", () => {
    const capOutOfRange = [
      { key: "gpuCapWatts", watts: 800, minWatts: 200, maxWatts: 700, looksLikeServer: false } as const,
    ];
    const pool = poolOf({ isCapped: true, accelerator: "h100-sxm", perNode: 8, capOutOfRange });
    expect(assess(pwrCapRange, { pools: [pool] }).findings).toMatchObject([
      { address: "dammam/train", constructPath: "dammam/train", stack: "dammam", status: "fail", severity: "error" },
    ]);
    expect(assess(pwrCapRange, { pools: [poolOf({ isCapped: true })] })).toEqual({ findings: [], passed: 1 });
  });

  test("is not said twice of a pool that stands in a hall's racks", () => {
    const pool = poolOf({ isCapped: true, capOutOfRange: [] });
    const hall = { ...withServers(servers("dgx-h100", 2, capped(5600))), placed: [{ pool, nodes: 2 }] };
    expect(assess(pwrCapRange, { pools: [pool], topologies: [hall] }).findings.map(({ address }) => address)).toEqual([
      "r1",
    ]);
  });
});

describe("PWR-PSU", () => {
  const found = (...topologies: TopologyFact[]) => assess(pwrPsu, { topologies });

  test("warns where a lost feed leaves too few supplies", () => {
    const { findings } = found(withServers(servers("dgx-h100", 2)));
    expect(findings).toMatchObject([
      {
        rule: "PWR-PSU",
        status: "fail",
        severity: "warning",
        address: "r1",
        message:
          "Rack 'r1' of hall-1: with ups-a out 3 of the 6 supplies of each dgx-h100 have power, and it needs 4 for full " +
          "performance; with 3 or more it runs reduced.",
      },
    ]);
    expect(findings[0].citations).toMatchObject([{ confidence: "sourced", url: expect.stringMatching(/^https:/) }]);
  });

  test("begins a sentence about each kind of server in large letters but the first, after the colon", () => {
    const { findings } = found(withServers([...servers("dgx-h100", 1), ...servers("dgx-b200", 1)]));
    expect(findings[0].message).toMatch(
      /hall-1: with ups-a out 3 .* runs reduced\. With ups-a out 3 of the 6 supplies/,
    );
  });

  test("passes with half of the supplies for all of the load, and with three feeds", () => {
    expect(found(withServers(servers("dgx-b300", 2)))).toEqual({ findings: [], passed: 1 });
    const three = hallOf({
      elements: ["a", "b", "c"].flatMap((side) => [ups(`ups-${side}`, 100), feed(`feed-${side}`, `ups-${side}`, 40)]),
      racks: [rack({ feeds: ["feed-a", "feed-b", "feed-c"], redundancy: "N+1" })],
    });
    expect(found(three)).toEqual({ findings: [], passed: 1 });
  });

  test("does not know of servers whose supplies the catalogue does not have", () => {
    expect(found(withServers(servers("gb200-nvl72", 1)))).toEqual({ findings: [], passed: 0 });
  });
});

describe("PWR-UNKNOWN", () => {
  test("stands at the rack with a model that nobody knows, once for all of its servers", () => {
    const hall = withServers(servers("dgx-h10", 1), servers("dgx-x1", 2), servers("dgx-h100", 1));
    const { findings, passed } = assess(pwrUnknown, { topologies: [hall] });
    expect(findings).toMatchObject([
      { rule: "PWR-UNKNOWN", status: "unknown", severity: "error", address: "r1", stack: "hall" },
    ]);
    expect(findings[0].message).toMatch(/'dgx-h10'.*'dgx-x1'/);
    expect(findings[0].remedy).toContain("'dgx-h100'?");
    expect(passed).toBe(0);
  });

  test("is asked of a model with a measured peak too, whose fallback nobody knows", () => {
    const measured = { mode: "measured-peak", watts: 8400, source: "rack meter" };
    const { findings } = assess(pwrUnknown, { topologies: [withServers(servers("dgx-x1", 1, measured))] });
    expect(findings[0].message).toMatch(/8\.400 kW measured \(rack meter\).*'dgx-x1'/);
    const known = withServers(servers("dgx-h100", 1, measured));
    expect(assess(pwrUnknown, { topologies: [known] })).toEqual({ findings: [], passed: 1 });
  });

  test("says of hardware that is looked at when deploying whose it is", () => {
    const hall = withServers(servers("detected", 1));
    const [rackOne] = hall.assessment.racks;
    const [server] = rackOne.servers;
    const placed = { ...server, server: { ...server.server, placedBy: "hall/train" } };
    const assessment = { ...hall.assessment, racks: [{ ...rackOne, servers: [placed] }] };
    expect(assess(pwrUnknown, { topologies: [{ ...hall, assessment }] }).findings[0].message).toBe(
      "Rack 'r1' of hall-1 has servers whose power is unknown: the hardware of 'hall/train' is only looked at when deploying.",
    );
  });

  test("passes for known parts, and asks nothing of a rack without servers", () => {
    expect(assess(pwrUnknown, { topologies: [withServers(servers("dgx-h100", 1))] })).toEqual({
      findings: [],
      passed: 1,
    });
    expect(assess(pwrUnknown, { topologies: [withServers()] })).toEqual({ findings: [], passed: 0 });
  });

  test("says where the nodes of a pool stand that stand nowhere", () => {
    const pool = poolOf();
    const why = "4 nodes would stand in rack 'r9', and 'hall-1' has no such rack; did you mean 'r1'?";
    const hall = { ...withServers(), misplaced: [{ pool, why }] };
    expect(assess(pwrUnknown, { pools: [pool], topologies: [hall] }).findings).toMatchObject([
      {
        status: "unknown",
        severity: "error",
        address: "dammam/train",
        message: `Where the nodes of 'dammam/train' stand is unknown: ${why}`,
      },
    ]);
  });

  test("is asked of a machine in no pool where a budget covers it: its type and its number", () => {
    const total = { power: { maxTotalItKw: 100 } };
    const asked = (more: object, policy: object = total) =>
      assess(pwrUnknown, { machines: [poolOf({ path: "aws_instance.gpu", site: undefined, ...more })] }, policy)
        .findings;
    expect(asked({ itKwPerNode: undefined })).toMatchObject([{ status: "unknown", address: "aws_instance.gpu" }]);
    expect(asked({ maxNodes: undefined })[0].message).toMatch(/^How many machines 'aws_instance.gpu' brings at most/);
    expect(asked({ maxNodes: undefined }, {})).toEqual([]);
    expect(asked({})).toEqual([]);
  });
});
