import { describe, expect, it } from "vitest";
import { accelerators } from "../../catalog/accelerators";
import { findCountryGroup, isCountryCode } from "../../catalog/countries";
import endUserRows from "../../catalog/data/export-approved-end-users.json";
import kindRows from "../../catalog/data/export-authorisation-kinds.json";
import ruleRows from "../../catalog/data/export-rules.json";
import {
  approvedEndUsers,
  authorisationKinds,
  exportRules,
  findApprovedEndUser,
  findAuthorisationKind,
  findExportRule,
  groupsNaming,
  namesCountry,
  type ExportCountries,
} from "../../catalog/export-control";

const TABLES = {
  "export-rules": ruleRows,
  "export-approved-end-users": endUserRows,
  "export-authorisation-kinds": kindRows,
};

describe.each(Object.entries(TABLES))("the table of %s", (_, rows) => {
  it("has one row an id, sorted by it", () => {
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("says of every row where it comes from, when it was held true, and how it is known", () => {
    const confidences = ["sourced", "general-knowledge", "partly"];
    expect(
      rows.filter(
        ({ source, asOf, confidence }) =>
          source === "" || !/^20\d\d-\d\d-\d\d$/.test(asOf) || !confidences.includes(confidence),
      ),
    ).toEqual([]);
  });
});

describe("an export rule", () => {
  const named = (id: string): ExportCountries => {
    const rule = findExportRule(id);
    const countries = rule?.destinations ?? rule?.headOffices;
    if (!countries) throw new Error(`${id} names no countries`);
    return countries;
  };

  it.each([
    ["SA", true],
    ["QA", true],
    ["CN", true],
    ["HK", true],
    ["MO", true],
    ["AE", true],
    ["IL", false],
    ["CY", false],
    ["IN", false],
    ["DE", false],
    ["UA", false],
    ["US", false],
  ])("R-EAR-1 names %s: %s", (country, expected) => {
    expect(namesCountry(named("R-EAR-1"), country)).toBe(expected);
  });

  it.each([
    ["CN", true],
    ["HK", true],
    ["MO", true],
    ["RU", true],
    ["VE", true],
    ["SA", false],
    ["AE", false],
    ["KH", false],
  ])("R-EAR-2 names a head office in %s: %s", (country, expected) => {
    expect(namesCountry(named("R-EAR-2"), country)).toBe(expected);
  });

  it("says by which group a country is named", () => {
    expect(groupsNaming(named("R-EAR-1"), "SA")).toEqual(["D:4"]);
    expect(groupsNaming(named("R-EAR-1"), "CN")).toEqual(["D:1", "D:4", "D:5"]);
    expect(groupsNaming(named("R-EAR-1"), "AE")).toEqual([]);
  });

  it("names groups, countries and accelerators that the catalogue has", () => {
    const names = new Set(accelerators().map(({ name }) => name));
    for (const { destinations, headOffices, accelerators: parts = [], exceptDestinations = [] } of exportRules()) {
      for (const one of [destinations, headOffices].filter((countries) => countries !== undefined)) {
        const { groups, countries, exceptGroups = [], unlessApproved = [] } = one;
        expect([...groups, ...exceptGroups].filter((id) => !findCountryGroup(id))).toEqual([]);
        expect([...countries, ...unlessApproved].filter((code) => !isCountryCode(code))).toEqual([]);
      }
      expect(parts.filter((name) => !names.has(name))).toEqual([]);
      expect(exceptDestinations.filter((code) => !isCountryCode(code))).toEqual([]);
    }
  });

  it("says of every doubtful status what is in doubt", () => {
    const doubtful = exportRules().filter(({ status }) => status !== "in-force" && status !== "guidance");
    expect(doubtful.map(({ id }) => id)).toEqual(["R-EAR-3", "R-EAR-4", "R-EAR-7", "R-EAR-9"]);
    expect(doubtful.filter(({ statusNote }) => statusNote === undefined)).toEqual([]);
  });
});

describe("an approved end user", () => {
  it("is approved for a country and a time", () => {
    expect(findApprovedEndUser("g42")).toMatchObject({
      country: "AE",
      validFrom: "2026-07-10",
      validUntil: "2027-04-06",
    });
    expect(findApprovedEndUser("microsoft")?.validUntil).toBeUndefined();
    expect(findApprovedEndUser("humain")).toBeUndefined();
    expect(approvedEndUsers().filter(({ country }) => !isCountryCode(country))).toEqual([]);
  });
});

describe("a kind of authorisation", () => {
  it.each([
    ["licence", "licence"],
    ["License", "licence"],
    ["DC-VEU", "dc-veu"],
    ["NAC", "exception"],
    ["none", "none"],
  ])("may be written %s: %s", (written, id) => {
    expect(findAuthorisationKind(written)?.id).toBe(id);
  });

  it("that is none of these is not known", () => {
    expect(findAuthorisationKind("permit")).toBeUndefined();
    const names = authorisationKinds().flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(names).toEqual([...new Set(names)]);
  });
});
