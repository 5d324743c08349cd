import { describe, expect, it } from "vitest";
import { SovereignError } from "../../../engine/error";
import {
  allowedCountries,
  classPolicy,
  effectiveDataClass,
  isCountryAllowed,
  policyFromValue,
} from "../../../engine/policy";

const { policy } = policyFromValue(
  {
    version: 1,
    defaultDataClass: "confidential",
    classes: {
      public: { countries: ["any"] },
      confidential: { countries: ["SA"], flows: { log: ["AE"], edge: [] } },
    },
    program: { minDataClass: "internal" },
  },
  "of",
);

describe("what a class allows", () => {
  it("is an error where the class has no entry, at whoever uses it", () => {
    expect(() => classPolicy(policy, "secret", "hall/train")).toThrow(
      new SovereignError(
        "hall/train: the data class 'secret' is in use, and the policy has no entry for it. Add 'secret: { countries: [...] }' under 'classes'.",
      ),
    );
  });

  it.each([
    ["SA", undefined, true],
    ["AE", undefined, false],
    ["AE", "log", true],
    ["SA", "log", false],
    ["SA", "edge", false],
    ["SA", "backup", true],
  ] as const)("confidential data in %s by flow %s: %s", (country, flow, allowed) => {
    expect(isCountryAllowed(allowedCountries(classPolicy(policy, "confidential", "hall"), flow), country)).toBe(
      allowed,
    );
  });

  it("is every country for any", () => {
    expect(isCountryAllowed(allowedCountries(classPolicy(policy, "public", "hall")), "AQ")).toBe(true);
  });
});

describe("a class that a program states", () => {
  it.each([
    ["public", "internal", false],
    ["internal", "internal", true],
    ["secret", "secret", true],
  ] as const)("%s counts as %s where internal is the lowest", (stated, dataClass, permitted) => {
    expect(effectiveDataClass(policy, stated)).toEqual({ dataClass, permitted });
  });

  it("is taken as it is where the policy names no lowest class", () => {
    const free = { ...policy, program: { waivers: [] } };
    expect(effectiveDataClass(free, "public")).toEqual({ dataClass: "public", permitted: true });
  });
});
