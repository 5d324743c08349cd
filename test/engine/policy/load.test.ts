import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { SovereignError } from "../../../engine/error";
import { loadPolicy, parsePolicy, policyFromValue } from "../../../engine/policy";

const AS_OF = "2026-11-22";
const folder = mkdtempSync(path.join(tmpdir(), "sovereign-policy-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALLEST = "version: 1\ndefaultDataClass: confidential\nclasses:\n  confidential: { countries: [SA] }\n";

const EVERYTHING = {
  version: 1,
  defaultDataClass: "confidential",
  classes: {
    public: { countries: ["any"] },
    confidential: {
      countries: ["SA", "EFTA"],
      flows: { log: ["GCC"], edge: [] as string[], metadata: [] as string[] },
      operators: { hqNotIn: ["CN"], ultimateParentNotIn: ["US"], allow: ["google-cntxt"], deny: ["huawei"] },
      certifications: ["sa-cst-csp:C"],
      onUnknown: "warn",
    },
  },
  profiles: ["sa-pdpl"],
  profileFacts: { "sa-pdpl": { transferBasis: "scc" } },
  endUser: { hq: "SA", ultimateParent: "SA" },
  exportAuthorisations: [{ id: "BIS-123", kind: "licence", items: ["3A090.a"], country: "SA", expires: "2027-06-30" }],
  power: { sites: { dammam: { maxItKw: 400 } }, maxTotalItKw: 2000 },
  survivability: { minCountries: 1, minSites: 2 },
  program: { waivers: ["RES-LOG"], minDataClass: "internal" },
  waivers: [{ rule: "RES-LOG", path: "dammam/audit", reason: "r", owner: "o", expires: "2027-03-31" }],
};

describe("a policy file", () => {
  it("gets safe defaults where it says nothing", () => {
    const { policy } = parsePolicy(SMALLEST, "p.yaml", AS_OF);
    expect(policy).toEqual({
      version: 1,
      defaultDataClass: "confidential",
      classes: {
        confidential: {
          countries: new Set(["SA"]),
          flows: {},
          operators: { hqNotIn: new Set(), ultimateParentNotIn: new Set(), deny: [] },
          certifications: [],
          onUnknown: "fail",
        },
      },
      profiles: [],
      profileFacts: {},
      exportAuthorisations: [],
      certificates: [],
      hosts: {},
      power: { sites: {}, pools: {}, tenants: {} },
      survivability: {},
      program: { waivers: [] },
      waivers: [],
    });
  });

  it("warns of an unknown place below confidential only", () => {
    const classes = ["public", "internal", "confidential", "restricted", "secret"];
    const entries = classes.map((name) => `  ${name}: { countries: [SA] }`).join("\n");
    const { policy } = parsePolicy(`version: 1\ndefaultDataClass: public\nclasses:\n${entries}\n`, "p.yaml", AS_OF);
    expect(Object.values(policy.classes).map(({ onUnknown }) => onUnknown)).toEqual([
      "warn",
      "warn",
      "fail",
      "fail",
      "fail",
    ]);
  });

  it("has its groups expanded, [any] and none apart", () => {
    const text = SMALLEST.replace("[SA] }", "[GCC], flows: { log: [any], edge: none, key: [SA] } }");
    const { countries, flows } = parsePolicy(text, "p.yaml", AS_OF).policy.classes.confidential!;
    expect(countries).toEqual(new Set(["AE", "BH", "KW", "OM", "QA", "SA"]));
    expect(flows).toEqual({ log: "any", edge: new Set(), key: new Set(["SA"]) });
  });

  it("is named in the report with the digest of its bytes", () => {
    const file = path.join(folder, "sovereignty.yaml");
    writeFileSync(file, `\uFEFF${SMALLEST}`);
    const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
    expect(loadPolicy(file, AS_OF).source).toEqual({ file, sha256 });
  });

  it("knows where its keys stand", () => {
    const { placeOf } = parsePolicy(SMALLEST, "p.yaml", AS_OF);
    expect(placeOf(["classes", "confidential", "countries"])).toBe("p.yaml:4:30");
  });

  it("that is missing says how to get one", () => {
    expect(() => loadPolicy("missing.yaml")).toThrow(
      new SovereignError(
        "missing.yaml: there is no such policy file. `sovereign init` writes a first one; `--policy FILE` names another.",
      ),
    );
  });

  it("is refused by its schema before its meaning is looked at", () => {
    expect(() => parsePolicy(SMALLEST.replace("SA", "ZZ").replace("version: 1", "version: 2"), "p.yaml")).toThrow(
      new SovereignError("p.yaml:1:10: version must be 1, not the number 2"),
    );
  });
});

describe("a policy that a program states", () => {
  it("means the same as the file with the same keys", () => {
    const file = path.join(folder, "same.yaml");
    writeFileSync(file, JSON.stringify(EVERYTHING).replace('"edge":[]', '"edge":"none"'));
    const stated = policyFromValue(EVERYTHING, "SovereigntyPolicy.of", AS_OF);
    expect(stated.policy).toEqual(loadPolicy(file, AS_OF).policy);
    expect(stated.source).toEqual({});
  });

  it("may leave keys undefined", () => {
    const value = { ...EVERYTHING, waivers: undefined, power: { sites: undefined } };
    expect(policyFromValue(value, "of", AS_OF).policy.waivers).toEqual([]);
  });

  it("is refused with the path of the key", () => {
    const value = { ...EVERYTHING, endUser: { hq: "KSA" } };
    expect(() => policyFromValue(value, "SovereigntyPolicy.of", AS_OF)).toThrow(
      new SovereignError("SovereigntyPolicy.of: endUser.hq: unknown country 'KSA'; did you mean 'SA'?"),
    );
    expect(() => policyFromValue(undefined, "SovereigntyPolicy.of")).toThrow(
      "SovereigntyPolicy.of: the document is empty",
    );
  });
});

describe("what nothing is held against", () => {
  const whatOf = (value: unknown): readonly string[] =>
    policyFromValue(value, "of", AS_OF).notAssessed.map(({ what }) => what);

  it("is listed, one line each", () => {
    expect(whatOf(EVERYTHING)).toEqual([
      "sa-pdpl: SDAIA's list of adequate countries (Transfer Regulation Art. 3)",
      "sa-pdpl: purpose, necessity and minimisation of a transfer",
      "sa-pdpl: prejudice to national security or vital interests (PDPL Art. 29)",
      "sa-pdpl: data embassies under the draft Global AI Hub Law (April 2025)",
      expect.stringMatching(/^sa-pdpl: a risk assessment .*\(SA-TR-7, /),
    ]);
  });

  it("includes a certification of the user itself, until the policy states its certificate", () => {
    const classes = { confidential: { countries: ["SA"], certifications: ["sa-nca-ecc", "sa-cst-csp:C"] } };
    const policy = { version: 1, defaultDataClass: "confidential", classes };
    expect(whatOf(policy)).toEqual(["certification sa-nca-ecc for confidential data"]);
    const certificates = [
      { operator: "acme", certification: "sa-nca-ecc", validUntil: "2027-01-31", evidence: "NCA-2026-4" },
    ];
    expect(whatOf({ ...policy, certificates })).toEqual([]);
  });

  it("includes a stated certificate whose operator may be misspelt", () => {
    const classes = { confidential: { countries: ["SA"] } };
    const certificates = [
      { operator: "gogle", certification: "sa-cst-csp", validUntil: "2027-01-31", evidence: "letter" },
    ];
    const { notAssessed } = policyFromValue(
      { version: 1, defaultDataClass: "confidential", classes, certificates },
      "of",
    );
    expect(notAssessed).toEqual([
      { what: "certificates[0].operator: gogle", why: expect.stringMatching(/did you mean 'google'\?$/) },
    ]);
  });

  it("is nothing for a policy of places, operators and power alone", () => {
    const { version, defaultDataClass, power } = EVERYTHING;
    expect(whatOf({ version, defaultDataClass, classes: { confidential: { countries: ["SA"] } }, power })).toEqual([]);
  });

  it("includes an operator that would be denied if it were spelt right", () => {
    const confidential = { countries: ["SA"], operators: { deny: ["huawie", "huawei"] } };
    const { notAssessed } = policyFromValue(
      { version: 1, defaultDataClass: "confidential", classes: { confidential } },
      "of",
    );
    expect(notAssessed).toEqual([
      { what: "classes.confidential.operators.deny: huawie", why: expect.stringMatching(/did you mean 'huawei'\?$/) },
    ]);
  });

  it("includes a partition that is denied by a name which does not say whose it is", () => {
    const confidential = { countries: ["SA"], operators: { deny: ["aws-cn", "china", "default", "public"] } };
    expect(whatOf({ version: 1, defaultDataClass: "confidential", classes: { confidential } })).toEqual(
      ["china", "default", "public"].map((id) => `classes.confidential.operators.deny: ${id}`),
    );
  });
});

describe("a list of what is to differ", () => {
  it.each(["valueOf", "toString", "constructor"])("is compared without a call of what is called %s", (key) => {
    const waivers = [{}, { [key]: 0 }, { [key]: {} }];
    expect(() => policyFromValue({ program: { waivers } }, "of", AS_OF)).toThrow(SovereignError);
  });

  it("holds an entry once", () => {
    const waivers = ["RES-LOG", "RES-KEY", "RES-LOG"];
    const value = {
      version: 1,
      defaultDataClass: "public",
      classes: { public: { countries: "any" } },
      program: { waivers },
    };
    expect(() => policyFromValue(value, "of", AS_OF)).toThrow(/waivers/);
  });
});

describe("any value at all", () => {
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("none", "SA", "any", "RES-LOG", 1, [], {}, ["SA"]),
  );
  const keysOf = (value: object): Record<string, typeof junk> =>
    Object.fromEntries(Object.keys(value).map((key) => [key, junk]));
  const { confidential } = EVERYTHING.classes;

  it("is a policy or is refused with what to mend, never a crash", () => {
    const policyLike = fc.record(
      {
        ...keysOf(EVERYTHING),
        classes: fc.record({
          confidential: fc.record({ ...keysOf(confidential), operators: fc.record(keysOf(confidential.operators)) }),
        }),
        waivers: fc.array(fc.record(keysOf(EVERYTHING.waivers[0]), { requiredKeys: [] })),
        program: fc.record(keysOf(EVERYTHING.program), { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(junk, policyLike), (value) => {
        try {
          policyFromValue(value, "of", AS_OF);
        } catch (error) {
          expect(error).toBeInstanceOf(SovereignError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("docs/policy-file.md", () => {
  const page = readFileSync(path.join(__dirname, "../../../docs/policy-file.md"), "utf8");
  const blocks = [...page.matchAll(/```(\w*)\n(.*?)\n```/gs)].map(([, language, text]) => ({ language, text }));
  const policies = blocks.flatMap(({ text }, index) => {
    const output = blocks[index + 1]?.language === "" ? blocks[index + 1].text : undefined;
    return text.includes("defaultDataClass:") ? [{ text, output }] : [];
  });

  it("shows policies that hold and policies that do not", () => {
    expect(policies.filter(({ output }) => output === undefined).length).toBeGreaterThanOrEqual(5);
    expect(policies.filter(({ output }) => output !== undefined).length).toBeGreaterThanOrEqual(2);
  });

  it.each(policies)("tells what this policy gives: $text", ({ text, output }) => {
    const load = (): unknown => parsePolicy(text, "sovereignty.yaml", AS_OF);
    if (output === undefined) expect(load).not.toThrow();
    else expect(load).toThrow(new SovereignError(output));
  });
});
