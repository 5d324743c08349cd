import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tagsTogether } from "../../../../engine/checks/graph/data-classes";
import { certMissing } from "../../../../engine/checks/rules/cert-missing";
import { jurHq } from "../../../../engine/checks/rules/jur-hq";
import { jurParent } from "../../../../engine/checks/rules/jur-parent";
import { resGlobal } from "../../../../engine/checks/rules/res-global";
import { resLog } from "../../../../engine/checks/rules/res-log";
import { resPlace } from "../../../../engine/checks/rules/res-place";
import { resState } from "../../../../engine/checks/rules/res-state";
import { resUnknown } from "../../../../engine/checks/rules/res-unknown";
import { profileIds } from "../../../../engine/policy/profiles";
import { ANYWHERE, at, bindingOf, flowOf, placementOf, policyOf, stateOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const anywhere = (profiles: readonly string[], profileFacts: object = {}) => ({
  classes: { confidential: { countries: ["any"] } },
  profiles,
  profileFacts,
});
const inFrankfurt = at("eu-central-1", "DE");
const health = { tags: ["health"] };

describe("a place under a law profile", () => {
  test("fails with the rule of its kind, and names profile and article", () => {
    const { findings } = assess(resPlace, { placements: [placementOf(inFrankfurt, health)] }, anywhere(["ae-health"]));
    expect(findings).toMatchObject([
      {
        rule: "RES-PLACE",
        status: "fail",
        severity: "error",
        citations: [{ law: "Federal Law 2/2019", article: "Art. 13", asOf: "2026-11-22", confidence: "sourced" }],
      },
    ]);
    expect(findings[0].message).toContain("; ae-health (Federal Law 2/2019 Art. 13) keeps health data in AE.");
    expect(findings[0].remedy).toMatch(/^Keep it in AE\. /);
    expect(findings[0].remedy).toContain("profileFacts.ae-health: exception (md51.1, ");
  });

  test("names regions that can be had at home", () => {
    const payment = placementOf(inFrankfurt, { tags: ["payment"] });
    const [finding] = assess(resPlace, { placements: [payment] }, anywhere(["in-rbi"])).findings;
    expect(finding.remedy).toContain("Keep it in IN (aws: ap-south-1, ap-south-2).");
  });

  test("passes at home", () => {
    const placements = [placementOf(at("me-central-1", "AE"), health)];
    expect(assess(resPlace, { placements }, anywhere(["ae-health"]))).toEqual({ findings: [], passed: 1 });
  });

  test("fails where a part of it is abroad", () => {
    const placements = [placementOf(at("x", "AE", "BH"), health)];
    expect(assess(resPlace, { placements }, anywhere(["ae-health"])).findings).toMatchObject([{ status: "fail" }]);
  });

  test("fails where it may be anywhere, though the policy takes any country", () => {
    const placements = [placementOf(ANYWHERE, health)];
    expect(assess(resPlace, { placements }, anywhere(["ae-health"])).findings).toMatchObject([{ status: "fail" }]);
  });

  test("is unknown where it cannot be resolved: one finding with the clause and the article", () => {
    const { findings } = assess(resUnknown, { placements: [placementOf(UNKNOWN, health)] }, anywhere(["ae-health"]));
    expect(findings).toMatchObject([
      { status: "unknown", severity: "error", citations: [{ law: "policy" }, { law: "Federal Law 2/2019" }] },
    ]);
  });

  test("is one finding with every article that it offends", () => {
    const policy = { classes: { confidential: { countries: ["SA"] } }, profiles: ["sa-pdpl", "ae-health"] };
    const { findings } = assess(resPlace, { placements: [placementOf(inFrankfurt, health)] }, policy);
    expect(findings).toHaveLength(1);
    expect(findings[0].citations.map(({ law }) => law)).toEqual(["policy", "PDPL", "Federal Law 2/2019"]);
    expect(findings[0].message).toMatch(
      /confidential data may be in SA only; sa-pdpl \(.*\) keeps health data in SA; ae-health \(/,
    );
    expect(findings[0].remedy).toMatch(/^No country is allowed by all of these at once.*profileFacts\.sa-pdpl/);
  });

  test("has a remedy that the policy and the law both take", () => {
    const places = (countries: string[]) => {
      const policy = { classes: { confidential: { countries } }, profiles: ["eu-gdpr"] };
      const placements = [placementOf(at("ap-south-1", "IN"), { tags: ["personal"] })];
      return assess(resPlace, { placements }, policy).findings[0].remedy;
    };
    expect(places(["SA", "US", "FR"])).toMatch(/an allowed region \(aws: eu-west-3\)\./);
    expect(places(["any"])).toMatch(/^Keep it in .* \(aws: /);
    expect(places(["FR", "IN"])).toMatch(/^Keep it in FR \(aws: eu-west-3\)\./);
  });

  test("that two laws keep in two countries cannot hold: each says so", () => {
    const placements = [placementOf(at("me-central-1", "AE"), health)];
    const { findings } = assess(resPlace, { placements }, anywhere(["sa-pdpl", "ae-health"]));
    expect(findings[0].citations.map(({ law }) => law)).toEqual(["PDPL"]);
  });

  test("says where data may be that data since nobody says what it is, and how to say that it is not", () => {
    const { findings } = assess(resPlace, { placements: [placementOf(inFrankfurt)] }, anywhere(["ae-health"]));
    expect(findings[0].message).toContain("keeps data that may be health in AE");
    expect(findings[0].remedy).toContain("Where it is not health data, state its tags.");
  });

  test("says which adequacy would have let it be there, and why it does not", () => {
    const us = { placements: [placementOf(at("us-east-1", "US"), { tags: ["personal"] })] };
    const [finding] = assess(resPlace, us, anywhere(["eu-gdpr"])).findings;
    expect(finding.message).toContain(", US only with dpfCertified (yes).");
    expect(finding.remedy).toContain("dpfCertified (yes)");
  });

  test("of a proposal, or of a contested rule, says that it is one", () => {
    const placements = [placementOf(at("eu-west-2", "GB"))];
    const [proposal] = assess(resPlace, { placements }, anywhere(["eu-cada-ual1"])).findings;
    expect(proposal.message).toContain("Art. 16 and Annex II, proposal)");
    expect(proposal.citations[0].law).toMatch(/\(proposal\)$/);
    const [contested] = assess(resPlace, { placements }, anywhere(["kw-citra"])).findings;
    expect(contested.citations[0].law).toMatch(/\(contested\)$/);
  });
});

describe("profiles add rules and never loosen one", () => {
  const country = fc.constantFrom("SA", "AE", "DE", "US", "IN", "KW");
  const place = fc.oneof(
    fc.array(country, { minLength: 1, maxLength: 2 }).map((countries) => at("r", ...countries)),
    fc.constant(ANYWHERE),
    fc.constant(UNKNOWN),
  );
  const tags = fc.option(fc.subarray(["personal", "health", "payment", "government", "synthetic"]), { nil: undefined });
  const lifts = { "sa-pdpl": { transferBasis: "scc", transferRiskAssessment: "T-1" } };

  test("whatever the place, the data and the profiles", () => {
    const profiles = fc.uniqueArray(fc.constantFrom(...profileIds()), { maxLength: 4 });
    fc.assert(
      fc.property(place, tags, fc.uniqueArray(country, { minLength: 1 }), profiles, (where, stated, countries, ids) => {
        const facts = { placements: [placementOf(where, { tags: stated })] };
        const classes = { confidential: { countries } };
        const rules = [resPlace, resUnknown];
        const without = rules.flatMap((rule) => assess(rule, facts, { classes }).findings);
        const profileFacts = ids.includes("sa-pdpl") ? lifts : {};
        const withThem = rules.flatMap(
          (rule) => assess(rule, facts, { classes, profiles: ids, profileFacts }).findings,
        );
        for (const { rule, status, citations } of without) {
          expect(withThem).toMatchObject([
            { rule, status, citations: expect.arrayContaining([...citations]) as unknown },
          ]);
        }
        expect(withThem.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("other subjects under a law profile", () => {
  test("a flow is a finding of its own kind; one within the country passes", () => {
    const flows = [flowOf("log", inFrankfurt, health), flowOf("log", at("me-central-1", "AE"), health)];
    expect(assess(resLog, { flows }, anywhere(["ae-health"]))).toMatchObject({
      findings: [{ rule: "RES-LOG", status: "fail" }],
      passed: 1,
    });
  });

  test("a flow that the policy lets go further is still held against the law", () => {
    const policy = {
      classes: { confidential: { countries: ["AE"], flows: { log: ["DE"] } } },
      profiles: ["ae-health"],
    };
    expect(assess(resLog, { flows: [flowOf("log", inFrankfurt, health)] }, policy).findings).toHaveLength(1);
  });

  test("a flow whose other end is unknown keeps the severity that is fixed for it", () => {
    const flows = [flowOf("log", UNKNOWN, { ...health, unknownSeverity: "warning" })];
    expect(assess(resLog, { flows }, anywhere(["ae-health"])).findings).toMatchObject([
      { status: "unknown", severity: "warning" },
    ]);
  });

  test("a state abroad is RES-STATE; one on this machine stays information", () => {
    const states = [stateOf("s3", inFrankfurt), stateOf("local", UNKNOWN)];
    expect(assess(resState, { states }, anywhere(["sa-pdpl"])).findings).toMatchObject([
      { rule: "RES-STATE", status: "fail", severity: "error" },
      { status: "unknown", severity: "info" },
    ]);
  });

  test("a control plane is information, unless a profile asks for metadata; a proposal makes it a warning", () => {
    const placements = [placementOf(ANYWHERE, { serviceKind: "control-plane" })];
    const severity = (profiles: readonly string[]) =>
      assess(resGlobal, { placements }, anywhere(profiles)).findings.map((finding) => finding.severity);
    expect(severity(["sa-pdpl"])).toEqual(["info"]);
    expect(severity(["eu-cada-ual1"])).toEqual(["warning"]);
  });

  test("a control plane whose metadata the policy keeps is an error, with the proposal beside it", () => {
    const placements = [placementOf(ANYWHERE, { serviceKind: "control-plane" })];
    const policy = {
      classes: { confidential: { countries: ["SE"], flows: { metadata: [] } } },
      profiles: ["eu-cada-ual1"],
    };
    expect(assess(resGlobal, { placements }, policy).findings).toMatchObject([
      { severity: "error", citations: [{ law: "policy" }, { article: "Art. 16 and Annex II" }] },
    ]);
  });
});

describe("an operator under a law profile", () => {
  const aws = { id: "aws", hq: "US", ultimateParent: "US" };
  const eusc = { id: "aws-eusc", hq: "DE", ultimateParent: "US" };

  test("fails by its head office and by its parent, each by its rule", () => {
    const policy = anywhere(["fr-secnumcloud"]);
    expect(assess(jurHq, { operators: [bindingOf(aws)] }, policy).findings).toMatchObject([
      { rule: "JUR-HQ", status: "fail", dataClass: "confidential", citations: [{ article: "§ 19.6(a)" }] },
    ]);
    expect(assess(jurHq, { operators: [bindingOf(eusc)] }, policy)).toEqual({ findings: [], passed: 1 });
    const [parent] = assess(jurParent, { operators: [bindingOf(eusc)] }, policy).findings;
    expect(parent.message).toMatch(
      /with its ultimate parent in US; fr-secnumcloud \(.*\) wants an ultimate parent in EU/,
    );
  });

  test("is unknown where nobody knows it", () => {
    const policy = anywhere(["fr-secnumcloud"]);
    const operators = [bindingOf(undefined), bindingOf({ id: "acme" })];
    expect(assess(jurParent, { operators }, policy).findings).toMatchObject([
      { status: "unknown", severity: "error" },
      { status: "unknown", severity: "error" },
    ]);
  });

  test("is one finding with the clause of the policy and the article", () => {
    const policy = {
      classes: { confidential: { countries: ["any"], operators: { ultimateParentNotIn: ["US"] } } },
      profiles: ["fr-secnumcloud"],
    };
    const { findings } = assess(jurParent, { operators: [bindingOf(eusc)] }, policy);
    expect(findings).toHaveLength(1);
    expect(findings[0].citations.map(({ law }) => law)).toEqual(["policy", "SecNumCloud 3.2"]);
  });

  test("that the policy does not know and a law refuses is refused", () => {
    const policy = {
      classes: { confidential: { countries: ["any"], operators: { hqNotIn: ["CN"] } } },
      profiles: ["fr-secnumcloud"],
    };
    expect(assess(jurHq, { operators: [bindingOf(aws)] }, policy).findings).toMatchObject([{ status: "fail" }]);
  });

  test("is not asked about data of another kind", () => {
    const kinds = [{ dataClass: "confidential" as const, tags: ["synthetic"] }];
    const policy = anywhere(["de-sgbv-393"]);
    expect(assess(jurHq, { operators: [bindingOf({ id: "ovh", hq: "FR" }, { kinds })] }, policy)).toEqual({
      findings: [],
      passed: 0,
    });
  });

  test.each([
    ["holds for a head office there", { id: "otc", hq: "DE" }, []],
    ["holds for an establishment that the catalogue knows", { id: "aws", hq: "US" }, []],
    ["is unknown where none is known, which does not say that there is none", { id: "ovh", hq: "FR" }, ["unknown"]],
  ])("the establishment in Germany %s", (_, operator, expected) => {
    const { findings } = assess(jurHq, { operators: [bindingOf(operator)] }, anywhere(["de-sgbv-393"]));
    expect(findings.map(({ status }) => status)).toEqual(expected);
  });
});

describe("what is said of several kinds of data together", () => {
  test.each([
    ["the tags of both", [["personal"], ["health", "personal"]], ["health", "personal"]],
    ["nothing where one of them may be anything", [["personal"], undefined], undefined],
    ["nothing of nothing", [], undefined],
  ])("is %s", (_, all, together) => {
    expect(tagsTogether(all)).toEqual(together);
  });
});

describe("a certification under a law profile", () => {
  const ovh = { id: "ovh", hq: "FR", ultimateParent: "FR" };
  const missing = (profiles: readonly string[], operator: object, more: object = {}, facts: object = {}) =>
    assess(certMissing, { operators: [bindingOf(operator as typeof ovh, more)] }, anywhere(profiles, facts)).findings;

  test("fails where the operator holds none, with the article", () => {
    const [finding] = missing(["de-c5"], { id: "docker", hq: "US" });
    expect(finding).toMatchObject({ rule: "CERT-MISSING", status: "fail", address: "provider.aws" });
    expect(finding.message).toMatch(/de-c5 \(.*\) asks for it\.$/);
  });

  test("is unknown where it is only claimed", () => {
    expect(missing(["de-c5"], ovh)).toMatchObject([{ status: "unknown", citations: [{ confidence: "partly" }] }]);
  });

  test("is not asked of data of another kind, nor where an equivalent is stated", () => {
    const kinds = [{ dataClass: "confidential", tags: ["synthetic"] }];
    expect(missing(["de-c5"], ovh, { kinds })).toEqual([]);
    const facts = { c5Equivalence: "GS-9", c5EquivalenceExpires: "2027-06-30" };
    expect(missing(["de-sgbv-393"], ovh, {}, { "de-sgbv-393": facts })).toEqual([]);
  });

  test("is one finding with the clause of the policy", () => {
    const policy = {
      classes: { confidential: { countries: ["any"], certifications: ["c5"] } },
      profiles: ["de-c5"],
    };
    const { findings } = assess(certMissing, { operators: [bindingOf(ovh)] }, policy);
    expect(findings).toHaveLength(1);
    expect(findings[0].citations.map(({ law }) => law)).toEqual(["policy", expect.stringContaining("C5")]);
  });

  test("that is the user's own is not assessed until the policy states it", () => {
    expect(missing(["sa-nca"], ovh)).toEqual([]);
    const open = (certificates: readonly object[]) =>
      policyOf({ ...anywhere(["sa-nca"]), certificates }).notAssessed.filter(({ what }) =>
        what.includes("SA-NCA-ECC2"),
      );
    expect(open([])).toMatchObject([{ why: expect.stringContaining("under certificates") as string }]);
    expect(
      open([{ operator: "acme", certification: "sa-nca-ecc", validUntil: "2027-01-31", evidence: "N-4" }]),
    ).toEqual([]);
  });
});
