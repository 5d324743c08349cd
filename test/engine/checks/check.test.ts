import { afterEach, describe, expect, test, vi } from "vitest";
import { generatedAt } from "../../../engine/checks/clock";
import { judge, type CheckContext } from "../../../engine/checks/judge";
import type { FactGraph } from "../../../engine/checks/model/graph";
import {
  acceleratorOf,
  AS_OF,
  graphOf,
  placementOf,
  at,
  policyOf,
  poolOf,
  resourceOf,
  stackOf,
  stateOf,
} from "./hand-made";

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
  test("a law profile", () => {
    expect(report({}, { profiles: ["sa-pdpl"] }).policy.profiles).toMatchObject([{ id: "sa-pdpl" }]);
  });

  test("a certification of the user itself", () => {
    const classes = { confidential: { countries: ["SE"], certifications: ["sa-nca-ecc", "c5"] } };
    expect(notAssessed({}, { classes })).toEqual(["certification sa-nca-ecc for confidential data"]);
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

  test("export control where the policy states no end user, or nothing of it", () => {
    expect(notAssessed({ accelerators: [acceleratorOf()] })).toEqual(["export control of accelerators"]);
    expect(notAssessed({ accelerators: [acceleratorOf()] }, { endUser: {} })).toEqual([
      "export control of accelerators",
    ]);
    expect(notAssessed({ accelerators: [acceleratorOf({ mayHaveNone: true })] })).toEqual([]);
  });

  test("rules of export control whose status is in doubt, once accelerators are assessed", () => {
    const { notAssessed: open } = report({ accelerators: [acceleratorOf()] }, { endUser: { hq: "SA" } });
    expect(open).toContainEqual({
      what: expect.stringMatching(/^R-EAR-7: Affiliates rule/),
      why: expect.stringMatching(/^contested: /),
    });
    expect(open.map(({ what }) => what.split(":")[0])).toEqual(["R-EAR-3", "R-EAR-4", "R-EAR-7", "R-EAR-9"]);
  });

  test("the power of a machine that is in no pool, where a budget covers it", () => {
    const accelerators = [acceleratorOf({ address: "aws_instance.gpu", supply: "service" })];
    expect(notAssessed({ accelerators }, { power: { maxTotalItKw: 10 } })).toContain("power of aws_instance.gpu");
    expect(notAssessed({ accelerators })).not.toContain("power of aws_instance.gpu");
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
