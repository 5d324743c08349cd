import { describe, expect, test } from "vitest";
import { check } from "../../../../engine/checks/check";
import { RULE_INFOS } from "../../../../engine/checks/rules";
import type { JsonObject } from "../../../../engine/json";
import { policyFromValue } from "../../../../engine/policy";
import { tf } from "../terraform";

const AS_OF = "2026-11-22";

function rulesBroken(program: JsonObject, confidential: JsonObject, more: JsonObject, asOf = AS_OF): readonly string[] {
  const policy = { version: 1, defaultDataClass: "confidential", classes: { confidential }, ...more };
  const context = { inputs: [], asOf, generatedAt: `${asOf}T00:00:00Z`, enforced: true };
  const loaded = policyFromValue(policy, "the demonstration", asOf);
  return check({ ...context, stacks: [tf(program)], policy: loaded }).findings.map(({ rule }) => rule);
}

/** What `sovereign rules ID` shows is true: the example breaks the rule, and what mends it mends it. */
describe.each(RULE_INFOS)("$id", ({ id, demonstration }) => {
  const { fails, fixed, confidential = { countries: ["DE"] }, policy = {}, fixedPolicy = policy } = demonstration;
  const { failsAsOf = AS_OF } = demonstration;

  test("the example breaks it", () => {
    expect(rulesBroken(fails, confidential, policy, failsAsOf)).toContain(id);
  });

  test("the mended example does not", () => {
    expect(rulesBroken(fixed, confidential, fixedPolicy)).not.toContain(id);
  });
});
