import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../../engine/policy";

const AS_OF = "2026-11-22";

function problemsOf(classKeys: string, rest = ""): string[] {
  const text = `version: 1\ndefaultDataClass: secret\nclasses:\n  secret: { ${classKeys} }\n${rest}`;
  try {
    parsePolicy(text, "p.yaml", AS_OF);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

function problemsBeside(rest: string): string[] {
  return problemsOf("countries: [SA]", rest);
}

const WAIVER = "rule: RES-LOG, path: a, reason: r, owner: o, expires: 2027-01-01";

describe("countries of a policy", () => {
  it.each(["[SA, AE]", "[EU, EEA, GCC, EFTA]", "[any]"])("%s is fine", (countries) => {
    expect(problemsOf(`countries: ${countries}`)).toEqual([]);
  });

  it.each([
    ["UK", "GB"],
    ["sa", "SA"],
    ["KSA", "SA"],
    ["DEU", "DE"],
    ["GBR", "GB"],
    ["gcc", "GCC"],
    ["Saudi Arabia", "SA"],
    ["Germny", "DE"],
    ["EUE", "EU"],
  ])("%s is unknown; %s was meant", (entry, meant) => {
    expect(problemsOf(`countries: [AE, ${entry}]`)).toEqual([
      `p.yaml:4:29: classes.secret.countries[1]: unknown country or group '${entry}'; did you mean '${meant}'?`,
    ]);
  });

  it.each(["ZZ", "'D:5'", "Atlantis"])("%s is unknown and near to nothing that a policy may name", (entry) => {
    expect(problemsOf(`countries: [${entry}]`)).toEqual([
      expect.stringMatching(/; write ISO 3166-1 alpha-2 codes such as SA, or EEA, EFTA, EU, GCC$/),
    ]);
  });

  it("any stands alone, excludes nothing and is no exclusion", () => {
    expect(problemsOf("countries: [SA, any]")).toEqual([expect.stringContaining("'any' stands alone")]);
    expect(problemsOf("countries: [any], operators: { hqNotIn: [any] }")).toEqual([
      "p.yaml:4:54: classes.secret.operators.hqNotIn[0]: 'any' would exclude every operator; name the countries",
    ]);
  });

  it("none in a list is told from a country", () => {
    expect(problemsOf("countries: [SA], flows: { edge: [none] }")).toEqual([
      "p.yaml:4:46: classes.secret.flows.edge[0]: 'none' is no country; an empty list lets this kind of flow go nowhere",
    ]);
  });

  it("one country is not a group", () => {
    expect(problemsBeside("endUser: { hq: EU }")).toEqual([
      "p.yaml:5:16: endUser.hq: 'EU' is a group of countries; name one country",
    ]);
  });

  it("export authorisations name a country and a day", () => {
    const authorisation = "{ id: x, kind: licence, items: [3A090.a], country: KSA, expires: 2027-02-30 }";
    expect(problemsBeside(`exportAuthorisations: [${authorisation}]`)).toEqual([
      "2 problems:",
      "p.yaml:5:75: exportAuthorisations[0].country: unknown country 'KSA'; did you mean 'SA'?",
      "p.yaml:5:89: exportAuthorisations[0].expires: '2027-02-30' is not a day of the calendar; write a date such as 2027-03-31",
    ]);
  });
});

describe("the default data class", () => {
  it("needs an entry", () => {
    const text = "version: 1\ndefaultDataClass: secret\nclasses: { public: { countries: [any] } }\n";
    expect(() => parsePolicy(text, "p.yaml")).toThrow(
      "p.yaml:2:19: defaultDataClass: 'secret' has no entry in classes; add 'secret: { countries: [...] }' there",
    );
  });
});

describe("certifications of a policy", () => {
  it.each(["sa-cst-csp", "sa-cst-csp:C", "secnumcloud:3.2", "'sa-nca-ccc:CCC-2:2024'"])("%s is known", (entry) => {
    expect(problemsOf(`countries: [SA], certifications: [${entry}]`)).toEqual([]);
  });

  it.each([
    ["sa-cst-cps:C", "unknown certification 'sa-cst-cps'; did you mean 'sa-cst-csp'?"],
    ["sa-cst-csp:D", "the certification 'sa-cst-csp' has no level 'D'; it has qualification, A, B, C"],
    ["iso27001:high", "the certification 'iso27001' has no levels; write 'iso27001' alone"],
  ])("%s is not", (entry, message) => {
    expect(problemsOf(`countries: [SA], certifications: [${entry}]`)).toEqual([
      `p.yaml:4:47: classes.secret.certifications[0]: ${message}`,
    ]);
  });
});

describe("rules that are waived", () => {
  it("may be waived by a program", () => {
    expect(problemsBeside("program: { waivers: [RES-LOG, PWR-BUDGET] }")).toEqual([]);
  });

  it("have to exist", () => {
    expect(problemsBeside("program: { waivers: [RES-LGO] }")).toEqual([
      "p.yaml:5:22: program.waivers[0]: there is no rule 'RES-LGO'; did you mean 'RES-LOG'?",
    ]);
    expect(problemsBeside(`waivers: [{ ${WAIVER.replace("RES-LOG", "JUR-HG")} }]`)).toEqual([
      "p.yaml:5:19: waivers[0].rule: there is no rule 'JUR-HG'; did you mean 'JUR-HQ'?",
    ]);
  });

  it("are not those about waivers", () => {
    expect(problemsBeside(`waivers: [{ ${WAIVER.replace("RES-LOG", "WAIVER-EXPIRED")} }]`)).toEqual([
      expect.stringContaining("WAIVER-EXPIRED is about waivers and cannot be waived itself"),
    ]);
  });
});

describe("the last day of a waiver", () => {
  const withExpiry = (expires: string): string[] =>
    problemsBeside(`waivers: [{ ${WAIVER.replace("2027-01-01", expires)} }]`);

  it("may be past (that is a finding) and up to 400 days ahead", () => {
    expect(withExpiry("2026-05-31")).toEqual([]);
    expect(withExpiry("2027-12-27")).toEqual([]);
  });

  it("is refused further ahead, or where the calendar has no such day", () => {
    expect(withExpiry("2027-12-28")).toEqual([
      "p.yaml:5:67: waivers[0].expires: a waiver holds for at most 400 days; 2027-12-28 is 401 days after 2026-11-22",
    ]);
    expect(withExpiry("2027-02-29")).toEqual([expect.stringContaining("'2027-02-29' is not a day of the calendar")]);
  });
});

describe("a stated certificate", () => {
  const stating = (certificate: string) => problemsBeside(`certificates:\n  - { ${certificate} }\n`);
  const RIGHT = "operator: google, certification: sa-cst-csp, validUntil: 2027-05-31, evidence: letter";

  it("is fine with its operator, certification, last day and evidence", () => {
    expect(stating(RIGHT)).toEqual([]);
    expect(stating(`${RIGHT}, level: C, region: me-central2, validFrom: 2026-01-01`)).toEqual([]);
    expect(stating(RIGHT.replace("google", "acme"))).toEqual([]);
  });

  it.each([
    [RIGHT.replace("sa-cst-csp", "sa-cst-cps"), "unknown certification 'sa-cst-cps'; did you mean 'sa-cst-csp'?"],
    [`${RIGHT}, level: D`, "has no level 'D'; it has qualification, A, B, C"],
    [`${RIGHT}, version: v2`, "has no version 'v2'; leave it out"],
    [RIGHT.replace("2027-05-31", "2027-02-30"), "'2027-02-30' is not a day of the calendar"],
    [`${RIGHT}, validFrom: 2028-01-01`, "2027-05-31 is before validFrom, 2028-01-01"],
    [RIGHT.replace("letter", "' '"), "a certificate needs a URL or reference of it"],
    [RIGHT.replace(", evidence: letter", ""), "the key 'evidence' is missing in certificates[0]"],
    [`${RIGHT}, regon: x`, "unknown key 'regon' in certificates[0]; did you mean 'region'?"],
  ])("%s is refused", (certificate, words) => {
    const problems = stating(certificate);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toMatch(/^p\.yaml:6:\d+: /);
  });
});

describe("an end user and an export authorisation", () => {
  it("names approved end users and kinds that there are", () => {
    const licence = "id: B, items: [4A090.a], country: SA";
    expect(problemsBeside(`endUser: { hq: AE, approvedAs: g42 }`)).toEqual([]);
    expect(problemsBeside(`endUser: { hq: AE, approvedAs: g43 }`)).toEqual([
      expect.stringMatching(/^p\.yaml:5:\d+: endUser\.approvedAs: unknown approved end user 'g43'; did you mean 'g42'/),
    ]);
    expect(problemsBeside(`exportAuthorisations: [{ ${licence}, kind: DC-VEU }]`)).toEqual([]);
    expect(problemsBeside(`exportAuthorisations: [{ ${licence}, kind: licens }]`)).toEqual([
      expect.stringContaining("unknown kind 'licens'; did you mean 'licence'?"),
    ]);
  });
});
