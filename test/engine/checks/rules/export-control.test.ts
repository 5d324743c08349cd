import { describe, expect, test } from "vitest";
import { policyStatements } from "../../../../engine/checks/policy-statements";
import { expCap } from "../../../../engine/checks/rules/exp-cap";
import { expDest } from "../../../../engine/checks/rules/exp-dest";
import { expHq } from "../../../../engine/checks/rules/exp-hq";
import type { AcceleratorFact } from "../../../../engine/checks/model/accelerator";
import { acceleratorOf, ANYWHERE, AS_OF, graphOf, policyOf, stackOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const SAUDI = { hq: "SA", ultimateParent: "SA" };
const inCountry = (...countries: string[]) => ({ place: { kind: "countries" as const, countries } });
const licence = (more: object = {}) => ({
  id: "BIS-123",
  kind: "licence",
  items: ["3A090.a", "4A090.a"],
  country: "SA",
  maxTpp: 40_000_000,
  expires: "2027-06-30",
  ...more,
});
const policy = (endUser: object = SAUDI, ...exportAuthorisations: object[]) => ({ endUser, exportAuthorisations });

const statusOf = (rule: typeof expDest, fact: Partial<AcceleratorFact>, ofPolicy: object) =>
  assess(rule, { accelerators: [acceleratorOf(fact)] }, ofPolicy).findings[0]?.status;
const stated = (facts: readonly AcceleratorFact[], ofPolicy: object) => {
  const graph = graphOf({ accelerators: facts });
  const context = { policy: policyOf(ofPolicy).policy, asOf: AS_OF };
  const findings = [expDest, expHq, expCap].flatMap((rule) => rule.assess(graph, context).findings);
  return policyStatements(graph, findings, context);
};

describe("nothing is asked where the policy says nothing of the end user", () => {
  test.each([{}, { endUser: {} }])("%j", (ofPolicy) => {
    for (const rule of [expDest, expHq, expCap]) {
      expect(assess(rule, { accelerators: [acceleratorOf()] }, ofPolicy)).toEqual({ findings: [], passed: 0 });
    }
  });
});

describe("EXP-DEST", () => {
  test("fails for hardware in a country that needs a licence, and says why", () => {
    const { findings } = assess(expDest, { accelerators: [acceleratorOf()] }, policy());
    expect(findings).toMatchObject([
      {
        rule: "EXP-DEST",
        status: "fail",
        severity: "error",
        stack: "hall",
        address: "hall/train",
        constructPath: "hall/train",
        message:
          "Export of 32 × h100-sxm to SA needs a licence (SA is in EAR country group D:4), and the policy states no " +
          "export authorisation.",
      },
    ]);
    expect(findings[0].citations[0]).toMatchObject({
      article: expect.stringMatching(/^R-EAR-1: /),
      confidence: "sourced",
    });
  });

  test.each(["SE", "IN", "CH", "IL", "SG", "US", "MX", "UA"])("needs none for %s", (country) => {
    expect(statusOf(expDest, inCountry(country), policy())).toBeUndefined();
  });

  test.each(["SA", "QA", "KW", "BH", "OM", "CN", "HK", "MO", "VN", "RU", "AE"])("needs one for %s", (country) => {
    expect(statusOf(expDest, inCountry(country), policy())).toBe("fail");
  });

  test("says of Hong Kong that it counts as China", () => {
    const { findings } = assess(expDest, { accelerators: [acceleratorOf(inCountry("HK"))] }, policy());
    expect(findings[0].message).toContain("(HK counts as CN, which is in EAR country group D:1, D:4, D:5)");
  });

  test("needs one where only one of the countries that it may be in does", () => {
    expect(statusOf(expDest, inCountry("SE", "SA"), policy())).toBe("fail");
  });

  describe("for the UAE asks who the end user is, although the UAE is in A:5", () => {
    test.each<[string, object, string, string | undefined]>([
      ["anybody", { hq: "AE", ultimateParent: "AE" }, AS_OF, "fail"],
      ["G42", { hq: "AE", approvedAs: "g42" }, AS_OF, undefined],
      ["G42 on its last day", { hq: "AE", approvedAs: "g42" }, "2027-04-06", undefined],
      ["G42 after its last day", { hq: "AE", approvedAs: "g42" }, "2027-04-07", "fail"],
      ["G42 before the rule", { hq: "AE", approvedAs: "g42" }, "2026-07-09", "fail"],
      ["Oracle's subsidiary, without an end", { hq: "AE", approvedAs: "oracle" }, "2028-01-01", undefined],
    ])("%s", (_, endUser, asOf, expected) => {
      const graph = graphOf({ accelerators: [acceleratorOf(inCountry("AE"))] });
      const [finding] = expDest.assess(graph, { policy: policyOf({ endUser }).policy, asOf }).findings;
      expect(finding?.status).toBe(expected);
    });

    test("and an approval there says nothing of another country", () => {
      expect(statusOf(expDest, inCountry("SA"), policy({ hq: "AE", approvedAs: "g42" }))).toBe("fail");
    });
  });

  describe("counts an authorisation only where it fits", () => {
    test.each<[string, object, string | undefined, string]>([
      ["one that is in force", {}, undefined, ""],
      ["one without an end", { expires: undefined }, undefined, ""],
      ["one on its last day", { expires: AS_OF }, undefined, ""],
      ["one written in small letters", { items: ["4a090.a"], kind: "License" }, undefined, ""],
      ["an expired one", { expires: "2026-11-21" }, "fail", "BIS-123 expired on 2026-11-21"],
      ["one for another country", { country: "AE" }, "fail", "BIS-123 is for AE"],
      ["one for another item", { items: ["3A090.b"] }, "fail", "is for 3A090.b and not for 4A090.a"],
      ["one for chips alone, where servers go", { items: ["3A090.a"] }, "fail", "not for 4A090.a"],
      ["none", { kind: "none" }, "fail", "BIS-123 permits nothing"],
      ["a validated end user", { kind: "dc-veu" }, undefined, ""],
      ["an exception, which is not for these parts", { kind: "exception" }, "unknown", "is a licence exception"],
    ])("%s", (_, more, expected, words) => {
      const { findings } = assess(expDest, { accelerators: [acceleratorOf()] }, policy(SAUDI, licence(more)));
      expect(findings[0]?.status).toBe(expected);
      expect(findings[0]?.message ?? "").toContain(words);
    });

    test("chips without a server may come under either item", () => {
      const chips = { assembled: false };
      expect(statusOf(expDest, chips, policy(SAUDI, licence({ items: ["3A090.a"] })))).toBeUndefined();
      expect(statusOf(expDest, chips, policy(SAUDI, licence({ items: ["4A090.a"] })))).toBeUndefined();
    });

    test("a validated end user is not known to reach China", () => {
      const inChina = policy(SAUDI, licence({ kind: "dc-veu", country: "CN" }));
      expect(statusOf(expDest, inCountry("CN"), inChina)).toBe("unknown");
    });
  });

  test("says how licences for China are reviewed", () => {
    const message = (accelerator: string) =>
      assess(expDest, { accelerators: [acceleratorOf({ accelerator, ...inCountry("CN") })] }, policy()).findings[0]
        .message;
    expect(message("h200-sxm")).toContain("reviewed case by case where the export is from the United States");
    expect(message("b200")).toContain("Licences are presumed denied.");
    expect(message("a100-40-sxm")).toContain("case by case or presumed denied is not known");
  });

  test("knows the letter about the H20, which is below 3A090", () => {
    const h20 = (country: string) => statusOf(expDest, { accelerator: "h20", ...inCountry(country) }, policy());
    expect([h20("CN"), h20("HK"), h20("MO"), h20("SA"), h20("SE")]).toEqual([
      "fail",
      "fail",
      "fail",
      undefined,
      undefined,
    ]);
  });

  test("is unknown for an Ascend anywhere, and fails where a licence is needed by destination", () => {
    const ascend = (country: string) =>
      statusOf(expDest, { accelerator: "ascend-910b", ...inCountry(country) }, policy());
    expect([ascend("SE"), ascend("SA")]).toEqual(["unknown", "fail"]);
  });

  test("is not settled for an Ascend by a licence, and names the rule that no licence answers", () => {
    const ascend = acceleratorOf({ accelerator: "ascend-910b" });
    const [finding] = assess(expDest, { accelerators: [ascend] }, policy(SAUDI, licence())).findings;
    expect(finding).toMatchObject({ status: "unknown", remedy: expect.stringMatching(/^Use another part/) });
    expect(finding.message).toContain("BIS-123: needs evidence");
    expect(finding.citations.map(({ article }) => article)).toContainEqual(expect.stringMatching(/^R-EAR-8: /));
  });

  test("takes a licence for an H20 by the name of the part, and no licence for 3A090", () => {
    const h20 = { accelerator: "h20", ...inCountry("CN") };
    const ofItems = (...items: string[]) => policy(SAUDI, licence({ country: "CN", items }));
    expect(statusOf(expDest, h20, ofItems("h20"))).toBeUndefined();
    expect(statusOf(expDest, h20, ofItems("3A090.a"))).toBe("fail");
  });

  test("cites the rule where the country is not known, and for the UAE says who may be approved", () => {
    const first = (fact: Partial<AcceleratorFact>) =>
      assess(expDest, { accelerators: [acceleratorOf(fact)] }, policy()).findings[0];
    expect(first({ place: UNKNOWN }).citations[0].article).toMatch(/^R-EAR-1: /);
    expect(first(inCountry("AE")).remedy).toContain("endUser.approvedAs");
    expect(first(inCountry("SA")).remedy).not.toContain("approvedAs");
  });

  describe("is unknown, never a pass", () => {
    test.each<[string, Partial<AcceleratorFact>]>([
      ["for an unknown country", { place: UNKNOWN }],
      ["for what may be anywhere", { place: ANYWHERE }],
      ["for a part that the catalogue does not have", { accelerator: undefined, why: "no such part" }],
      ["for a part without a classification", { accelerator: "rubin" }],
      ["for nodes of which nobody says whose they are", { supply: "unknown" }],
    ])("%s", (_, fact) => {
      expect(statusOf(expDest, fact, policy())).toBe("unknown");
    });

    test("as a warning where the class warns", () => {
      const warns = { ...policy(), classes: { confidential: { countries: ["SA"], onUnknown: "warn" } } };
      const { findings } = assess(expDest, { accelerators: [acceleratorOf({ place: UNKNOWN })] }, warns);
      expect(findings).toMatchObject([{ status: "unknown", severity: "warning" }]);
    });

    test("except where no part needs a licence", () => {
      expect(statusOf(expDest, { accelerator: undefined, ...inCountry("SE") }, policy())).toBeUndefined();
    });
  });

  test("is not asked of a cloud's service, which is the cloud's export", () => {
    const service = acceleratorOf({ supply: "service" });
    expect(assess(expDest, { accelerators: [service] }, policy())).toEqual({ findings: [], passed: 0 });
  });
});

describe("EXP-HQ", () => {
  const service = { supply: "service" as const, operator: { id: "aws", hq: "US", ultimateParent: "US" } };

  test.each<[string, object, Partial<AcceleratorFact>, string | undefined]>([
    ["a Saudi end user", SAUDI, {}, undefined],
    ["a head office in China", { hq: "CN", ultimateParent: "CN" }, inCountry("SE"), "fail"],
    ["a parent in China", { hq: "SE", ultimateParent: "CN" }, inCountry("SE"), "fail"],
    ["a parent in Hong Kong", { hq: "SE", ultimateParent: "HK" }, inCountry("SE"), "fail"],
    ["a parent in Macau", { hq: "SE", ultimateParent: "MO" }, inCountry("SE"), "fail"],
    ["a parent in D:4 only", { hq: "SE", ultimateParent: "QA" }, inCountry("SE"), undefined],
    ["a service of a cloud", { hq: "AE", ultimateParent: "CN" }, { ...service, ...inCountry("AE") }, "fail"],
    ["a service in the United States", { hq: "CN" }, { ...service, ...inCountry("US") }, undefined],
    [
      "an H20, of which a letter speaks",
      { hq: "SE", ultimateParent: "CN" },
      { accelerator: "h20", ...inCountry("SE") },
      "fail",
    ],
    [
      "an H20 in the United States",
      { hq: "CN", ultimateParent: "CN" },
      { accelerator: "h20", ...inCountry("US") },
      undefined,
    ],
    ["an H20 for a Saudi", SAUDI, { accelerator: "h20" }, undefined],
    ["an operator of China", SAUDI, { operator: { id: "huawei", hq: "CN", ultimateParent: "CN" } }, "fail"],
    ["an operator that nobody knows", SAUDI, { operator: undefined }, undefined],
    ["a parent that is not stated", { hq: "SA" }, {}, "unknown"],
    ["a head office that is not stated", { ultimateParent: "SA" }, {}, "unknown"],
    ["a part that is not known", { hq: "CN", ultimateParent: "CN" }, { accelerator: undefined, why: "x" }, "unknown"],
    ["a part that is not known, for a Saudi", SAUDI, { accelerator: undefined, why: "x" }, undefined],
    ["a place that is not known", { hq: "CN", ultimateParent: "CN" }, { place: UNKNOWN }, "unknown"],
  ])("%s", (_, endUser, fact, expected) => {
    expect(statusOf(expHq, fact, policy(endUser))).toBe(expected);
  });

  test("shows that the affiliates rule is contested", () => {
    const { findings } = assess(expHq, { accelerators: [acceleratorOf()] }, policy({ hq: "CN", ultimateParent: "CN" }));
    expect(findings[0].message).toContain("the head office of the end user is in CN");
    expect(findings[0].citations.map(({ article }) => article)).toContainEqual(
      expect.stringMatching(/^R-EAR-7: .*\(contested\. /),
    );
  });

  test("speaks of the review for China only where the parts go there", () => {
    const chinese = policy({ hq: "CN", ultimateParent: "CN" });
    const message = (country: string) =>
      assess(expHq, { accelerators: [acceleratorOf(inCountry(country))] }, chinese).findings[0].message;
    expect(message("CN")).toContain("reviewed case by case");
    expect(message("SE")).not.toContain("reviewed");
  });

  test("says of a cloud's service that it is the cloud's export, and what is open about remote access", () => {
    const fact = acceleratorOf({ ...service, ...inCountry("AE") });
    const [finding] = assess(expHq, { accelerators: [fact] }, policy({ hq: "CN", ultimateParent: "CN" })).findings;
    expect(finding.message).toContain("remote access by itself is none today");
    expect(finding.citations.map(({ article }) => article)).toContainEqual(
      expect.stringMatching(/^R-EAR-9: .*\(proposed\. /),
    );
  });

  test("is settled by an authorisation for that country", () => {
    const chinese = { hq: "SE", ultimateParent: "CN" };
    const licenceFor = (country: string) => policy(chinese, licence({ country }));
    expect(statusOf(expHq, inCountry("SE"), licenceFor("SE"))).toBeUndefined();
    expect(statusOf(expHq, inCountry("SE"), licenceFor("SA"))).toBe("fail");
  });
});

describe("EXP-CAP", () => {
  const pools = (...counts: (number | undefined)[]) =>
    counts.map((count, index) => acceleratorOf({ address: `hall/p${index}`, stack: stackOf(`s${index}`), count }));
  const held = (accelerators: readonly AcceleratorFact[], ...licences: object[]) =>
    assess(expCap, { accelerators }, policy(SAUDI, ...licences));

  test("passes at the cap itself", () => {
    expect(held(pools(10), licence({ maxTpp: 158_300 }))).toEqual({ findings: [], passed: 1 });
  });

  test("fails above it, at every pool that rests on the licence, over stacks", () => {
    const { findings } = held(pools(400, 400), licence({ maxTpp: 10_000_000 }));
    expect(findings.map(({ address }) => address)).toEqual(["hall/p0", "hall/p1"]);
    expect(findings[0]).toMatchObject({
      status: "fail",
      message:
        "Licence BIS-123 covers 10,000,000 TPP, and what rests on it comes to 12,664,000 TPP in SA, 2,664,000 too much.",
      cause: findings[1].cause,
    });
  });

  test("sums two licences for the same, and none without a cap", () => {
    const small = licence({ maxTpp: 10_000_000 });
    expect(held(pools(400, 400), small, licence({ id: "BIS-124", maxTpp: 3_000_000 })).findings).toEqual([]);
    expect(held(pools(400, 400), small, licence({ id: "BIS-124", maxTpp: undefined }))).toEqual({
      findings: [],
      passed: 0,
    });
  });

  test("does not lend the cap of one item to another", () => {
    const chips = acceleratorOf({ address: "hall/chips", assembled: false, count: 100 });
    const servers = acceleratorOf({ address: "hall/servers", count: 100 });
    const forServers = licence({ items: ["4A090.a"], maxTpp: 1_000_000 });
    const forChips = licence({ id: "BIS-200", items: ["3A090.a"], maxTpp: 9_000_000 });
    const { findings } = held([chips, servers], forServers, forChips);
    expect(findings.map(({ address }) => address)).toEqual(["hall/servers"]);
  });

  test("keeps countries apart", () => {
    const two = [acceleratorOf({ count: 10 }), acceleratorOf({ address: "qa", count: 10, ...inCountry("QA") })];
    const each = [licence({ maxTpp: 158_300 }), licence({ id: "BIS-9", country: "QA", maxTpp: 158_300 })];
    expect(held(two, ...each).findings).toEqual([]);
  });

  test("is unknown for a number that nobody states, unless the rest is too much already", () => {
    expect(held(pools(1, undefined), licence({ maxTpp: 100_000 })).findings).toMatchObject([
      { status: "unknown" },
      { status: "unknown" },
    ]);
    expect(held(pools(10, undefined), licence({ maxTpp: 100_000 })).findings[0].status).toBe("fail");
  });

  test("does not speak of a licence that counts as none", () => {
    expect(held(pools(400), licence({ maxTpp: 1, expires: "2026-01-01" }))).toEqual({ findings: [], passed: 0 });
  });
});

describe("what an export rests on is stated, and needs evidence", () => {
  test("a licence", () => {
    expect(stated([acceleratorOf()], policy(SAUDI, licence()))).toEqual([
      { path: "hall/train", what: "export of h100-sxm to SA rests on licence BIS-123 (needs evidence)" },
    ]);
  });

  test("a licence that has to be for an end user of China", () => {
    expect(stated([acceleratorOf()], policy({ hq: "SA", ultimateParent: "CN" }, licence()))[0].what).toBe(
      "export of h100-sxm to SA rests on licence BIS-123, which has to be for this end user: the ultimate parent of the " +
        "end user is in CN (needs evidence)",
    );
  });

  test("that no licence is needed", () => {
    expect(stated([acceleratorOf(inCountry("SE"))], policy())[0].what).toMatch(
      /^export of h100-sxm to SE rests on no licence being needed as of 2026-07-23: SE is in no .* \(needs evidence\)$/,
    );
  });

  test("that it is a cloud's service", () => {
    const [{ what }] = stated([acceleratorOf({ supply: "service" })], policy());
    expect(what).toMatch(/^use of h100-sxm as a cloud's service in SA rests on .* \(needs evidence\)$/);
  });

  test("an approved end user", () => {
    const endUser = { hq: "AE", ultimateParent: "AE", approvedAs: "g42" };
    expect(stated([acceleratorOf(inCountry("AE"))], policy(endUser)).map(({ what }) => what)).toEqual([
      "the end user is g42, stated by the policy (needs evidence)",
      expect.stringContaining("the end user is stated to be G42, which is approved for AE"),
    ]);
  });

  test("nothing where it is a finding", () => {
    expect(stated([acceleratorOf()], policy())).toEqual([]);
  });

  test("a certificate", () => {
    const certificates = [
      { operator: "otc", certification: "c5", level: "type2", validUntil: "2027-01-01", evidence: "report 4" },
    ];
    expect(stated([], { certificates })).toEqual([
      {
        path: "certificates[0]",
        what: "certificate c5:type2 of otc until 2027-01-01, stated by the policy (report 4)",
      },
    ]);
  });
});
