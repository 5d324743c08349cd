import { describe, expect, test } from "vitest";
import { lawNotes } from "../../../../engine/checks/law";
import type { FactGraph } from "../../../../engine/checks/model/graph";
import {
  ANYWHERE,
  AS_OF,
  at,
  bindingOf,
  flowOf,
  graphOf,
  placementOf,
  policyOf,
  stackOf,
  stateOf,
  UNKNOWN,
} from "../hand-made";

const notes = (facts: Partial<FactGraph>, profiles: readonly string[], profileFacts: object = {}) =>
  lawNotes(
    graphOf(facts),
    policyOf({ classes: { confidential: { countries: ["any"] } }, profiles, profileFacts }).policy,
    AS_OF,
  );
const personal = { tags: ["personal"] };
const inFrankfurt = at("eu-central-1", "DE");
const aws = { id: "aws", hq: "US", ultimateParent: "US" };

describe("a transfer that rests on something", () => {
  const scc = { "sa-pdpl": { transferBasis: "scc", transferRiskAssessment: "T-1" } };
  const whats = (...args: Parameters<typeof notes>) => notes(...args).stated.map(({ what }) => what);

  test("is listed with what it rests on, the article, and that it needs evidence", () => {
    expect(whats({ placements: [placementOf(inFrankfurt, personal)] }, ["sa-pdpl"], scc)).toContain(
      "transfer of SQS queue 'orders' to eu-central-1 (DE) rests on scc, transferRiskAssessment T-1 " +
        "(sa-pdpl, PDPL Art. 29; needs evidence)",
    );
  });

  test("is listed for flows, a state and what may be anywhere too", () => {
    const facts = {
      placements: [placementOf(ANYWHERE, personal)],
      flows: [flowOf("log", inFrankfurt, personal)],
      states: [stateOf("s3", inFrankfurt)],
    };
    const transfers = whats(facts, ["sa-pdpl"], scc).filter((what) => what.startsWith("transfer of"));
    expect(transfers).toHaveLength(3);
    expect(transfers[1]).toContain("transfer of Queue 'orders' (log) to eu-central-1 (DE)");
  });

  test("is none at home, of an unknown place, of other data, or of images", () => {
    const facts = {
      placements: [
        placementOf(at("me-central2", "SA"), personal),
        placementOf(UNKNOWN, personal),
        placementOf(inFrankfurt, { tags: ["synthetic"] }),
      ],
      flows: [flowOf("image", inFrankfurt, personal)],
    };
    expect(whats(facts, ["sa-pdpl"], scc).filter((what) => what.startsWith("transfer of"))).toEqual([]);
  });

  test("never calls itself allowed", () => {
    const all = whats({ placements: [placementOf(inFrankfurt, personal)] }, ["sa-pdpl"], scc);
    expect(all.join("\n")).not.toMatch(/allowed|complian/);
    expect(all.every((what) => what.includes("needs evidence"))).toBe(true);
  });
});

test("adequacy with a scope stands under what was not assessed, once", () => {
  const canada = placementOf(at("ca-central-1", "CA"), personal);
  const { notAssessed } = notes({ placements: [canada, canada] }, ["eu-gdpr"]);
  expect(notAssessed).toEqual([
    {
      what: "eu-gdpr: what the adequacy of CA covers",
      why: "commercial organisations only (GDPR adequacy decisions Art. 45)",
    },
  ]);
});

describe("a program that puts its data outside a profile", () => {
  const outside = (facts: object, profileFacts: object = {}) => {
    const stack = { ...stackOf(), facts: { version: 1 as const, ...facts } };
    return notes({ stacks: [stack] }, ["sa-pdpl"], profileFacts).stated.filter(({ what }) => what.includes("outside"));
  };

  test.each([
    ["by its tags", { tags: ["synthetic"] }, "tags synthetic: outside law profile sa-pdpl (personal, "],
    ["by a public class", { dataClass: "public" }, "dataClass public: outside law profile sa-pdpl ("],
  ])("%s is listed with its path", (_, facts, what) => {
    expect(outside(facts)).toEqual([{ path: "shop", what: expect.stringContaining(what) as string }]);
  });

  test("by a construct below it is listed there", () => {
    expect(outside({ tags: ["personal"], constructs: { "shop/test": { tags: ["synthetic"] } } })).toMatchObject([
      { path: "shop/test" },
    ]);
  });

  test("by a tag that the policy did not name is listed", () => {
    expect(outside({ tags: ["personal", "eu"] }, { "sa-pdpl": { onlyTags: ["ksa"] } })[0].what).toContain("only ksa");
  });

  test("is not there where its tags match, or it says nothing", () => {
    expect(outside({ tags: ["health"] })).toEqual([]);
    expect(outside({ tags: [] })).toEqual([]);
  });
});

describe("exposures", () => {
  test("name the law that reaches an operator, where the operator comes in, and what lessens it", () => {
    const { exposures } = notes({ operators: [bindingOf(aws)] }, ["us-reach"]);
    expect(exposures).toHaveLength(2);
    expect(exposures?.[0]).toMatchObject({
      profile: "us-reach",
      requirement: "US-CLOUD",
      operator: "aws",
      through: ["hq US", "ultimateParent US"],
      at: [{ stack: "shop", address: "provider.aws" }],
      dataClasses: ["confidential"],
      citation: { law: "CLOUD Act", article: "18 USC 2713 and 2703(h)" },
    });
  });

  test("are one entry for an operator that comes in twice", () => {
    const operators = [bindingOf(aws), bindingOf(aws, { address: "provider.aws.frankfurt" })];
    const [exposure] = notes({ operators }, ["us-reach"]).exposures ?? [];
    expect(exposure.at.map(({ address }) => address)).toEqual(["provider.aws", "provider.aws.frankfurt"]);
  });

  test("reach a subsidiary by its parent", () => {
    const operators = [bindingOf({ id: "aws-eusc", hq: "DE", ultimateParent: "US" })];
    expect(notes({ operators }, ["us-reach"]).exposures?.[0].through).toEqual(["ultimateParent US"]);
  });

  test("reach an operator that only receives data, at the resource that sends it", () => {
    const flows = [flowOf("log", at("us", "US"), { operator: "datadog" })];
    expect(notes({ flows }, ["us-reach"]).exposures?.[0]).toMatchObject({
      operator: "datadog",
      at: [{ address: "aws_sqs_queue.orders" }],
    });
  });

  test("of technology count where the profile says so", () => {
    const sccc = bindingOf({ id: "sccc", hq: "SA", ultimateParent: "SA", techVendor: "CN" });
    expect(notes({ operators: [sccc] }, ["cn-reach"]).exposures?.[0].through).toEqual(["techVendor CN"]);
    expect(notes({ operators: [sccc] }, ["eu-gdpr"]).exposures).toEqual([]);
  });

  test("are not assessed where nobody knows the operator, or its parent", () => {
    const operators = [bindingOf(undefined), bindingOf({ id: "acme", hq: "SE" }, { address: "site.hall-1" })];
    const { exposures, notAssessed } = notes({ operators }, ["us-reach"]);
    expect(exposures).toEqual([]);
    expect(notAssessed.map(({ what }) => what)).toContain("us-reach: exposure of site.hall-1 in shop (US-CLOUD)");
  });

  test("are absent where no profile asks", () => {
    expect(notes({ operators: [bindingOf(aws)] }, ["sa-pdpl"])).not.toHaveProperty("exposures");
  });
});

describe("the register of DORA", () => {
  test("has a row for each operator: its places, what has none, and where data goes from there", () => {
    const placement = placementOf(inFrankfurt, { operator: "aws" });
    const { registers } = notes(
      {
        operators: [bindingOf(aws)],
        placements: [
          placement,
          placementOf(at("eu-west-1", "IE"), { operator: "aws" }),
          placementOf(ANYWHERE, { operator: "aws" }),
          placementOf(at("hall", "FI")),
        ],
        flows: [
          flowOf("log", at("us", "US"), { resource: placement.resource, operator: "datadog" }),
          flowOf("image", at("us", "US"), { resource: placement.resource }),
        ],
      },
      ["eu-dora"],
    );
    expect(registers?.[0].rows).toMatchObject([
      {
        operator: "aws",
        hq: "US",
        resources: 3,
        countries: ["DE", "IE"],
        withoutCountry: 1,
        onward: [{ kind: "log", operator: "datadog", countries: ["US"] }],
      },
      { operator: "unknown", resources: 1, countries: ["FI"], onward: [] },
    ]);
  });

  test("leaves out public data", () => {
    const { registers } = notes({ placements: [placementOf(inFrankfurt, { dataClass: "public" })] }, ["eu-dora"]);
    expect(registers?.[0].rows).toEqual([]);
  });

  test("is absent where no profile asks", () => {
    expect(notes({}, ["sa-pdpl"])).not.toHaveProperty("registers");
  });
});
