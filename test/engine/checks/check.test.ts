import { afterEach, describe, expect, test, vi } from "vitest";
import { generatedAt, judge, type CheckContext } from "../../../engine/checks/check";
import type { FactGraph } from "../../../engine/checks/model/graph";
import { AS_OF, graphOf, placementOf, at, policyOf, poolOf, resourceOf, stackOf, stateOf } from "./hand-made";

const report = (facts: Partial<FactGraph>, policy: object = {}, more: Partial<CheckContext> = {}) =>
  judge(graphOf(facts), {
    inputs: [],
    policy: policyOf(policy),
    asOf: AS_OF,
    generatedAt: "2026-11-22T00:00:00Z",
    enforced: true,
    ...more,
  });

const notAssessed = (...args: Parameters<typeof report>) => report(...args).notAssessed.map(({ what }) => what);

describe("nothing is left out silently", () => {
  test("a law profile, a certification and survivability of the policy", () => {
    const policy = {
      profiles: ["sa-pdpl"],
      classes: { confidential: { countries: ["SE"], certifications: ["c5"] } },
      survivability: { minSites: 2 },
    };
    expect(notAssessed({}, policy)).toEqual([
      "law profile sa-pdpl",
      "certification c5 for confidential data",
      "survivability",
    ]);
    expect(report({}, policy).policy.profiles).toEqual([{ id: "sa-pdpl" }]);
  });

  test("a power budget for a site that no pool stands at", () => {
    const policy = { power: { sites: { damam: { maxItKw: 400 } } }, endUser: { hq: "SA" } };
    expect(notAssessed({ pools: [poolOf()] }, policy)).toContain("power.sites.damam.maxItKw");
  });

  test("the power of hardware that is looked at when deploying", () => {
    expect(notAssessed({ pools: [poolOf({ itKwPerNode: undefined, detected: true })] })).toContain(
      "power of dammam/train",
    );
  });

  test("export control where the policy states no end user", () => {
    expect(notAssessed({ pools: [poolOf()] })).toContain("export control of accelerators");
  });

  test("a name of the --site file that the input does not have", () => {
    const resource = resourceOf("helm_release.a");
    const siteFacts = {
      resources: { "helm_release.a": {}, "helm_release.b": {} },
      providers: { helm: {}, kubernets: {} },
    };
    expect(notAssessed({ stacks: [stackOf("shop", [resource])] }, {}, { siteFacts })).toEqual([
      "helm_release.b of the --site file",
      "provider kubernets of the --site file",
    ]);
  });

  test("the backend is a name that the input has, where it has one", () => {
    const siteFacts = { resources: { "terraform.backend": { country: "SE" } } };
    const stack = { ...stackOf(), backend: { type: "http", config: {} } };
    expect(notAssessed({ stacks: [stack] }, {}, { siteFacts })).toEqual([]);
    expect(notAssessed({ stacks: [stackOf()] }, {}, { siteFacts })).toEqual(["terraform.backend of the --site file"]);
  });

  test("where the state of a plan rests", () => {
    const plan = { ...stackOf(), name: undefined, kind: "plan" as const, file: "plan.json" };
    expect(notAssessed({ stacks: [plan] })).toEqual(["state of plan.json"]);
  });
});

test("a contradiction and the place that it is about are findings of their own", () => {
  const contradiction = { why: "US, but SE is stated", evidence: { address: "terraform.backend", value: "SE" } };
  const state = { ...stateOf("s3", at("us-east-1", "US")), contradiction };
  const { findings } = report({ states: [state] });
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test("counts what holds, what does not, and what was waived", () => {
  const resources = [resourceOf("aws_sqs_queue.a"), resourceOf("aws_sqs_queue.b"), resourceOf("aws_sqs_queue.c")];
  const stack = stackOf("shop", resources);
  const waivers = [{ rule: "RES-PLACE", address: "aws_sqs_queue.c", reason: "r", owner: "o", expires: "2027-01-01" }];
  const [a, b, c] = resources;
  const placements = [
    placementOf(at("eu-north-1", "SE"), { stack, resource: a }),
    placementOf(at("us-east-1", "US"), { stack, resource: b }),
    placementOf(at("us-east-1", "US"), { stack, resource: c }),
  ];
  expect(report({ stacks: [stack], placements }, { waivers }).summary).toEqual({
    resources: 3,
    pass: 1,
    fail: 1,
    unknown: 0,
    waived: 1,
    error: 1,
    warning: 0,
  });
});

describe("the time of a report", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("is SOURCE_DATE_EPOCH where that is set", () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", "1795305600");
    expect(generatedAt()).toBe("2026-11-22T00:00:00Z");
  });

  test("is refused where that is no number", () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", "yesterday");
    expect(() => generatedAt()).toThrow(/SOURCE_DATE_EPOCH is 'yesterday'/);
  });
});
