import { describe, expect, test } from "vitest";
import type { Place } from "../../../../engine/checks/model/placement";
import { RULES } from "../../../../engine/checks/rules";
import { resEdge } from "../../../../engine/checks/rules/res-edge";
import { resImg } from "../../../../engine/checks/rules/res-img";
import { resLog } from "../../../../engine/checks/rules/res-log";
import { resRepl } from "../../../../engine/checks/rules/res-repl";
import { ANYWHERE, at, flowOf, UNKNOWN } from "../hand-made";
import { assess } from "./assess";

const FLOW_RULES = [
  ["replication", "RES-REPL"],
  ["backup", "RES-BKUP"],
  ["key", "RES-KEY"],
  ["log", "RES-LOG"],
  ["network", "RES-NET"],
  ["edge", "RES-EDGE"],
  ["ai", "RES-AI"],
  ["image", "RES-IMG"],
] as const;

describe.each(FLOW_RULES)("a flow of kind %s", (kind, id) => {
  const all = (place: Parameters<typeof flowOf>[1], policy?: object) => {
    const assessments = RULES.map((rule) => assess(rule, { flows: [flowOf(kind, place)] }, policy));
    return {
      findings: assessments.flatMap(({ findings }) => findings),
      passed: assessments.reduce((sum, { passed }) => sum + passed, 0),
    };
  };

  test(`fails ${id}, at the resource that declares it, where it leaves the allowed countries`, () => {
    expect(all(at("eu-central-1", "DE")).findings).toMatchObject([
      { rule: id, status: "fail", severity: "error", address: "aws_sqs_queue.orders" },
    ]);
  });

  test("fails where the other end may be anywhere", () => {
    expect(all(ANYWHERE).findings).toMatchObject([{ rule: id, status: "fail", severity: "error" }]);
  });

  test("passes where it stays", () => {
    expect(all(at("eu-north-1", "SE"))).toEqual({ findings: [], passed: 1 });
  });

  test("is unknown, not passed, where the other end cannot be resolved", () => {
    expect(all(UNKNOWN)).toMatchObject({ findings: [{ rule: id, status: "unknown", severity: "error" }], passed: 0 });
  });

  test("goes further where the policy lets this kind go", () => {
    const policy = { classes: { confidential: { countries: ["SE"], flows: { [kind]: ["SE", "DE"] } } } };
    expect(all(at("eu-central-1", "DE"), policy)).toEqual({ findings: [], passed: 1 });
    expect(all(at("us-east-1", "US"), policy).findings).toMatchObject([
      { citations: [{ article: `classes.confidential.flows.${kind}` }] },
    ]);
  });
});

test("a finding says from where to where, and what is allowed", () => {
  const flow = flowOf("replication", at("eu-central-1", "DE"), {
    from: "Bucket 'ledger' (SA)",
    to: "bucket aws_s3_bucket.copy",
  });
  const policy = { classes: { confidential: { countries: ["SA"] } } };
  expect(assess(resRepl, { flows: [flow] }, policy).findings[0].message).toBe(
    "Bucket 'ledger' (SA) replicates to bucket aws_s3_bucket.copy in eu-central-1 (DE); confidential data may be in SA only.",
  );
});

test("a finding names a region once, however it is written", () => {
  const flow = flowOf("replication", at("uksouth", "GB"), { from: "Account 'a'", to: "UK South" });
  const policy = { classes: { confidential: { countries: ["NL"] } } };
  expect(assess(resRepl, { flows: [flow] }, policy).findings[0].message).toBe(
    "Account 'a' replicates to UK South (GB); confidential data may be in NL only.",
  );
});

test("a kind of flow that may go nowhere fails at home too", () => {
  const policy = { classes: { confidential: { countries: ["SE"], flows: { edge: "none" } } } };
  const { findings } = assess(resEdge, { flows: [flowOf("edge", at("eu-north-1", "SE"))] }, policy);
  expect(findings[0].message).toContain("confidential data may not leave in this way (edge: none)");
});

test("images of a chart that is not rendered are a warning, whatever the class says of unknown", () => {
  const { findings } = assess(resImg, { flows: [flowOf("image", UNKNOWN, { unknownSeverity: "warning" })] });
  expect(findings).toMatchObject([{ status: "unknown", severity: "warning" }]);
});

describe("a public registry counts as being where its operator has its head office", () => {
  const PUBLIC: Place = { kind: "anywhere", why: "it is served from everywhere", pullsCountAs: "US" };
  const imagesFrom = (countries: string[], place: Place) => {
    const policy = { classes: { confidential: { countries: ["SE"], flows: { image: countries } } } };
    return assess(resImg, { flows: [flowOf("image", place, { operator: "docker" })] }, policy);
  };

  test.each<[string, string[], Place, number]>([
    ["one of a country that images may come from", ["SE", "US"], PUBLIC, 0],
    ["one of another country", ["SE"], PUBLIC, 1],
    ["a registry that is merely anywhere", ["SE", "US"], ANYWHERE, 1],
    ["no image may come at all", [], PUBLIC, 1],
  ])("%s", (_, countries, place, findings) => {
    expect(imagesFrom(countries, place).findings).toHaveLength(findings);
  });

  test("what is sent there may be kept anywhere", () => {
    const policy = { classes: { confidential: { countries: ["US"] } } };
    expect(assess(resLog, { flows: [flowOf("log", PUBLIC)] }, policy).findings).toHaveLength(1);
  });
});

test("an unknown flow of a class that only warns is a warning", () => {
  const policy = { classes: { confidential: { countries: ["SE"], onUnknown: "warn" } } };
  expect(assess(resLog, { flows: [flowOf("log", UNKNOWN)] }, policy).findings).toMatchObject([{ severity: "warning" }]);
});
