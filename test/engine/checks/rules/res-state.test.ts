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
