import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../engine/document/read";
import { valueDocument } from "../../../engine/document/source-document";
import { validateDocument, type SchemaName } from "../../../engine/document/validate";
import { SovereignError } from "../../../engine/error";

function problemsOf(text: string, schema: SchemaName = "policy"): string[] {
  try {
    validateDocument(parseDocument(text, "p.yaml"), schema);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(SovereignError);
    return (error as SovereignError).message.split("\n");
  }
}

const HEAD = "version: 1\ndefaultDataClass: secret\n";
const VALID = `${HEAD}classes: { secret: { countries: [SA] } }\n`;

describe("a document against its schema", () => {
  it("passes where it holds", () => {
    expect(problemsOf(VALID)).toEqual([]);
  });

  it("lists every problem at once, in the order of the file", () => {
    expect(
      problemsOf('version: "1"\ndefaultDataClass: secrt\nclasses:\n  secret: { contries: [SA] }\nwaiver: []\n'),
    ).toEqual([
      "4 problems:",
      "p.yaml:1:10: version must be 1, not '1'",
      "p.yaml:2:19: defaultDataClass must be one of public, internal, confidential, restricted, secret, not 'secrt'; did you mean 'secret'?",
      "p.yaml:4:13: unknown key 'contries' in classes.secret; did you mean 'countries'?",
      "p.yaml:5:1: unknown key 'waiver'; did you mean 'waivers'?",
    ]);
  });

  it.each([
    [
      "an unknown key that is near to none",
      "power: { volts: 3 }",
      "4:10: unknown key 'volts' in power; known keys: sites, pools, tenants, maxTotalItKw",
    ],
    ["a word for a list", "profiles: sa-pdpl", "4:11: profiles must be a list, not 'sa-pdpl'; write [sa-pdpl]"],
    ["a number for text", "endUser: { hq: 3 }", "4:16: endUser.hq must be text, not the number 3; put it in quotes"],
    [
      "text for a number",
      'power: { maxTotalItKw: "4" }',
      "4:24: power.maxTotalItKw must be a number, not '4'; leave out the quotes",
    ],
    [
      "no value",
      "profiles:",
      "4:10: profiles must be a list, not an empty value; give it a value or leave the key out",
    ],
    [
      "a negative number",
      "power: { maxTotalItKw: -1 }",
      "4:24: power.maxTotalItKw must be at least 0, not the number -1",
    ],
    ["infinity", "power: { maxTotalItKw: .inf }", "4:24: power.maxTotalItKw must be a number, not Infinity"],
    [
      "half a country",
      "survivability: { minCountries: 1.5 }",
      "4:32: survivability.minCountries must be a whole number, not the number 1.5",
    ],
    [
      "an entry twice",
      "profiles: [a, b, a]",
      "4:11: profiles names an entry twice (the first and the third); keep one",
    ],
    ["empty text", 'profiles: [""]', "4:12: profiles[0] must not be empty"],
    ["a list for keys", "program: []", "4:10: program must be a group of keys, not a list"],
    [
      "a budget without a number",
      "power: { sites: { hall 1: {} } }",
      "4:19: the key 'maxItKw' is missing in power.sites[\"hall 1\"]",
    ],
    [
      "a free-form date",
      "waivers: [{ rule: R, path: a, reason: r, owner: o, expires: soon }]",
      "4:61: waivers[0].expires must be a date such as 2027-03-31, not 'soon'",
    ],
    [
      "a waiver of everything",
      "waivers: [{ rule: R, reason: r, owner: o, expires: 2027-01-01 }]",
      "4:11: waivers[0] needs 'address' or 'path'",
    ],
    ["a waiver that is none", "waivers: [3]", "4:11: waivers[0] must be a group of keys, not the number 3"],
  ])("%s", (_, line, message) => {
    expect(problemsOf(VALID + line)).toEqual([`p.yaml:${message}`]);
  });

  it.each([
    ["log: [SA]", undefined],
    ["log: none", undefined],
    ["log: []", undefined],
    ["log: nowhere", "classes.secret.flows.log must be a list of countries or the word none, not 'nowhere'"],
    ["logs: none", "unknown key 'logs' in classes.secret.flows; did you mean 'log'?"],
  ])("a flow as %s", (flow, message) => {
    const problems = problemsOf(`${HEAD}classes: { secret: { countries: [SA], flows: { ${flow} } } }`);
    expect(problems).toEqual(message ? [expect.stringContaining(message)] : []);
  });

  it("names what is missing at its parent", () => {
    expect(problemsOf("version: 1\nclasses:\n  secret: {}\n")).toEqual([
      "2 problems:",
      "p.yaml:1:1: the key 'defaultDataClass' is missing",
      "p.yaml:3:3: the key 'countries' is missing in classes.secret",
    ]);
  });

  it("says of an empty file that it is empty", () => {
    expect(problemsOf("# nothing\n")).toEqual(["p.yaml:1:1: the document is empty; it begins with 'version: 1'"]);
  });

  it("names origin and key path where a program states the value", () => {
    const document = valueDocument({ version: 1, defaultDataClass: "secret", classes: {} }, "SovereigntyPolicy.of");
    expect(() => validateDocument(document, "policy")).toThrow(
      new SovereignError("SovereigntyPolicy.of: classes must not be empty"),
    );
  });
});

describe("facts of a program", () => {
  it("may stand at the root of a stack", () => {
    const text = `{ "version": 1, "site": "hall-1", "country": "SA",
      "operator": { "id": "acme", "hq": "SA", "ultimateParent": "SA" }, "dataClass": "confidential", "tags": ["personal"],
      "constructs": { "hall/train": { "type": "SovereignGpuPool", "accelerator": { "name": "h100-sxm", "perNode": 8, "nodes": 4 },
        "server": "dgx-h100", "racks": ["r1"] }, "hall/audit": { "dataClass": "internal", "waivers": [
        { "rule": "RES-LOG", "reason": "r", "owner": "o", "expires": "2027-01-01" } ] } },
      "powerTopology": {}, "models": [], "routes": [] }`;
    expect(problemsOf(text, "facts")).toEqual([]);
  });

  it("are refused where they are of a newer version or misspelt", () => {
    expect(problemsOf('{ "version": 2, "constructs": { "hall/train": { "countri": "SA" } } }', "facts")).toEqual([
      "2 problems:",
      "p.yaml:1:14: version must be 1, not the number 2",
      "p.yaml:1:49: unknown key 'countri' in constructs[\"hall/train\"]; did you mean 'country'?",
    ]);
  });
});

describe("a file of site facts", () => {
  it("names an operator by id or in full", () => {
    const text = `version: 1
resources: { helm_release.x: { country: SA, operator: acme } }
providers: { kubernetes: { country: SA, operator: { id: acme, hq: SA } } }`;
    expect(problemsOf(text, "siteFacts")).toEqual([]);
  });

  it("is refused where it says nothing, or something else", () => {
    expect(
      problemsOf("version: 1\nproviders: { a: {}, b: { operator: 3 }, c: { operator: { hq: SA } } }", "siteFacts"),
    ).toEqual([
      "3 problems:",
      "p.yaml:2:17: providers.a must not be empty",
      "p.yaml:2:36: providers.b.operator must be an operator id or an operator, not the number 3; put it in quotes",
      "p.yaml:2:46: the key 'id' is missing in providers.c.operator",
    ]);
  });
});
