import { describe, expect, test } from "vitest";
import { RULES } from "../../../../engine/checks/rules";
import { jurHq } from "../../../../engine/checks/rules/jur-hq";
import { jurOperator } from "../../../../engine/checks/rules/jur-operator";
import { jurParent } from "../../../../engine/checks/rules/jur-parent";
import { bindingOf } from "../hand-made";
import { assess } from "./assess";

const excluding = (operators: object, countries: readonly string[] = ["SE"]) => ({
  classes: { confidential: { countries, operators } },
});
const eusc = { id: "aws-eusc", hq: "DE", ultimateParent: "US" };

describe("JUR-HQ", () => {
  test("fails at the provider block for a head office in an excluded country", () => {
    const operators = [bindingOf({ id: "huawei", hq: "CN" }, { address: "provider.huaweicloud" })];
    const { findings } = assess(jurHq, { operators }, excluding({ hqNotIn: ["CN"] }));
    expect(findings).toMatchObject([
      { rule: "JUR-HQ", status: "fail", severity: "error", address: "provider.huaweicloud", constructPath: "shop" },
    ]);
    expect(findings[0].message).toContain("head office in CN");
  });

  test("passes for another country", () => {
    expect(assess(jurHq, { operators: [bindingOf(eusc)] }, excluding({ hqNotIn: ["CN"] }))).toEqual({
      findings: [],
      passed: 1,
    });
  });

  test("is unknown for an operator that nobody names, or whose head office nobody knows", () => {
    const operators = [bindingOf(undefined), bindingOf({ id: "acme" })];
    const { findings } = assess(jurHq, { operators }, excluding({ hqNotIn: ["CN"] }));
    expect(findings).toMatchObject([
      { status: "unknown", severity: "error" },
      { status: "unknown", severity: "error" },
    ]);
  });
});

describe("JUR-PARENT", () => {
  const policy = excluding({ ultimateParentNotIn: ["US"] });

  test("fails for a European subsidiary of an American parent", () => {
    expect(assess(jurParent, { operators: [bindingOf(eusc)] }, policy).findings).toMatchObject([{ status: "fail" }]);
  });

  test("passes for a parent elsewhere", () => {
    const operators = [bindingOf({ id: "ovh", hq: "FR", ultimateParent: "FR" })];
    expect(assess(jurParent, { operators }, policy)).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown where only the head office is stated", () => {
    const operators = [bindingOf({ id: "acme", hq: "SE" })];
    expect(assess(jurParent, { operators }, policy).findings).toMatchObject([{ status: "unknown" }]);
  });
});

describe("JUR-OPERATOR", () => {
  describe("counts a partner by both names: its own, and that of the cloud that its controls are on", () => {
    const partner = bindingOf({ id: "google-cntxt", hq: "US" }, { address: "provider.google" });
    test.each<[string, object, string | undefined]>([
      ["allowed itself", { allow: ["google-cntxt"] }, undefined],
      ["allowed as the cloud", { allow: ["google"] }, undefined],
      ["another partner is allowed", { allow: ["google-dt"] }, "is not among"],
      ["denied itself", { deny: ["google-cntxt"] }, "(google-cntxt) is denied"],
      ["denied as the cloud", { deny: ["google"] }, "is on the cloud of google, which is denied"],
      ["allowed itself, and the cloud denied", { allow: ["google-cntxt"], deny: ["google"] }, "which is denied"],
      ["another partner is denied", { deny: ["google-dt"] }, undefined],
    ])("%s", (_, operators, expected) => {
      const { findings } = assess(jurOperator, { operators: [partner] }, excluding(operators));
      expect(findings.map(({ message }) => message)).toEqual(
        expected === undefined ? [] : [expect.stringContaining(expected) as string],
      );
    });
  });

  test("fails for an operator that is denied", () => {
    const { findings } = assess(jurOperator, { operators: [bindingOf(eusc)] }, excluding({ deny: ["aws-eusc"] }));
    expect(findings).toMatchObject([
      { status: "fail", citations: [{ article: "classes.confidential.operators.deny" }] },
    ]);
  });

  test.each(["public", "china", "default"])("takes the partition %s for no name of an operator", (partition) => {
    const operators = [bindingOf({ id: "azure", hq: "US" }, { partition })];
    expect(assess(jurOperator, { operators }, excluding({ deny: [partition] })).findings).toEqual([]);
    expect(assess(jurOperator, { operators }, excluding({ allow: [partition] })).findings).toHaveLength(1);
  });

  test("fails for an operator that is not among the allowed", () => {
    const { findings } = assess(jurOperator, { operators: [bindingOf(eusc)] }, excluding({ allow: ["ovh"] }));
    expect(findings[0].message).toMatch(/\(aws-eusc\) is not among the operators of confidential data: ovh\./);
  });

  test("passes for an allowed operator", () => {
    const operators = [bindingOf({ id: "ovh" })];
    expect(assess(jurOperator, { operators }, excluding({ allow: ["ovh"], deny: ["huawei"] }))).toEqual({
      findings: [],
      passed: 1,
    });
  });

  test("is unknown where nobody says who operates the site", () => {
    const { findings } = assess(jurOperator, { operators: [bindingOf(undefined)] }, excluding({ allow: ["ovh"] }));
    expect(findings).toMatchObject([{ status: "unknown" }]);
  });
});

test("a policy that excludes nobody asks nothing", () => {
  const findings = RULES.flatMap((rule) => assess(rule, { operators: [bindingOf(undefined)] }).findings);
  expect(findings).toEqual([]);
});

test("a block with several classes gives one finding, for the most protected class that it breaks", () => {
  const policy = {
    classes: {
      internal: { countries: ["SE"], operators: { hqNotIn: ["CN"] } },
      confidential: { countries: ["SE"], operators: { hqNotIn: ["CN"] } },
    },
  };
  const operators = [bindingOf({ id: "huawei", hq: "CN" }, { dataClasses: ["internal", "confidential"] })];
  expect(assess(jurHq, { operators }, policy).findings).toMatchObject([{ dataClass: "confidential" }]);
});
