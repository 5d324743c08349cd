import { describe, expect, test } from "vitest";
import { RULES } from "../../../../engine/checks/rules";
import { resEdge } from "../../../../engine/checks/rules/res-edge";
import { resGlobal } from "../../../../engine/checks/rules/res-global";
import { resPlace } from "../../../../engine/checks/rules/res-place";
import { resUnknown } from "../../../../engine/checks/rules/res-unknown";
import type { UnreadStatement } from "../../../../engine/checks/model/graph";
import { ANYWHERE, at, placementOf, resourceOf, stackOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const warnOnUnknown = { classes: { confidential: { countries: ["SE"], onUnknown: "warn" } } };

describe("RES-PLACE", () => {
  test("fails where a resource rests outside the allowed countries", () => {
    const { findings, passed } = assess(resPlace, { placements: [placementOf(at("us-east-1", "US"))] });
    expect(passed).toBe(0);
    expect(findings).toMatchObject([
      {
        rule: "RES-PLACE",
        status: "fail",
        severity: "error",
        stack: "shop",
        address: "aws_sqs_queue.orders",
        message: "SQS queue 'orders' rests in us-east-1 (US); confidential data may be in SE only.",
        citations: [{ law: "policy", article: "classes.confidential.countries" }],
      },
    ]);
    expect(findings[0].remedy).toContain("aws: eu-north-1");
  });

  test("passes in an allowed country", () => {
    expect(assess(resPlace, { placements: [placementOf(at("eu-north-1", "SE"))] })).toEqual({
      findings: [],
      passed: 1,
    });
  });

  test("leaves an unknown place to RES-UNKNOWN", () => {
    expect(assess(resPlace, { placements: [placementOf(UNKNOWN)] })).toEqual({ findings: [], passed: 0 });
  });

  test("fails for a set of countries of which one is not allowed", () => {
    const { findings } = assess(resPlace, { placements: [placementOf(at("eu", "SE", "DE"))] });
    expect(findings[0].message).toContain("eu (DE, SE)");
  });

  test("fails for a service that may be anywhere, and speaks of it once", () => {
    const placements = [placementOf(ANYWHERE), placementOf(ANYWHERE, { serviceKind: "network" })];
    expect(assess(resPlace, { placements }).findings.map(({ status }) => status)).toEqual(["fail", "fail"]);
  });

  test("groups what one provider block brought about", () => {
    const evidence = [{ address: "provider.aws.virginia", attribute: "region", value: "us-east-1" }];
    const { findings } = assess(resPlace, { placements: [placementOf(at("us-east-1", "US"), { evidence })] });
    expect(findings[0].cause).toBe("provider.aws.virginia is us-east-1 (US)");
  });

  test("groups what rests in one place by its own arguments", () => {
    const { findings } = assess(resPlace, { placements: [placementOf(at("us-east-1", "US"))] });
    expect(findings[0].cause).toBe("the place is us-east-1 (US)");
  });

  test("lets public data be in any country", () => {
    const policy = { defaultDataClass: "public", classes: { public: { countries: ["any"] } } };
    const placements = [
      placementOf(at("us-east-1", "US"), { dataClass: "public" }),
      placementOf(ANYWHERE, { dataClass: "public" }),
    ];
    expect(assess(resPlace, { placements }, policy)).toEqual({ findings: [], passed: 2 });
  });

  test("names the path of a data class that the policy has no entry for", () => {
    const placements = [
      placementOf(at("eu-north-1", "SE"), { dataClass: "secret", resource: resourceOf("a_b.c", "shop/vault") }),
    ];
    expect(() => assess(resPlace, { placements })).toThrow(/^shop\/vault: the data class 'secret' is in use/);
  });
});

describe("a resource that is stated to be elsewhere than it resolves", () => {
  const why = "US by provider aws, but SE is stated by shop";
  const contradiction = { why, evidence: { address: "aws_sqs_queue.orders", value: "SE" } };

  test("fails where it resolves to a country that is not allowed, whatever the class does with unknown places", () => {
    const placements = [placementOf(at("us-east-1", "US"), { contradiction })];
    expect(assess(resPlace, { placements }, warnOnUnknown).findings).toMatchObject([
      { rule: "RES-PLACE", status: "fail", severity: "error" },
    ]);
    expect(assess(resUnknown, { placements }, warnOnUnknown).findings).toMatchObject([
      { rule: "RES-UNKNOWN", status: "unknown", severity: "warning", message: expect.stringContaining(why) },
    ]);
  });

  test("is unknown where it resolves to an allowed one", () => {
    const placements = [placementOf(at("eu-north-1", "SE"), { contradiction })];
    expect(assess(resPlace, { placements }).findings).toEqual([]);
    expect(assess(resUnknown, { placements }).findings).toMatchObject([{ status: "unknown", severity: "error" }]);
  });

  test("is no subject of RES-UNKNOWN without a contradiction", () => {
    expect(assess(resUnknown, { placements: [placementOf(at("us-east-1", "US"))] })).toEqual({
      findings: [],
      passed: 0,
    });
  });
});

test("the regions that a remedy names are of the resource's own partition", () => {
  const policy = { classes: { confidential: { countries: ["DE"] } } };
  const remedyIn = (partition: string) =>
    assess(resPlace, { placements: [placementOf(at("us-east-1", "US"), { partition })] }, policy).findings[0].remedy;
  expect(remedyIn("aws")).toContain("(aws: eu-central-1)");
  expect(remedyIn("aws-eusc")).toContain("(aws: eusc-de-east-1)");
  expect(remedyIn("aws-cn")).not.toContain("(aws:");
});

describe("a resource that may be anywhere", () => {
  test.each([
    ["key", "RES-KEY"],
    ["log", "RES-LOG"],
    ["ai", "RES-AI"],
    ["edge", "RES-EDGE"],
    ["backup", "RES-BKUP"],
    ["control-plane", "RES-GLOBAL"],
    ["replication", "RES-PLACE"],
    [undefined, "RES-PLACE"],
  ] as const)("of kind %s is spoken of by %s alone", (serviceKind, expected) => {
    const placements = [placementOf(ANYWHERE, { serviceKind })];
    const rules = RULES.flatMap((rule) => assess(rule, { placements }).findings).map(({ rule }) => rule);
    expect(rules).toEqual([expected]);
  });

  test("is held against the countries of its own kind of flow", () => {
    const policy = { classes: { confidential: { countries: ["SE"], flows: { key: ["any"] } } } };
    const placements = [placementOf(ANYWHERE, { serviceKind: "key" })];
    expect(RULES.flatMap((rule) => assess(rule, { placements }, policy).findings)).toEqual([]);
  });
});

describe("RES-UNKNOWN", () => {
  test("is an error for confidential data, with the reason", () => {
    expect(assess(resUnknown, { placements: [placementOf(UNKNOWN)] }).findings).toMatchObject([
      {
        rule: "RES-UNKNOWN",
        status: "unknown",
        severity: "error",
        message:
          "SQS queue 'orders' has no place that can be resolved (var.region has no default); confidential data may be in SE only.",
      },
    ]);
  });

  test("is a warning where the class says so", () => {
    const { findings } = assess(resUnknown, { placements: [placementOf(UNKNOWN)] }, warnOnUnknown);
    expect(findings).toMatchObject([{ status: "unknown", severity: "warning" }]);
  });

  test("is a warning, and no pass, for public data that may be anywhere", () => {
    const policy = { defaultDataClass: "public", classes: { public: { countries: ["any"] } } };
    const { findings, passed } = assess(
      resUnknown,
      { placements: [placementOf(UNKNOWN, { dataClass: "public" })] },
      policy,
    );
    expect(passed).toBe(0);
    expect(findings).toMatchObject([{ status: "unknown", severity: "warning" }]);
  });

  test("has nothing to say of a place that is known", () => {
    expect(assess(resUnknown, { placements: [placementOf(at("us-east-1", "US"))] }).findings).toEqual([]);
  });
});

describe("RES-GLOBAL", () => {
  const role = placementOf(ANYWHERE, { serviceKind: "control-plane", resource: resourceOf("aws_iam_role.ci") });

  test("lists a control plane as information", () => {
    expect(assess(resGlobal, { placements: [role] }).findings).toMatchObject([
      { rule: "RES-GLOBAL", status: "fail", severity: "info", address: "aws_iam_role.ci" },
    ]);
  });

  test("is an error where the policy keeps metadata in", () => {
    const policy = { classes: { confidential: { countries: ["SE"], flows: { metadata: "none" } } } };
    expect(assess(resGlobal, { placements: [role] }, policy).findings).toMatchObject([{ severity: "error" }]);
  });

  test("has nothing to say of an identity service that a region holds", () => {
    const regional = placementOf(at("eu-north-1", "SE"), { serviceKind: "control-plane" });
    expect(assess(resGlobal, { placements: [regional] }).findings).toEqual([]);
  });
});

describe("a kind of flow that the policy forbids", () => {
  const edge = placementOf(ANYWHERE, { serviceKind: "edge" });

  test("is said to be forbidden at a resource whose service moves the data by itself", () => {
    const forbidden = { classes: { confidential: { countries: ["SE"], flows: { edge: "none" } } } };
    const [finding] = assess(resEdge, { placements: [edge] }, forbidden).findings;
    expect(finding.message).toContain("confidential data may not leave in this way (edge: none).");
    expect(finding.remedy).toBe("Remove it, or let the policy name the countries in classes.confidential.flows.edge.");
  });

  test("is not, where it may go to some countries", () => {
    const [finding] = assess(resEdge, { placements: [edge] }).findings;
    expect(finding.message).toContain("confidential data may be in SE only.");
  });
});

test("a default location is mended by the argument that is not set", () => {
  const placement = placementOf(at("US", "US"), { unsetArgument: "location" });
  expect(assess(resPlace, { placements: [placement] }).findings[0].remedy).toContain("Write `location`");
});

describe("what a program states and nobody can read", () => {
  const statement: UnreadStatement = {
    stack: stackOf(),
    address: "shop/train",
    constructPath: "shop/train",
    fact: "dataClas",
    why: "unknown key 'dataClas'; it counts as not stated",
    dataClass: "confidential",
  };

  test("is unknown: it may have said anything", () => {
    expect(assess(resUnknown, { unreadStatements: [statement] }).findings).toMatchObject([
      {
        status: "unknown",
        severity: "error",
        stack: "shop",
        address: "shop/train",
        message:
          "The fact 'dataClas' that shop/train states cannot be read: unknown key 'dataClas'; it counts as not stated.",
      },
    ]);
  });

  test("is as grave as the class says", () => {
    expect(assess(resUnknown, { unreadStatements: [statement] }, warnOnUnknown).findings).toMatchObject([
      { status: "unknown", severity: "warning" },
    ]);
  });
});
