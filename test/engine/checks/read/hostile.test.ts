import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph } from "../../../../engine/checks/graph";
import { readInputs } from "../../../../engine/checks/read";
import { SovereignError } from "../../../../engine/error";
import { policyOf } from "../hand-made";

const { policy } = policyOf();

/** Reads and locates; the only error that may come out is one for people. */
function survives(text: string): void {
  try {
    const { stacks } = readInputs(["-"], { readStdin: () => Buffer.from(text) });
    buildGraph(stacks, { policy });
  } catch (error) {
    if (!(error instanceof SovereignError)) throw error;
    expect(error.message).toMatch(/^stdin[:.]/);
  }
}

/** Words that the readers look for, so that a generated file gets past the door. */
const KEY = fc.oneof(
  fc.constantFrom(
    "//",
    "metadata",
    "sovereignty",
    "constructs",
    "provider",
    "aws",
    "alias",
    "region",
    "count",
    "for_each",
  ),
  fc.constantFrom(
    "aws_s3_bucket",
    "google_storage_bucket",
    "kubernetes_manifest",
    "manifest",
    "image",
    "dynamic",
    "content",
  ),
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty"),
  fc.string(),
);
const TEXT = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "${var.a}",
    "${local.a}",
    "${aws_s3_bucket.a.arn}",
    "${each.value}",
    "${",
    "a-${var.a}-b",
    "eu-north-1",
  ),
);
const { value: JSON_VALUE } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    TEXT,
    fc.constantFrom(null, true, false, 0, 1, -1, 1e9),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(KEY, tie("value"), { maxKeys: 4 }),
  ),
}));
const BLOCK = fc.constantFrom(
  "resource",
  "data",
  "provider",
  "variable",
  "locals",
  "output",
  "module",
  "terraform",
  "//",
);
const PLAN_KEY = fc.constantFrom("planned_values", "resource_changes", "configuration", "variables", "prior_state");
const CONFIGURED = fc.constantFrom(
  "root_module",
  "provider_config",
  "module_calls",
  "resources",
  "child_modules",
  "values",
);

describe("no input, however broken, gives anything but an error for people", () => {
  test("any text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), survives), { numRuns: 300 });
  });

  test("any JSON", () => {
    fc.assert(fc.property(fc.json(), survives), { numRuns: 300 });
  });

  test("anything under the names of Terraform's blocks", () => {
    fc.assert(
      fc.property(fc.dictionary(BLOCK, JSON_VALUE), (json) => survives(JSON.stringify(json))),
      { numRuns: 500 },
    );
  });

  test("anything as a resource", () => {
    const type = fc.constantFrom(
      "aws_s3_bucket",
      "aws_sns_topic_subscription",
      "google_pubsub_topic",
      "kubernetes_manifest",
    );
    const resources = fc.dictionary(type, fc.dictionary(fc.string(), fc.dictionary(KEY, JSON_VALUE)));
    fc.assert(
      fc.property(resources, (resource) => survives(JSON.stringify({ resource }))),
      { numRuns: 500 },
    );
  });

  test("anything under the names of a plan", () => {
    const part = fc.dictionary(CONFIGURED, fc.oneof(JSON_VALUE, fc.dictionary(CONFIGURED, JSON_VALUE)));
    const plans = fc.dictionary(PLAN_KEY, fc.oneof(JSON_VALUE, part));
    fc.assert(
      fc.property(plans, (json) => survives(JSON.stringify({ format_version: "1.2", planned_values: {}, ...json }))),
      { numRuns: 500 },
    );
  });

  const nested = (open: string, close: string, depth: number) => open.repeat(depth) + "1" + close.repeat(depth);

  test.each([
    ["lists", nested("[", "]", 200_000)],
    ["a list in a resource", `{"resource":{"aws_vpc":{"a":{"region":${nested("[", "]", 100_000)}}}}}`],
    ["objects in a resource", `{"resource":{"aws_vpc":{"a":{"tags":${nested('{"a":', "}", 100_000)}}}}}`],
    ["a manifest", `{"resource":{"kubernetes_manifest":{"a":{"manifest":${nested('{"a":', "}", 100_000)}}}}}`],
    [
      "blocks of a path",
      `{"resource":{"aws_s3_bucket_replication_configuration":{"a":{"rule":${nested("[", "]", 100_000)}}}}}`,
    ],
    [
      "locals",
      `{"locals":{"a":${nested("[", "]", 100_000)}},"resource":{"aws_vpc":{"a":{"region":"\${upper(local.a)}"}}}}`,
    ],
    ["facts", `{"//":{"sovereignty":{"version":1,"constructs":${nested('{"a":', "}", 100_000)}}},"resource":{}}`],
    [
      "planned values",
      `{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_vpc.a","type":"aws_vpc","name":"a","values":{"x":${nested("[", "]", 100_000)},"y":"\${"}}]}}}`,
    ],
    [
      "modules of a plan",
      `{"format_version":"1.2","planned_values":{"root_module":${nested('{"child_modules":[', "]}", 50_000).replace("1", "{}")}}}`,
    ],
    [
      "configured modules",
      `{"format_version":"1.2","planned_values":{},"configuration":{"root_module":${nested('{"module_calls":{"a":{"module":', "}}}", 50_000)}}}`,
    ],
    [
      "a provider of a plan",
      `{"format_version":"1.2","planned_values":{},"configuration":{"provider_config":{"aws":{"expressions":${nested('{"a":', "}", 100_000)}}}}}`,
    ],
    ["an expression", `{"resource":{"aws_vpc":{"a":{"region":"\${${"(".repeat(100_000)}"}}}}`],
    ["a truncated text", "[".repeat(300_000)],
    ["a truncated text of escapes", `{"resource":{"aws_vpc":{"a":{"x":"${"\\n".repeat(5_000_000)}"`],
    ["a key twice after many escapes", `{"resource":{"aws_vpc":{"a":{"x":"${"\\n".repeat(5_000_000)}","y":1,"y":2}}}}`],
  ])("depth cannot exhaust the call stack: %s", (_, text) => {
    survives(text);
  });
});
