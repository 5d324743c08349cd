import { describe, expect, test } from "vitest";
import { pwrBudget } from "../../../../engine/checks/rules/pwr-budget";
import { pwrUnknown } from "../../../../engine/checks/rules/pwr-unknown";
import { graphOf, policyOf, poolOf, stackOf } from "../hand-made";
import { openQuestions } from "../../../../engine/checks/not-assessed";
import { hallOf, rack, servers } from "../halls";
import { assess } from "./assess";

const budget = (maxItKw: number) => ({ power: { sites: { dammam: { maxItKw } } } });
const unknownPart = poolOf({ itKwPerNode: undefined, basis: "the catalogue has no instance type p99.large" });

describe("PWR-BUDGET", () => {
  test("fails at the site's stack, says by how much and how many nodes fit", () => {
    const { findings } = assess(pwrBudget, { pools: [poolOf()] }, budget(35));
    expect(findings).toMatchObject([
      {
        rule: "PWR-BUDGET",
        status: "fail",
        severity: "error",
        stack: "dammam",
        address: "dammam",
        message:
          "Site 'dammam' may draw 35.000 kW of IT power and needs 40.800 kW (an estimate), 5.800 kW too much. " +
          "At most 3 of the 4 nodes of 'dammam/train' (10.200 kW each) fit.",
        evidence: [{ address: "dammam/train", value: "4 × 10.200 kW = 40.800 kW", note: "server dgx-h100, 10.2 kW" }],
      },
    ]);
  });

  test("passes at the budget itself, whatever floating point makes of the sum", () => {
    expect(assess(pwrBudget, { pools: [poolOf({ maxNodes: 3, itKwPerNode: 0.1 })] }, budget(0.3))).toEqual({
      findings: [],
      passed: 1,
    });
  });

  test("neither passes nor fails with an unknown part, unless the known part is too much already", () => {
    expect(assess(pwrBudget, { pools: [poolOf(), unknownPart] }, budget(400))).toEqual({ findings: [], passed: 0 });
    expect(assess(pwrBudget, { pools: [poolOf(), unknownPart] }, budget(35)).findings).toMatchObject([
      { status: "fail" },
    ]);
  });

  test("sums a site over its stacks, and is then about the program", () => {
    const pools = [poolOf(), poolOf({ stack: stackOf("dammam-2"), path: "dammam-2/serve", maxNodes: 1 })];
    const { findings } = assess(pwrBudget, { pools }, budget(45));
    expect(findings).toMatchObject([{ address: "program" }]);
    expect(findings[0].message).toContain("fit beside the rest");
  });

  test("holds the program against its total", () => {
    const pools = [poolOf(), poolOf({ site: "riyadh", stack: stackOf("riyadh"), path: "riyadh/train" })];
    const { findings } = assess(pwrBudget, { pools }, { power: { maxTotalItKw: 80 } });
    expect(findings).toMatchObject([{ address: "program", citations: [{ article: "power.maxTotalItKw" }] }]);
    expect(findings[0].message).toMatch(
      /^The program may draw 80\.000 kW .* 81\.600 kW \(an estimate\), 1\.600 kW too much/,
    );
  });

  test("says so where not one node fits", () => {
    expect(assess(pwrBudget, { pools: [poolOf()] }, budget(5)).findings[0].message).toContain(
      "Not one node of 'dammam/train' (10.200 kW) fits.",
    );
  });
});

describe("PWR-BUDGET of a site with a power topology", () => {
  // Two DGX H100: 20.4 kW.
  const hall = hallOf();
  const atHall = (maxItKw: number) => ({ power: { sites: { "hall-1": { maxItKw } } } });
  const inHall = poolOf({ site: "hall-1", stack: hall.stack, path: "hall/train", maxNodes: 2 });

  test("is held against what stands in its racks", () => {
    const { findings } = assess(pwrBudget, { topologies: [hall] }, atHall(20));
    expect(findings).toMatchObject([
      {
        status: "fail",
        stack: "hall",
        address: "hall",
        message: "Site 'hall-1' may draw 20.000 kW of IT power and needs 20.400 kW, 0.400 kW too much.",
        evidence: [{ address: "hall-1", attribute: "itKw", value: "20.400 kW", note: "1 rack" }],
      },
    ]);
    expect(assess(pwrBudget, { topologies: [hall] }, atHall(20.4))).toEqual({ findings: [], passed: 1 });
  });

  test("counts nodes of a pool once: in the racks, else beside them", () => {
    const placed = { ...hall, placed: [{ pool: inHall, nodes: 2 }] };
    expect(assess(pwrBudget, { topologies: [placed], pools: [inHall] }, atHall(20.4)).findings).toEqual([]);
    const half = { ...hall, placed: [{ pool: inHall, nodes: 1 }] };
    const { findings } = assess(pwrBudget, { topologies: [half], pools: [inHall] }, atHall(30));
    expect(findings[0].message).toContain("needs 30.600 kW");
    expect(findings[0].evidence[1]).toMatchObject({
      value: "1 × 10.200 kW = 10.200 kW",
      note: expect.stringContaining("in no rack"),
    });
    expect(assess(pwrBudget, { topologies: [hall], pools: [inHall] }, atHall(40)).findings[0].message).toContain(
      "40.800 kW",
    );
  });

  test("is not judged with an unknown part: that is PWR-UNKNOWN", () => {
    const unknown = hallOf({ racks: [rack({ servers: servers("dgx-x1", 1) })] });
    expect(assess(pwrBudget, { topologies: [unknown] }, atHall(1000))).toEqual({ findings: [], passed: 0 });
    expect(assess(pwrUnknown, { topologies: [unknown] }, atHall(1000)).findings).toHaveLength(1);
  });

  test("goes by the topology's name where no program states a site", () => {
    const alone = { ...hall, stack: undefined, site: undefined, constructPath: undefined };
    const [finding] = assess(pwrBudget, { topologies: [alone] }, atHall(20)).findings;
    expect(finding).toMatchObject({ address: "hall-1" });
    expect(finding).not.toHaveProperty("stack");
  });
});

describe("PWR-BUDGET of machines, pools and tenants", () => {
  const machine = poolOf({ path: "aws_instance.gpu", maxNodes: 1 });

  test("counts machines in no pool, at their site and in the program", () => {
    const facts = { pools: [poolOf({ maxNodes: 3 })], machines: [machine] };
    expect(assess(pwrBudget, facts, budget(40)).findings[0].message).toContain("needs 40.800 kW");
    expect(assess(pwrBudget, facts, { power: { maxTotalItKw: 40 } }).findings).toMatchObject([{ address: "program" }]);
    expect(assess(pwrBudget, { machines: [{ ...machine, site: undefined }] }, budget(1))).toEqual({
      findings: [],
      passed: 0,
    });
  });

  test("holds a pool, and those below its path, against their own budget", () => {
    const pools = [poolOf(), poolOf({ path: "dammam/train/b", maxNodes: 1 }), poolOf({ path: "dammam/trainer" })];
    const { findings } = assess(pwrBudget, { pools }, { power: { pools: { "dammam/train": { maxItKw: 50 } } } });
    expect(findings).toMatchObject([
      {
        address: "dammam/train",
        constructPath: "dammam/train",
        stack: "dammam",
        citations: [{ article: "power.pools.dammam/train.maxItKw" }],
      },
    ]);
    expect(findings[0].message).toMatch(/^Pool 'dammam\/train' may draw 50\.000 kW of IT power and needs 51\.000 kW/);
  });

  test("holds a tenant against the share of each pool that its accelerators are", () => {
    const quotas = [
      { tenant: "research", accelerators: 12 },
      { tenant: "retail", accelerators: 20 },
    ];
    const pools = [
      poolOf({ quotas, perNode: 8 }),
      poolOf({ path: "dammam/b", quotas: quotas.slice(0, 1), perNode: 8 }),
    ];
    // 2 × 12 ÷ 8 × 10.2 = 30.6 kW.
    const held = (maxItKw: number) => assess(pwrBudget, { pools }, { power: { tenants: { research: { maxItKw } } } });
    expect(held(30.6)).toEqual({ findings: [], passed: 1 });
    expect(held(30).findings).toMatchObject([
      {
        address: "tenant.research",
        stack: "dammam",
        evidence: [{ value: "1.5 × 10.200 kW = 15.300 kW", note: "12 accelerators; server dgx-h100, 10.2 kW" }, {}],
      },
    ]);
  });

  test("says of a budget that nothing belongs to that it held nothing", () => {
    const power = {
      sites: { damam: { maxItKw: 1 } },
      pools: { "dammam/tran": { maxItKw: 1 } },
      tenants: { reserch: { maxItKw: 1 } },
    };
    const what = openQuestions(graphOf({ pools: [poolOf()] }), policyOf({ power }).policy).map((open) => open.what);
    expect(what).toEqual([
      "power.sites.damam.maxItKw",
      "power.pools.dammam/tran.maxItKw",
      "power.tenants.reserch.maxItKw",
    ]);
  });
});

describe("PWR-UNKNOWN", () => {
  test("is an error for a pool whose power nobody knows, whatever the class says of unknown", () => {
    expect(assess(pwrUnknown, { pools: [unknownPart] }).findings).toMatchObject([
      { rule: "PWR-UNKNOWN", status: "unknown", severity: "error", address: "dammam/train" },
    ]);
  });

  test("passes for a known part", () => {
    expect(assess(pwrUnknown, { pools: [poolOf()] })).toEqual({ findings: [], passed: 1 });
  });

  test("is asked of detected hardware only where a budget covers it", () => {
    const pools = [poolOf({ itKwPerNode: undefined, detected: true })];
    expect(assess(pwrUnknown, { pools }).findings).toEqual([]);
    expect(assess(pwrUnknown, { pools }, budget(400)).findings).toMatchObject([
      { status: "unknown", severity: "error" },
    ]);
  });
});
