import { describe, expect, test } from "vitest";
import type { OccupiedSite } from "../../../../engine/checks/model/occupied-site";
import { survSingleCountry } from "../../../../engine/checks/rules/surv-single-country";
import { survSingleSite } from "../../../../engine/checks/rules/surv-single-site";
import { assess } from "./assess";

const site = (name: string | undefined, ...countries: string[]): OccupiedSite => ({
  name,
  countries,
  held: 2,
  example: `aws_sqs_queue.${name ?? "a"}`,
  dataClass: "confidential",
});
const DAMMAM = site("google/me-central2", "SA");
const RIYADH = site("hall-1", "SA");
const DUBAI = site("aws/me-central-1", "AE");
const NOWHERE = site(undefined);

const countries = (minCountries: number, ...sites: OccupiedSite[]) =>
  assess(survSingleCountry, { sites }, { survivability: { minCountries } });
const places = (minSites: number, ...sites: OccupiedSite[]) =>
  assess(survSingleSite, { sites }, { survivability: { minSites } });

describe("SURV-SINGLE-COUNTRY", () => {
  test("fails for the program, and lists what was counted", () => {
    expect(countries(2, DAMMAM, RIYADH).findings).toMatchObject([
      {
        rule: "SURV-SINGLE-COUNTRY",
        status: "fail",
        severity: "error",
        address: "program",
        message: "The program is in 1 country (SA); survivability.minCountries asks for 2.",
        evidence: [
          { attribute: "site google/me-central2", value: "SA", note: "2 resources and pools" },
          { attribute: "site hall-1", value: "SA" },
        ],
        citations: [{ article: "survivability.minCountries" }],
      },
    ]);
  });

  test("passes for enough countries, whatever else is not known", () => {
    expect(countries(2, DAMMAM, DUBAI, NOWHERE)).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown where the known ones do not suffice and a place is not known", () => {
    expect(countries(2, DAMMAM, NOWHERE).findings).toMatchObject([{ status: "unknown", severity: "error" }]);
  });

  test("is unknown for a place that is one of several countries, and fails where these are too few", () => {
    const dual = site(undefined, "SA", "AE");
    expect(countries(2, DAMMAM, dual).findings[0].status).toBe("unknown");
    expect(countries(3, DAMMAM, dual).findings[0].status).toBe("fail");
  });

  test("asks nothing of a program that is nowhere, or of a policy that does not ask", () => {
    expect(countries(1)).toEqual({ findings: [], passed: 0 });
    expect(countries(2)).toEqual({ findings: [], passed: 0 });
    expect(assess(survSingleCountry, { sites: [DAMMAM] })).toEqual({ findings: [], passed: 0 });
  });

  test("is one at least for whatever is somewhere", () => {
    expect(countries(1, NOWHERE)).toEqual({ findings: [], passed: 1 });
  });
});

describe("SURV-SINGLE-SITE", () => {
  test("fails for one site", () => {
    expect(places(2, DAMMAM).findings).toMatchObject([
      {
        status: "fail",
        address: "program",
        message: "The program is in 1 site (google/me-central2); survivability.minSites asks for 2.",
      },
    ]);
  });

  test("passes for two sites of one country", () => {
    expect(places(2, DAMMAM, RIYADH)).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown where something has no site of its own in a country with one", () => {
    expect(places(2, DAMMAM, site(undefined, "SA")).findings).toMatchObject([{ status: "unknown" }]);
  });

  test("counts something in another country as a site of its own", () => {
    expect(places(2, DAMMAM, site(undefined, "AE"))).toEqual({ findings: [], passed: 1 });
  });

  test("is a warning for unknown places where the most protected class warns", () => {
    const policy = {
      classes: { confidential: { countries: ["SA"], onUnknown: "warn" } },
      survivability: { minSites: 2 },
    };
    expect(assess(survSingleSite, { sites: [DAMMAM, NOWHERE] }, policy).findings).toMatchObject([
      { status: "unknown", severity: "warning" },
    ]);
  });
});
