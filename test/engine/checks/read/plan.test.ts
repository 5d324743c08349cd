import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../engine/json";
import { flows, graphOf, places, plan } from "../terraform";

const real = plan(
  JSON.parse(fs.readFileSync(path.join(__dirname, "plans/modules-and-aliases.json"), "utf8")) as object,
);

describe("a real plan", () => {
  const graph = graphOf(real);

  test("places every instance by the provider block that its module was given", () => {
    expect(places(graph)).toEqual({
      "aws_backup_plan.p": "SE",
      "aws_backup_vault.away": "US",
      "aws_backup_vault.home": "SE",
      "aws_dynamodb_table.t": "SE",
      "aws_rds_cluster.main": "SE",
      "aws_rds_cluster.replica": "ES",
      "aws_s3_bucket.copy": "US",
      "aws_s3_bucket.main": "SE",
      "aws_s3_bucket_replication_configuration.by_local": "SE",
      "aws_s3_bucket_replication_configuration.r": "SE",
      "aws_sqs_queue.by_data": "SE",
      'aws_sqs_queue.each["x"]': "SE",
      "aws_sqs_queue.q[0]": "SE",
      "aws_sqs_queue.q[1]": "SE",
      'module.k["a"].aws_kms_key.k': "SE",
      'module.k["b"].aws_kms_key.k': "SE",
      "module.m.aws_backup_plan.p": "ES",
      "module.m.aws_sqs_queue.here": "ES",
      "module.m.aws_sqs_queue.there": "US",
      "module.m.module.inner.aws_sqs_queue.deep": "US",
    });
  });

  test.each([
    ["a reference that is known after the deploy", "aws_s3_bucket_replication_configuration.r", ["replication to US"]],
    [
      "a local, which a plan does not show",
      "aws_s3_bucket_replication_configuration.by_local",
      ["replication to unknown"],
    ],
    [
      "blocks of a set, whose order is not that of the program",
      "aws_backup_plan.p",
      ["backup to IE", "backup to SE, US", "backup to SE, US"],
    ],
    ["generated blocks", "aws_dynamodb_table.t", ["replication to SE", "replication to IE"]],
    ["a variable of a module", "module.m.aws_backup_plan.p", ["backup to US"]],
    ["what comes in", "aws_rds_cluster.replica", ["replication to ES"]],
  ])("follows %s", (_, address, expected) => {
    expect(flows(graph, address)).toEqual(expected);
  });

  test("says why a local is not known", () => {
    const [flow] = graph.flows.filter(({ resource }) => resource.name === "by_local");
    expect(flow.place).toEqual({ kind: "unknown", why: "a plan does not say what local.dest is" });
  });
});

const HASHICORP_AWS = "registry.terraform.io/hashicorp/aws";

function queue(values: object = {}, more: object = {}): JsonObject {
  const address = "aws_sqs_queue.q";
  return {
    address,
    mode: "managed",
    type: "aws_sqs_queue",
    name: "q",
    provider_name: HASHICORP_AWS,
    values,
    ...more,
  } as JsonObject;
}

interface PlanOf {
  readonly planned?: readonly object[];
  readonly region?: object;
  readonly variables?: object;
  readonly more?: object;
}

/** A plan of one module with a provider block. */
function planOf({ planned = [queue()], region, variables, more }: PlanOf) {
  return plan({
    variables,
    planned_values: { root_module: { resources: planned } },
    configuration: {
      provider_config: {
        aws: { name: "aws", full_name: HASHICORP_AWS, expressions: { ...(region ? { region } : {}) } },
      },
      root_module: { resources: [{ address: "aws_sqs_queue.q", provider_config_key: "aws", expressions: {} }] },
    },
    ...more,
  });
}

describe("the provider of a plan", () => {
  test.each<[string, PlanOf, string]>([
    ["a constant", { region: { constant_value: "eu-north-1" } }, "SE"],
    ["a variable", { region: { references: ["var.r"] }, variables: { r: { value: "eu-west-1" } } }, "IE"],
    ["a variable without a value", { region: { references: ["var.r"] } }, "unknown"],
    [
      "several references",
      { region: { references: ["var.a", "var.b"] }, variables: { a: { value: "eu-north-1" } } },
      "unknown",
    ],
    ["a local", { region: { references: ["local.r"] } }, "unknown"],
    ["no region", {}, "unknown"],
  ])("%s", (_, given, expected) => {
    expect(places(graphOf(planOf(given)))).toEqual({ "aws_sqs_queue.q": expected });
  });

  test("a planned region of the resource itself wins", () => {
    const given = planOf({ region: { constant_value: "eu-north-1" }, planned: [queue({ region: "us-east-1" })] });
    expect(places(graphOf(given))).toEqual({ "aws_sqs_queue.q": "US" });
  });
});

describe("what a plan holds", () => {
  test("planned text is final, though it looks like a reference", () => {
    const given = planOf({
      region: { constant_value: "eu-north-1" },
      planned: [queue({ region: "${var.r}" })],
      variables: { r: { value: "eu-west-1" } },
    });
    expect(places(graphOf(given))).toEqual({ "aws_sqs_queue.q": "unknown" });
  });

  test("data sources that were read stand in the prior state", () => {
    const data = { ...queue(), address: "data.aws_region.here", mode: "data", type: "aws_region", name: "here" };
    const given = planOf({ more: { prior_state: { values: { root_module: { resources: [data, queue()] } } } } });
    expect(given.dataSources).toMatchObject([{ mode: "data", address: "data.aws_region.here" }]);
    expect(given.resources).toHaveLength(1);
  });

  test("has neither backend nor modules to look into", () => {
    const { kind, modules, backend } = planOf({});
    expect({ kind, modules, backend }).toEqual({ kind: "plan", modules: [], backend: undefined });
  });

  test.each([
    [{ errored: true }, /stopped with an error/],
    [{ complete: false }, /deferred to a later plan/],
  ])("an unfinished plan is reported: %o", (more, why) => {
    expect(planOf({ more }).notAssessed).toMatchObject([{ why: expect.stringMatching(why) as string }]);
  });

  test("a resource that is not shaped like one is an error of the input", () => {
    expect(() => planOf({ planned: [{ address: 1 }] })).toThrow(/plan\.json: a planned resource should be/);
  });

  test.each<[JsonObject, RegExp]>([
    [{ planned_values: { root_module: "x" } }, /root_module should be/],
    [{ planned_values: { root_module: { resources: [null] } } }, /resources should be/],
    [{ planned_values: { root_module: { child_modules: 5 } } }, /child_modules should be/],
    [{ planned_values: {}, resource_changes: "x" }, /resource_changes should be/],
    [
      { planned_values: { root_module: { resources: [{ address: "a.b", type: "a", name: "b", values: "x" }] } } },
      /a\.b\.values should be an object/,
    ],
  ])("a part of another type is an error, not an empty plan: %o", (json, message) => {
    expect(() => plan(json)).toThrow(message);
  });
});

describe("what a plan says beside its resources", () => {
  test("what is deferred, and what runs as an action, is reported by its address", () => {
    const { notAssessed } = plan({
      planned_values: {},
      complete: false,
      deferred_changes: [{ reason: "provider_config_unknown", resource_change: { address: "aws_vpc.later" } }, "x", {}],
      action_invocations: [{ address: "action.aws_lambda_invoke.a", type: "aws_lambda_invoke" }],
    });
    expect(notAssessed.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      "aws_vpc.later: Terraform defers it to a later plan, which will show it",
      "action.aws_lambda_invoke.a: an action runs at the deploy; where it sends data is not looked at",
      "the plan plan.json: parts of it are deferred to a later plan and are not shown",
    ]);
  });

  test.each<[string, unknown]>([
    ["text", "eu-north-1"],
    ["a number", 5],
    ["nothing", null],
    ["a list of lists", [[]]],
    ["expressions that are text", { name: "aws", expressions: "x" }],
  ])("a provider that is %s leaves what hangs on it unknown", (_, block) => {
    const resource = { address: "aws_vpc.v", mode: "managed", type: "aws_vpc", name: "v", values: {} };
    const [{ providers }, graph] = [
      plan({ planned_values: {}, configuration: { provider_config: { aws: block } } }),
      graphOf(
        plan({
          planned_values: { root_module: { resources: [resource] } },
          configuration: { provider_config: { aws: block } },
        }),
      ),
    ];
    expect(providers[0].unread).toBe("what the plan says of provider aws is not a block");
    expect(places(graph)).toEqual({ "aws_vpc.v": "unknown" });
  });

  test("outputs that lead back to themselves are unknown", () => {
    const resource = { address: "aws_sqs_queue.q", mode: "managed", type: "aws_sqs_queue", name: "q", values: {} };
    const reference = (of: string) => ({ expression: { references: [of, "module.a"] } });
    const graph = graphOf(
      plan({
        planned_values: { root_module: { resources: [resource] } },
        resource_changes: [{ address: "aws_sqs_queue.q", change: { after_unknown: { region: true } } }],
        configuration: {
          root_module: {
            resources: [{ ...resource, expressions: { region: { references: ["module.a.x", "module.a"] } } }],
            module_calls: {
              a: {
                expressions: { y: { references: ["module.a.x", "module.a"] } },
                module: { outputs: { x: reference("var.y") }, variables: { y: {} } },
              },
            },
          },
        },
      }),
    );
    expect(places(graph)).toEqual({ "aws_sqs_queue.q": "unknown" });
  });
});
