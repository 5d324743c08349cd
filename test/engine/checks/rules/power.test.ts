import { describe, expect, test } from "vitest";
import { pwrBudget } from "../../../../engine/checks/rules/pwr-budget";
import { pwrUnknown } from "../../../../engine/checks/rules/pwr-unknown";
import { poolOf, stackOf } from "../hand-made";
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
          "Site 'dammam' may draw 35 kW of IT power and its pools need 40.8 kW (an estimate), 5.8 kW too much. " +
          "At most 3 of the 4 nodes of 'dammam/train' (10.2 kW each) fit.",
        evidence: [{ address: "dammam/train", value: "4 × 10.2 kW = 40.8 kW", note: "server dgx-h100, 10.2 kW" }],
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
    expect(findings[0].message).toContain("fit beside the other pools");
  });

  test("holds the program against its total", () => {
    const pools = [poolOf(), poolOf({ site: "riyadh", stack: stackOf("riyadh"), path: "riyadh/train" })];
    const { findings } = assess(pwrBudget, { pools }, { power: { maxTotalItKw: 80 } });
    expect(findings).toMatchObject([{ address: "program", citations: [{ article: "power.maxTotalItKw" }] }]);
    expect(findings[0].message).toMatch(/^The program may draw 80 kW .* 81\.6 kW \(an estimate\), 1\.6 kW too much/);
  });

  test("says so where not one node fits", () => {
    expect(assess(pwrBudget, { pools: [poolOf()] }, budget(5)).findings[0].message).toContain(
      "Not one node of 'dammam/train' (10.2 kW) fits.",
    );
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
