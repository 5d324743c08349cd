import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadPolicy, policyFromValue, type DataClassName } from "../../../engine/policy";
import { certificationDemands, countryDemands, operatorDemands } from "../../../engine/policy/profiles/demands";

const AS_OF = "2026-11-22";
const folder = mkdtempSync(path.join(tmpdir(), "sovereign-profiles-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = { version: 1, defaultDataClass: "confidential", classes: { confidential: { countries: ["any"] } } };
const loaded = (profiles: readonly string[], profileFacts: object = {}, asOf = AS_OF) =>
  policyFromValue({ ...FILE, profiles, profileFacts }, "test", asOf);
const demands = (profile: string, facts: object = {}, tags?: readonly string[], asOf = AS_OF) =>
  countryDemands(
    loaded([profile], { [profile]: facts }).policy,
    { dataClass: "confidential", tags },
    ["placement"],
    asOf,
  );

describe("where a profile lets data be", () => {
  const allowed = (...args: Parameters<typeof demands>) => demands(...args)[0].allowed as ReadonlySet<string>;

  test("is its home country, while its list of adequate countries is empty", () => {
    expect([...allowed("sa-pdpl")]).toEqual(["SA"]);
  });

  test("is a group expanded, with every adequate country", () => {
    const countries = allowed("eu-gdpr");
    for (const country of ["DE", "NO", "CH", "JP", "GB", "BR", "CA"]) expect(countries).toContain(country);
    for (const country of ["US", "SA", "IN"]) expect(countries).not.toContain(country);
  });

  test.each([
    ["GB", "2031-12-27", true],
    ["GB", "2031-12-28", false],
    ["BR", "2026-01-25", false],
    ["BR", "2026-01-26", true],
  ])("counts %s on %s: %s", (country, asOf, counts) => {
    expect(allowed("eu-gdpr", {}, undefined, asOf).has(country)).toBe(counts);
  });

  test.each([
    [{ dpfCertified: true }, true],
    [{ dpfCertified: "yes" }, true],
    [{ dpfCertified: false }, false],
    [{ dpfCertified: "no" }, false],
    [{}, false],
  ])("counts the United States by a fact: %j", (facts, counts) => {
    expect(allowed("eu-gdpr", facts).has("US")).toBe(counts);
  });

  test("is everywhere but the countries that it keeps out", () => {
    const [{ allowed: all, denied }] = demands("us-reach", { holdsBulkUsData: "yes" });
    expect(denied).toContain("CN");
    expect(all).not.toContain("CN");
    expect(all).toContain("US");
  });

  test("is any country, unknown ones too, where nothing is kept out", () => {
    expect(demands("in-dpdp")[0].allowed).toBe("any");
  });

  test("leaves images alone, and asks about every other flow", () => {
    const { policy } = loaded(["sa-pdpl"]);
    const of = (kind: "image" | "log" | "metadata") =>
      countryDemands(policy, { dataClass: "confidential" }, [kind], AS_OF).length;
    expect({ image: of("image"), log: of("log"), metadata: of("metadata") }).toEqual({ image: 0, log: 1, metadata: 0 });
  });
});

describe("what lifts a requirement", () => {
  const lifted = (profile: string, facts: object, asOf = AS_OF) => demands(profile, facts, undefined, asOf)[0].liftedBy;

  test("is a basis with its risk assessment, not the basis alone", () => {
    expect(lifted("sa-pdpl", { transferBasis: "bcr" })).toBeUndefined();
    expect(lifted("sa-pdpl", { transferBasis: "bcr", transferRiskAssessment: "T-1" })).toBe(
      "bcr, transferRiskAssessment T-1",
    );
  });

  test("says of a part of an answer what it counts with only", () => {
    const lacking = (profile: string, facts: object) => demands(profile, facts)[0].lacking;
    expect(lacking("sa-pdpl", { transferBasis: "bcr" })).toBe("bcr counts only with transferRiskAssessment");
    expect(lacking("sa-sama", { approval: "SAMA-77", approvalExpires: "2026-01-01" })).toBe(
      "approval SAMA-77 counts only with approvalExpires after 2026-01-01, which is over",
    );
    expect(lacking("sa-sama", { approval: "SAMA-77" })).toBe("approval SAMA-77 counts only with approvalExpires");
    expect(lacking("sa-pdpl", {})).toBeUndefined();
  });

  test("is an approval until its last day", () => {
    const facts = { approval: "SAMA-77", approvalExpires: "2026-11-22" };
    expect(lifted("sa-sama", facts)).toBe("approval SAMA-77, approvalExpires 2026-11-22");
    expect(lifted("sa-sama", facts, "2026-11-23")).toBeUndefined();
  });
});

describe("which data a profile is about", () => {
  const about = (profile: string, tags?: readonly string[], dataClass: DataClassName = "confidential", facts = {}) => {
    const { policy } = loaded([profile], { [profile]: facts });
    return countryDemands(policy, { dataClass, tags }, ["placement"], AS_OF)[0]?.applies;
  };

  test.each([
    ["data with its tag", ["personal"], { tag: "personal", certain: true }],
    ["data with another of its tags", ["crm", "health"], { tag: "health", certain: true }],
    ["a tag in capitals", ["Personal"], { tag: "personal", certain: true }],
    ["data without tags, which may be that data", undefined, { tag: "personal", certain: false }],
    ["a tag with a slip of the pen", ["personnal"], { tag: "personal", certain: false }],
    ["no data with other tags", ["synthetic"], undefined],
    ["no data with a tag that is another word", ["payment"], undefined],
  ])("%s", (_, tags, expected) => {
    expect(about("sa-pdpl", tags)).toEqual(expected);
  });

  test("public data is outside", () => {
    expect(about("sa-pdpl", ["personal"], "public")).toBeUndefined();
    expect(about("sa-pdpl", ["personal"], "internal")).toBeDefined();
  });

  test("a requirement may begin at a higher class than its profile", () => {
    expect(about("sa-ndmo", ["government"], "internal")).toBeUndefined();
    expect(about("sa-ndmo", ["government"], "confidential")).toBeDefined();
  });

  test("a policy with several laws narrows each to the data of its own tag", () => {
    expect(about("sa-pdpl", ["personal", "ksa"], "confidential", { onlyTags: ["ksa"] })).toBeDefined();
    expect(about("sa-pdpl", ["personal", "eu"], "confidential", { onlyTags: ["ksa"] })).toBeUndefined();
    expect(about("sa-pdpl", undefined, "confidential", { onlyTags: "ksa, gcc" })).toBeDefined();
  });
});

describe("what a profile asks of an operator", () => {
  test("is a clause for JUR-HQ and JUR-PARENT", () => {
    const { policy } = loaded(["fr-secnumcloud"]);
    const clauses = operatorDemands(policy, { dataClass: "confidential" }, AS_OF).map(({ clause }) => clause);
    expect(clauses).toEqual([{ hqIn: ["EU"] }, { ultimateParentIn: ["EU"] }]);
  });

  test("is a certification, any of those that count, unless an equivalent is stated and not over", () => {
    const facts = { c5Equivalence: "GS-9", c5EquivalenceExpires: "2027-06-30" };
    const of = (profileFacts: object, asOf: string) =>
      certificationDemands(
        loaded(["de-sgbv-393"], { "de-sgbv-393": profileFacts }).policy,
        { dataClass: "confidential", tags: ["health"] },
        asOf,
      );
    expect(of({}, AS_OF)).toMatchObject([{ anyOf: ["c5:type2"] }]);
    expect(of({}, AS_OF)[0].liftedBy).toBeUndefined();
    expect(of(facts, AS_OF)[0].liftedBy).toContain("GS-9");
    expect(of(facts, "2027-07-01")[0].liftedBy).toBeUndefined();
  });
});

describe("what a profile leaves open", () => {
  const open = (profile: string, facts: object = {}) =>
    loaded([profile], { [profile]: facts }).notAssessed.map(({ what, why }) => `${what}: ${why}`);
  const has = (entries: readonly string[], text: string) => entries.some((entry) => entry.includes(text));

  test("names the profile in every line", () => {
    expect(open("sa-pdpl").every((entry) => entry.startsWith("sa-pdpl: "))).toBe(true);
  });

  test("is an approval that is not stated", () => {
    expect(has(open("sa-sama"), "state profileFacts.sa-sama.approval: reference of SAMA's approval")).toBe(true);
    expect(has(open("sa-sama", { approval: "SAMA-77" }), "profileFacts.sa-sama.approval")).toBe(false);
  });

  test("is a requirement of which nobody says whether it applies; one that does not apply is none", () => {
    expect(has(open("in-dpdp"), "whether it applies is not stated; state profileFacts.in-dpdp")).toBe(true);
    expect(has(open("in-dpdp", { significantDataFiduciary: "no" }), "IN-DPDP-13-4")).toBe(false);
  });
});

describe("a mistake in a policy", () => {
  test.each([
    [
      "an unknown profile",
      ["ae-helth"],
      {},
      "profiles[0]: there is no law profile 'ae-helth'; did you mean 'ae-health'?",
    ],
    ["a profile that resembles none", ["xyzzyplugh"], {}, "`sovereign catalog profiles` lists them"],
    ["facts of a profile that is not named", ["sa-pdpl"], { "ae-health": {} }, "'profiles' does not name it"],
    ["a fact that no profile asks", ["sa-pdpl"], { "sa-pdpl": { x: "y" } }, "it asks transferBasis, transferRisk"],
    [
      "an answer that is none",
      ["eu-gdpr"],
      { "eu-gdpr": { dpfCertified: "maybe" } },
      "must be one of yes, no, not 'maybe'",
    ],
    ["a list for one answer", ["sa-pdpl"], { "sa-pdpl": { transferBasis: ["scc"] } }, "write one value"],
    ["an empty answer", ["sa-pdpl"], { "sa-pdpl": { transferRiskAssessment: " " } }, "must not be empty"],
    ["a number for tags", ["sa-pdpl"], { "sa-pdpl": { onlyTags: 7 } }, "write a list of tags"],
  ])("%s", (_, profiles, facts, message) => {
    expect(() => loaded(profiles, facts)).toThrow(message);
  });
});

describe("a profile of one's own", () => {
  const OWN = [
    "id: acme",
    "title: ACME",
    "jurisdiction: SE",
    "status: in-force",
    "asOf: 2026-11-22",
    "requirements:",
    "  - id: ACME-1",
    "    title: stays in Sweden",
    "    citation: { law: contract, asOf: 2026-11-22, confidence: sourced }",
    "    countries: { in: [SE] }",
  ];
  let count = 0;
  const policyWith = (lines: readonly string[], name = "laws/acme.yaml", extra = "") => {
    const root = path.join(folder, String(count++));
    mkdirSync(path.join(root, "laws"), { recursive: true });
    writeFileSync(path.join(root, name), lines.join("\n"));
    const file = path.join(root, "sovereignty.yaml");
    const policy = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [any] }\n";
    writeFileSync(file, `${policy}profiles: [${name}${extra}]\n`);
    return () => loadPolicy(file, AS_OF);
  };

  test("is read relative to the policy, and named with its digest", () => {
    const [profile] = policyWith(OWN)().policy.profiles;
    expect(profile).toMatchObject({ id: "acme", facts: {}, notAssessed: [], source: { file: "laws/acme.yaml" } });
    expect(profile.source?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("may be JSON", () => {
    const value = { id: "acme", title: "t", jurisdiction: "SE", status: "in-force", asOf: AS_OF, requirements: [] };
    expect(policyWith([JSON.stringify(value)], "acme.json")().policy.profiles).toMatchObject([{ id: "acme" }]);
  });

  test.each([
    ["a requirement without a kind", [...OWN.slice(0, 9)], "needs 'countries' or 'operators'"],
    ["two kinds", [...OWN, "    fact: { name: x }"], "a requirement has one kind, and this has countries and fact"],
    [
      "an unknown country",
      OWN.map((line) => line.replace("[SE]", "[UK]")),
      "laws/acme.yaml:10:23: requirements[0].countries.in[0]: unknown country",
    ],
    [
      "a condition on no fact",
      [...OWN, "    liftedBy: [{ approval: stated }]"],
      "'approval' is not among 'facts' of the profile",
    ],
    [
      "a date that is none",
      OWN.map((line) => line.replace("asOf: 2026-11-22", "asOf: 2026-11-31")),
      "is not a day of the calendar",
    ],
    [
      "an unknown certification",
      [...OWN.slice(0, 9), "    certifications: { anyOf: [c6] }"],
      "unknown certification 'c6'",
    ],
    ["an unknown flow", [...OWN.slice(0, 9), "    countries: { in: [SE], covers: [logs] }"], "did you mean 'log'?"],
    ["an unknown key", [...OWN, "    remarks: x"], "unknown key 'remarks' in requirements[0]"],
    ["the same requirement twice", [...OWN, ...OWN.slice(6)], "requirements[1].id: stands here twice"],
    ["no requirement at all", OWN.slice(0, 5), "the key 'requirements' is missing"],
  ])("with %s is refused with its line", (_, lines, message) => {
    expect(policyWith(lines)).toThrow(message);
    expect(policyWith(lines)).toThrow(/laws\/acme\.yaml:\d+:\d+: /);
  });

  test("that has the id of another one is refused", () => {
    const lines = OWN.map((line) => line.replace("id: acme", "id: sa-pdpl"));
    expect(policyWith(lines, "laws/acme.yaml", ", sa-pdpl")).toThrow("a profile 'sa-pdpl' is named before it");
  });
});
