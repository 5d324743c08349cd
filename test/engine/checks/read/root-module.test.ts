import { describe, expect, test } from "vitest";
import { cdk, graphOf, places, tf } from "../terraform";
import { growth, MOST_OF_TEN_TIMES } from "../../../growth";

const addresses = (json: object) => tf(json).resources.map(({ address }) => address);

describe("Terraform JSON", () => {
  test.each<[string, object]>([
    ["objects", { resource: { aws_vpc: { a: { x: 1 } } } }],
    ["a list at the top", { resource: [{ aws_vpc: { a: { x: 1 } } }] }],
    ["a list of a type", { resource: { aws_vpc: [{ a: { x: 1 } }] } }],
    ["a list of one body", { resource: { aws_vpc: { a: [{ x: 1 }] } } }],
  ])("blocks as %s", (_, json) => {
    expect(tf(json).resources).toMatchObject([
      {
        mode: "managed",
        address: "aws_vpc.a",
        type: "aws_vpc",
        name: "a",
        provider: "aws",
        providerKey: "aws",
        providerSource: "hashicorp/aws",
        values: { x: 1 },
      },
    ]);
  });

  test("data sources are kept apart", () => {
    expect(tf({ data: { aws_vpc: { a: {} } } })).toMatchObject({
      resources: [],
      dataSources: [{ mode: "data", address: "data.aws_vpc.a" }],
    });
  });

  test.each<[string, unknown, string, string]>([
    ["none is named", undefined, "google", "hashicorp/google"],
    ["one is named", "google.eu", "google.eu", "hashicorp/google"],
    ["one is named as a reference", "${google.eu}", "google.eu", "hashicorp/google"],
    ["another local name", "google-beta", "google-beta", "hashicorp/google-beta"],
    ["a name of one's own", "mine.eu", "mine.eu", "acme/google"],
  ])("the provider where %s", (_, provider, providerKey, providerSource) => {
    const [resource] = tf({
      terraform: { required_providers: { mine: { source: "registry.acme.example/acme/google" } } },
      resource: { google_pubsub_topic: { a: { ...(provider ? { provider } : {}) } } },
    }).resources;
    expect(resource).toMatchObject({ providerKey, providerSource });
  });

  test("provider blocks by their key, one or several", () => {
    expect(tf({ provider: { aws: { region: "a" } }, resource: {} }).providers).toMatchObject([{ key: "aws" }]);
    expect(tf({ provider: { aws: [{}, { alias: "b" }], google: [{}] }, resource: {} }).providers).toMatchObject([
      { key: "aws", provider: "aws", source: "hashicorp/aws" },
      { key: "aws.b", provider: "aws", alias: "b" },
      { key: "google" },
    ]);
  });

  test.each<[string, object, object | undefined]>([
    ["s3", { backend: { s3: { region: "eu-north-1" } } }, { type: "s3", config: { region: "eu-north-1" } }],
    ["a list", [{ backend: [{ gcs: [{ bucket: "b" }] }] }], { type: "gcs", config: { bucket: "b" } }],
    ["cloud", { cloud: { organization: "o" } }, { type: "cloud", config: { organization: "o" } }],
    ["none", { required_version: ">= 1" }, undefined],
  ])("the backend: %s", (_, terraform, backend) => {
    expect(tf({ terraform }).backend).toEqual(backend);
  });

  test("variables, locals and outputs", () => {
    const stack = tf({
      variable: { a: { default: 1 }, b: { type: "string" } },
      locals: [{ x: 1 }, { y: 2 }],
      output: { o: { value: "${var.a}", sensitive: true } },
    });
    expect([...stack.variables]).toEqual([
      ["a", 1],
      ["b", undefined],
    ]);
    expect([...stack.locals]).toEqual([
      ["x", 1],
      ["y", 2],
    ]);
    expect([...stack.outputs]).toEqual([["o", "${var.a}"]]);
  });

  test("modules are known by name only", () => {
    expect(tf({ module: { net: { source: "./net", "//": { metadata: { path: "prod/net" } } } } }).modules).toEqual([
      { address: "module.net", source: "./net", constructPath: "prod/net" },
    ]);
  });

  test("blocks that no Terraform of today has are reported", () => {
    expect(tf({ resource: {}, teleport: {} }).notAssessed).toMatchObject([
      { what: "the blocks 'teleport' of main.tf.json" },
    ]);
  });

  test("what cdktf writes beside", () => {
    const stack = cdk("prod", {
      "//": { sovereignty: { version: 1, country: "SA" } },
      resource: {
        aws_vpc: { a: { "//": { metadata: { path: "prod/net/a" }, sovereignty: { dataClass: "public" } } } },
      },
    });
    expect(stack).toMatchObject({ name: "prod", kind: "cdk.tf.json", facts: { country: "SA" } });
    expect(stack.resources).toMatchObject([{ constructPath: "prod/net/a", facts: { dataClass: "public" } }]);
  });
});

describe("instances", () => {
  test.each<[string, object, string[]]>([
    ["count", { count: 2 }, ["aws_vpc.a[0]", "aws_vpc.a[1]"]],
    ["count as text", { count: "2" }, ["aws_vpc.a[0]", "aws_vpc.a[1]"]],
    ["count 0", { count: 0 }, []],
    ["count by a variable", { count: "${var.on ? 1 : 0}" }, ["aws_vpc.a[0]"]],
    ["a count that is not known", { count: "${var.unset}" }, ["aws_vpc.a"]],
    ["a map", { for_each: { x: 1, "y.z": 2 } }, ['aws_vpc.a["x"]', 'aws_vpc.a["y.z"]']],
    ["a set", { for_each: '${toset(["x", "y", "x"])}' }, ['aws_vpc.a["x"]', 'aws_vpc.a["y"]']],
    ["a map whose values are not known", { for_each: { x: "${aws_vpc.b.id}" } }, ['aws_vpc.a["x"]']],
    ["keys that are not known", { for_each: "${aws_vpc.b.tags}" }, ["aws_vpc.a"]],
  ])("%s", (_, body, expected) => {
    const json = { variable: { on: { default: true }, unset: {} }, resource: { aws_vpc: { a: body } } };
    expect(addresses(json)).toEqual(expected);
  });

  test.each<[string, object, RegExp]>([
    ["a count that is not known", { count: "${var.n}" }, /its count is not known/],
    ["keys that are not known", { for_each: "${var.n}" }, /keys of its for_each are not known/],
    [
      "a count of 0 that hangs on a variable",
      { count: "${var.zero}" },
      /its count is 0 with the variables as they stand/,
    ],
  ])("%s is reported", (_, body, why) => {
    const { notAssessed } = tf({ variable: { n: {}, zero: { default: 0 } }, resource: { aws_vpc: { a: body } } });
    expect(notAssessed).toMatchObject([{ what: "aws_vpc.a", why: expect.stringMatching(why) as string }]);
  });

  test("of a data source are not reported: it has no place of its own", () => {
    const stack = tf({ variable: { n: {} }, data: { aws_vpc: { a: { for_each: "${var.n}" } } } });
    expect(stack.notAssessed).toEqual([]);
    expect(stack.dataSources).toHaveLength(1);
  });
});

describe("providers that are not shaped as blocks", () => {
  test.each<[string, unknown]>([
    ["text", "eu-north-1"],
    ["a number", 5],
    ["a list of lists", [[{ region: "eu-north-1" }]]],
    ["a block and a text", [{ region: "eu-north-1" }, "x"]],
  ])("%s: unknown for what hangs on it, with the reason", (_, aws) => {
    const stack = tf({
      provider: { aws },
      resource: { aws_vpc: { v: {} }, aws_sqs_queue: { q: { region: "eu-west-1" } } },
    });
    const graph = graphOf(stack);
    expect(places(graph)).toEqual({ "aws_vpc.v": "unknown", "aws_sqs_queue.q": "IE" });
    const [{ place }] = graph.placements.filter(({ resource }) => resource.type === "aws_vpc");
    expect(place).toEqual({ kind: "unknown", why: "main.tf.json: provider.aws is not a block" });
  });

  test("a reference to a provider that is no text is no reference to the default one", () => {
    const graph = graphOf(
      tf({ provider: { aws: { region: "eu-north-1" } }, resource: { aws_vpc: { v: { provider: 5 } } } }),
    );
    expect(places(graph)).toEqual({ "aws_vpc.v": "unknown" });
  });
});

describe("instances", () => {
  test("all together may be too many", () => {
    const resource = { aws_vpc: { a: { count: 60_000 }, b: { count: 60_000 } } };
    expect(() => tf({ resource })).toThrow(/main\.tf\.json: the program has 120000 instances/);
  });

  test("a for_each that is empty by a default is reported, one that is written so is not", () => {
    const { resources, notAssessed } = tf({
      variable: { queues: { default: {} } },
      resource: { aws_sqs_queue: { q: { for_each: "${var.queues}" }, none: { for_each: {} } } },
    });
    expect(resources).toEqual([]);
    expect(notAssessed).toEqual([
      { what: "aws_sqs_queue.q", why: "its for_each is empty with the variables as they stand here" },
    ]);
  });

  test("a reference by key among ten thousand is found at once", () => {
    const follow = (count: number) => () => {
      const stack = tf({
        provider: { aws: { region: "eu-north-1" } },
        resource: {
          aws_kms_key: { k: { count } },
          aws_sqs_queue: { q: { count, kms_master_key_id: "${aws_kms_key.k[count.index].arn}" } },
        },
      });
      expect(graphOf(stack).flows).toHaveLength(count);
    };
    expect(growth(follow(1_000), follow(10_000))).toBeLessThan(MOST_OF_TEN_TIMES);
  });
});

test("where the keys rest that encrypt a state of OpenTofu is not looked at, and said to be", () => {
  const { notAssessed } = tf({
    terraform: { encryption: { key_provider: { aws_kms: { k: { region: "us-east-1" } } } } },
  });
  expect(notAssessed.map(({ what }) => what)).toEqual(["terraform.encryption"]);
});

test("what the type of a variable may add to its value is not missing from it", () => {
  const place = (type: string, site = "var.site") =>
    places(
      graphOf(
        tf({
          variable: { site: { type, default: { name: "x" } } },
          resource: { aws_sqs_queue: { q: { region: `\${try(${site}.region, "eu-north-1")}` } } },
        }),
      ),
    );
  expect(place("${map(string)}")).toEqual({ "aws_sqs_queue.q": "SE" });
  const completed = '${object({ name = string, region = optional(string, "us-east-1") })}';
  for (const site of ["var.site", "merge(var.site, {})", "[for one in [var.site] : one][0]", "{ x = var.site }.x"]) {
    expect(place(completed, site)).toEqual({ "aws_sqs_queue.q": "unknown" });
  }
  const looked = tf({
    variable: { site: { type: completed, default: { name: "x", zones: ["a", "b"] } } },
    resource: {
      aws_sqs_queue: {
        q: { region: '${lookup(var.site, "region", "eu-north-1")}' },
        each: { count: "${length(var.site.zones)}", region: "eu-north-1" },
      },
    },
  });
  expect(places(graphOf(looked))).toEqual({
    "aws_sqs_queue.each[0]": "SE",
    "aws_sqs_queue.each[1]": "SE",
    "aws_sqs_queue.q": "unknown",
  });

  const each = tf({
    variable: { sites: { type: completed, default: { name: "x" } } },
    resource: {
      aws_sqs_queue: { q: { for_each: "${{ for key, value in var.sites : key => value }}", region: "eu-north-1" } },
    },
  });
  expect(each.resources.map(({ address }) => address)).toEqual(['aws_sqs_queue.q["name"]']);
  expect(each.notAssessed[0].why).toBe("its for_each may get further keys by the type of a variable");
});
