import { describe, expect, test } from "vitest";
import { certExpired } from "../../../../engine/checks/rules/cert-expired";
import { certMissing } from "../../../../engine/checks/rules/cert-missing";
import { bestAnswer, type CertificationAnswer } from "../../../../engine/policy/certificates";
import { at, bindingOf, placementOf, resourceOf, stackOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const stack = stackOf();
const google = { id: "google", hq: "US", ultimateParent: "US" };
const asking = (certifications: readonly string[], more: object = {}) => ({
  classes: { confidential: { countries: ["any"], certifications, ...more } },
});
const certificate = (more: object = {}) => ({
  operator: "google",
  certification: "sa-cst-csp",
  level: "C",
  validUntil: "2027-05-31",
  evidence: "https://trust.example/cst.pdf",
  ...more,
});

/** An operator's block with something in each of the places. */
function inPlaces(operator: string, ...places: ReturnType<typeof at>[]) {
  const address = `provider.${operator}`;
  const resource = { ...resourceOf(), providerKey: operator };
  return {
    operators: [bindingOf({ id: operator }, { stack, address })],
    placements: places.map((place) => placementOf(place, { stack, resource, operator })),
  };
}

const messages = (...args: Parameters<typeof assess>) => assess(...args).findings.map(({ message }) => message);

describe("CERT-MISSING", () => {
  test("passes for what is held in every region in use, at the level or a lower one", () => {
    const facts = inPlaces("google", at("me-central2", "SA"));
    for (const entry of ["sa-cst-csp:C", "sa-cst-csp:A", "sa-cst-csp"]) {
      expect(assess(certMissing, facts, asking([entry]))).toEqual({ findings: [], passed: 1 });
    }
  });

  test("fails where it is held for another region, and says for which one", () => {
    const facts = inPlaces("google", at("me-central2", "SA"), at("europe-west1", "BE"));
    expect(assess(certMissing, facts, asking(["sa-cst-csp:C"])).findings).toMatchObject([
      {
        status: "fail",
        severity: "error",
        address: "provider.google",
        message: expect.stringMatching(
          /does not hold sa-cst-csp:C in europe-west1: it is for me-central2 only; confidential data needs it\.$/,
        ),
        evidence: [
          {
            address: "catalog.held-certifications.google/sa-cst-csp/me-central2",
            value: "sa-cst-csp held, C, for me-central2",
            note: expect.stringContaining("azizme.com/en/ksa-hosting-compliance, as of 2026-11-22"),
          },
        ],
      },
    ]);
  });

  test("is unknown where it is held for one region and the region in use is not known", () => {
    const facts = inPlaces("google", at("me-central2", "SA"), UNKNOWN);
    expect(assess(certMissing, facts, asking(["sa-cst-csp:C"])).findings).toMatchObject([
      {
        status: "unknown",
        severity: "error",
        message: expect.stringContaining(
          "it is for me-central2 only, and some of the data is in a place that is not known",
        ),
      },
    ]);
  });

  test("asks nothing of a control plane, which no region holds", () => {
    const facts = inPlaces("google", { kind: "anywhere", why: "global" } as never);
    const placements = facts.placements.map((placement) => ({ ...placement, serviceKind: "control-plane" as const }));
    expect(assess(certMissing, { ...facts, placements }, asking(["sa-cst-csp:C"]))).toEqual({
      findings: [],
      passed: 0,
    });
  });

  test("is unknown for a block with resources that no table places", () => {
    const { operators } = inPlaces("google");
    expect(assess(certMissing, { operators }, asking(["sa-cst-csp:C"])).findings).toMatchObject([
      { status: "unknown" },
    ]);
  });

  test("fails for what is in progress, and says since when", () => {
    expect(assess(certMissing, inPlaces("bleu"), asking(["secnumcloud:3.2"])).findings).toMatchObject([
      { status: "fail", message: expect.stringContaining("it is in progress since 2025-04-17, which is not held") },
    ]);
  });

  test("is unknown for a claim, and says what to add", () => {
    const { findings } = assess(certMissing, inPlaces("aws", at("eu-central-1", "DE")), asking(["c5"]));
    expect(findings).toMatchObject([
      {
        status: "unknown",
        message: expect.stringContaining("it is claimed, and no certificate was seen"),
        remedy: expect.stringContaining("state it under certificates of the policy"),
      },
    ]);
  });

  test("is a warning for a claim where the class warns of what is unknown", () => {
    const facts = inPlaces("aws", at("eu-central-1", "DE"));
    expect(assess(certMissing, facts, asking(["c5"], { onUnknown: "warn" })).findings).toMatchObject([
      { status: "unknown", severity: "warning" },
    ]);
  });

  test("is unknown for what holds for one service only", () => {
    expect(messages(certMissing, inPlaces("cloudtemple"), asking(["secnumcloud"]))).toEqual([
      expect.stringContaining("it is held for the service IaaS only"),
    ]);
  });

  test("fails for an operator of the catalogue that is known to hold none", () => {
    expect(assess(certMissing, inPlaces("stackit"), asking(["hds"])).findings).toMatchObject([
      { status: "fail", message: expect.stringContaining("the catalogue knows of none") },
    ]);
  });

  test("is unknown for an operator that the catalogue does not know, or that nobody names", () => {
    const operators = [bindingOf({ id: "acme" }), bindingOf(undefined)];
    expect(assess(certMissing, { operators }, asking(["iso27001"])).findings).toMatchObject([
      { status: "unknown", message: expect.stringContaining("the catalogue does not know this operator") },
      { status: "unknown", message: expect.stringContaining("nor the program names the operator") },
    ]);
  });

  test("fails for a scheme that nobody can hold yet", () => {
    expect(messages(certMissing, inPlaces("ovh"), asking(["eucs:high"]))).toEqual([
      expect.stringContaining("eucs is not adopted: nobody can hold it yet"),
    ]);
  });

  test("counts the certificates of the cloud that a partner's controls are on", () => {
    const facts = inPlaces("google-cntxt", at("me-central2", "SA"));
    expect(assess(certMissing, facts, asking(["sa-cst-csp:C"]))).toEqual({ findings: [], passed: 1 });
  });

  describe("counts what the policy states", () => {
    const facts = inPlaces("google", at("europe-west1", "BE"));
    test.each<[string, object, string | undefined]>([
      ["for all regions", {}, undefined],
      ["for the region in use", { region: "europe-west1" }, undefined],
      ["for another region", { region: "europe-west9" }, "it is for me-central2 only|it is for europe-west9 only"],
      ["of a lower level", { level: "A" }, "it is of level A, which is lower"],
      ["without its level", { level: undefined }, "its level is not stated"],
      ["of another operator", { operator: "aws" }, "it is for me-central2 only"],
      ["that is valid from next year", { validFrom: "2027-01-01" }, "it is valid from 2027-01-01 only"],
    ])("%s", (_, more, expected) => {
      const policy = { ...asking(["sa-cst-csp:C"]), certificates: [certificate(more)] };
      const found = messages(certMissing, facts, policy);
      expect(found).toHaveLength(expected === undefined ? 0 : 1);
      if (expected !== undefined) expect(found[0]).toMatch(new RegExp(expected));
    });
  });

  test("takes a newer version for unknown, and an older one for none", () => {
    const held = (version: string) => [
      { operator: "ovh", certification: "hds", version, validUntil: "2027-01-01", evidence: "letter" },
    ];
    const of = (version: string, asked: string) =>
      assess(certMissing, inPlaces("ovh"), { ...asking([asked]), certificates: held(version) }).findings[0]?.status;
    expect([of("v2", "hds:v2"), of("v2", "hds:v1")]).toEqual([undefined, "unknown"]);
    // The catalogue's claim of OVHcloud says nothing of a version.
    expect(of("v1", "hds:v2")).toBe("unknown");
  });

  test("leaves what is the user's own alone, unless the policy states it", () => {
    const facts = inPlaces("google", at("me-central2", "SA"));
    expect(assess(certMissing, facts, asking(["sa-nca-ecc"]))).toEqual({ findings: [], passed: 0 });
    const own = certificate({ operator: "acme", certification: "sa-nca-ecc", level: undefined });
    const policy = { ...asking(["sa-nca-ecc"]), certificates: [own] };
    expect(assess(certMissing, facts, policy)).toEqual({ findings: [], passed: 1 });
  });

  test("holds each of two blocks of one operator against its own regions", () => {
    const [saudi, belgian] = [
      inPlaces("google", at("me-central2", "SA")),
      { address: "provider.google.eu", resource: { ...resourceOf(), providerKey: "google.eu" } },
    ];
    const operators = [...saudi.operators, bindingOf(google, { stack, address: belgian.address })];
    const eu = placementOf(at("europe-west1", "BE"), { stack, resource: belgian.resource, operator: "google" });
    const { findings } = assess(
      certMissing,
      { operators, placements: [...saudi.placements, eu] },
      asking(["sa-cst-csp:C"]),
    );
    expect(findings.map(({ address }) => address)).toEqual(["provider.google.eu"]);
  });

  test("gives one finding for several classes that ask the same, for the most protected", () => {
    const facts = inPlaces("scaleway");
    const operators = facts.operators.map((binding) => ({
      ...binding,
      dataClasses: ["internal", "confidential"] as const,
    }));
    const entry = { countries: ["any"], certifications: ["secnumcloud"] };
    const policy = { classes: { internal: entry, confidential: entry } };
    expect(assess(certMissing, { operators }, policy).findings).toMatchObject([{ dataClass: "confidential" }]);
  });

  test("gives one finding for each certification", () => {
    const { findings } = assess(certMissing, inPlaces("scaleway"), asking(["secnumcloud", "c5:type2"]));
    expect(findings.map(({ message }) => /hold [^ ,:]+(?::type2)?/.exec(message)?.[0])).toEqual([
      "hold secnumcloud",
      "hold c5:type2",
    ]);
  });
});

describe("a law profile asks as the policy does", () => {
  const profile = (id: string, more: object = {}) => ({
    classes: { confidential: { countries: ["any"] } },
    profiles: [id],
    ...more,
  });

  test("and passes for what is held", () => {
    expect(assess(certMissing, inPlaces("google", at("me-central2", "SA")), profile("sa-cst"))).toEqual({
      findings: [],
      passed: 1,
    });
  });

  test("and fails with the name of the profile and its citation", () => {
    const facts = inPlaces("google", at("europe-west1", "BE"));
    expect(assess(certMissing, facts, profile("sa-cst")).findings).toMatchObject([
      {
        status: "fail",
        message: expect.stringMatching(/it is for me-central2 only; sa-cst \(.*\) asks for it\.$/),
        citations: [{ law: expect.stringMatching(/^CST /), asOf: "2026-11-22" }],
      },
    ]);
  });

  test("in one finding with the policy where both ask for the same", () => {
    const facts = inPlaces("google", at("europe-west1", "BE"));
    const policy = profile("sa-cst", asking(["sa-cst-csp:A"]));
    const { findings } = assess(certMissing, facts, policy);
    expect(findings).toHaveLength(1);
    expect(findings[0].citations.map(({ law }) => law)).toEqual(["policy", expect.stringMatching(/^CST /)]);
    expect(findings[0].message).toMatch(/confidential data needs it; sa-cst /);
  });

  test("and any of several is enough", () => {
    const answer = (status: CertificationAnswer["status"]) => ({ status, why: status, holdings: [] });
    const best = (...statuses: CertificationAnswer["status"][]) => bestAnswer(statuses.map(answer)).status;
    expect(best("missing", "held", "expired")).toBe("held");
    expect(best("missing", "unknown", "expired")).toBe("expired");
    expect(best("missing", "unknown")).toBe("unknown");
    expect(bestAnswer([answer("missing"), { ...answer("missing"), why: "none" }]).why).toBe("missing; none");
  });
});

describe("CERT-EXPIRED", () => {
  const facts = inPlaces("otc", at("eu-de", "DE"));
  const stated = (validUntil: string) => ({
    ...asking(["c5:type2"]),
    certificates: [{ operator: "otc", certification: "c5", level: "type2", validUntil, evidence: "report 4" }],
  });

  test("fails after the last day, and is then not missing", () => {
    expect(assess(certExpired, facts, stated("2026-11-21")).findings).toMatchObject([
      {
        rule: "CERT-EXPIRED",
        status: "fail",
        severity: "error",
        address: "provider.otc",
        message: expect.stringMatching(
          /^The c5:type2 of .* in eu-de has expired: it was valid until 2026-11-21; confidential data needs it\.$/,
        ),
      },
    ]);
    expect(assess(certMissing, facts, stated("2026-11-21"))).toEqual({ findings: [], passed: 0 });
  });

  test("passes on the last day", () => {
    expect(assess(certExpired, facts, stated("2026-11-22"))).toEqual({ findings: [], passed: 1 });
  });

  test("does not speak of what was never held", () => {
    expect(assess(certExpired, facts, asking(["hds"]))).toEqual({ findings: [], passed: 0 });
  });

  test("passes where a newer certificate is stated beside the old one", () => {
    const [old] = stated("2026-01-31").certificates;
    const policy = { ...stated("2026-01-31"), certificates: [old, { ...old, validUntil: "2027-01-31" }] };
    expect(assess(certExpired, facts, policy)).toEqual({ findings: [], passed: 1 });
  });
});
