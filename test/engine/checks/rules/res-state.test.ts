import { describe, expect, test } from "vitest";
import { resState } from "../../../../engine/checks/rules/res-state";
import { at, stateOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

describe("RES-STATE", () => {
  test("fails where the state rests abroad, at terraform.backend", () => {
    const { findings } = assess(resState, { states: [stateOf("s3", at("us-east-1", "US"))] });
    expect(findings).toMatchObject([
      { rule: "RES-STATE", status: "fail", severity: "error", address: "terraform.backend", constructPath: "shop" },
    ]);
  });

  test("passes in an allowed country", () => {
    const states = [stateOf("s3", at("eu-north-1", "SE"))];
    expect(assess(resState, { states })).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown where the backend's place cannot be resolved", () => {
    const { findings } = assess(resState, { states: [stateOf("http", UNKNOWN)] });
    expect(findings).toMatchObject([{ status: "unknown", severity: "error" }]);
  });

  test("fails where it resolves abroad, and is unknown as well where something else is stated", () => {
    const why = "US by the backend 's3', but SE is stated by shop";
    const contradiction = { why, evidence: { address: "terraform.backend", value: "SE" } };
    const states = [{ ...stateOf("s3", at("us-east-1", "US")), contradiction }];
    expect(assess(resState, { states }).findings).toMatchObject([
      { status: "fail", severity: "error", evidence: [] },
      { status: "unknown", message: expect.stringContaining(why), evidence: [{ value: "SE" }] },
    ]);
  });

  test("says how to state a place that no backend block can say", () => {
    const { findings } = assess(resState, { states: [stateOf("gcs", UNKNOWN)] });
    expect(findings[0].remedy).toMatch(/StateStore.*--site file/);
  });

  test("is information for a state on the machine that runs Terraform", () => {
    const states = [stateOf("local", UNKNOWN), stateOf("local", at("here", "US"))];
    expect(assess(resState, { states }).findings.map(({ severity }) => severity)).toEqual(["info", "info"]);
  });

  test("follows the countries that the policy names for state", () => {
    const policy = { classes: { confidential: { countries: ["SE"], flows: { state: ["DE"] } } } };
    const states = [stateOf("s3", at("eu-central-1", "DE"))];
    expect(assess(resState, { states }, policy).findings).toEqual([]);
  });

  test("has nothing to say without a backend block", () => {
    expect(assess(resState, {})).toEqual({ findings: [], passed: 0 });
  });
});
