import { describe, expect, test } from "vitest";
import { cdk, graphOf, places, tf, why } from "../terraform";

const SWEDEN = { aws: [{ region: "eu-north-1" }, { alias: "virginia", region: "us-east-1" }] };

/** A queue with these arguments, under these blocks. */
const queue = (values: object, more: object = {}) =>
  tf({ provider: SWEDEN, ...more, resource: { aws_sqs_queue: { q: values } } });

describe("effective location, from the resource outwards", () => {
  test.each<[string, object, object, string]>([
    ["the provider's region", {}, {}, "SE"],
    ["a provider alias", { provider: "aws.virginia" }, {}, "US"],
    ["a region of its own", { region: "eu-west-1" }, {}, "IE"],
    ["a region of its own beats the alias", { provider: "aws.virginia", region: "eu-west-1" }, {}, "IE"],
    ["a variable's default", { region: "${var.r}" }, { variable: { r: { default: "eu-west-3" } } }, "FR"],
    ["a variable without a default", { region: "${var.r}" }, { variable: { r: {} } }, "unknown"],
    ["a variable that is null", { region: "${var.r}" }, { variable: { r: { default: null } } }, "SE"],
    [
      "a provider's variable that is null",
      {},
      { provider: { aws: { region: "${var.r}" } }, variable: { r: { default: null } } },
      "unknown",
    ],
    ["a local", { region: "${local.r}" }, { locals: { r: "eu-west-3" } }, "FR"],
    ["a template", { region: "eu-${var.d}-1" }, { variable: { d: { default: "west" } } }, "IE"],
    ["a region that there is not", { region: "eu-nowhere-9" }, {}, "unknown"],
    ["an empty region", { region: "" }, {}, "SE"],
    ["no region", { region: null }, {}, "SE"],
    ["an alias that there is not", { provider: "aws.nowhere" }, {}, "unknown"],
    ["no provider block", {}, { provider: {} }, "unknown"],
    ["a provider block without a region", {}, { provider: { aws: {} } }, "unknown"],
    [
      "a provider's variable",
      {},
      { provider: { aws: { region: "${var.r}" } }, variable: { r: { default: "eu-west-1" } } },
      "IE",
    ],
    [
      "a conditional on what is known",
      { region: '${var.p ? "eu-west-1" : "us-east-1"}' },
      { variable: { p: { default: true } } },
      "IE",
    ],
    [
      "a conditional on what is not",
      { region: '${var.p ? "eu-west-1" : "us-east-1"}' },
      { variable: { p: {} } },
      "unknown",
    ],
  ])("%s", (_, values, more, expected) => {
    expect(places(graphOf(queue(values, more)))).toEqual({ "aws_sqs_queue.q": expected });
  });

  test.each<[string, object, object, RegExp]>([
    [
      "the provider has none",
      {},
      { provider: { aws: {} } },
      /^provider\.aws sets no region, so that the environment decides$/,
    ],
    ["there is no block", {}, { provider: {} }, /^provider\.aws does not exist/],
    [
      "the catalogue does not know it",
      { region: "eu-x-1" },
      {},
      /^'eu-x-1' is no region of aws that the catalogue knows; its regions lack a row aws\/eu-x-1$/,
    ],
    ["a variable has no default", { region: "${var.r}" }, { variable: { r: {} } }, /^var\.r has no default$/],
  ])("says why a place is not known: %s", (_, values, more, expected) => {
    expect(why(graphOf(queue(values, more)))).toMatch(expected);
  });

  test("each instance is where its own key says", () => {
    const graph = graphOf(queue({ for_each: { se: "eu-north-1", us: "us-east-1" }, region: "${each.value}" }));
    expect(places(graph)).toEqual({ 'aws_sqs_queue.q["se"]': "SE", 'aws_sqs_queue.q["us"]': "US" });
  });

  test.each([
    ["${local.all}", "${each.value.region}"],
    ["${merge(aws_sqs_queue.q, {})}", "${each.value.region}"],
    ["${{ for key, queue in aws_sqs_queue.q : key => queue.region }}", "${each.value}"],
    ["${{ for key, queue in aws_sqs_queue.q : key => queue }}", "${each.value.region}"],
  ])("a resource whose for_each is made of another resource, as %s, is where its instances are", (for_each, region) => {
    const q = { for_each: { 'a"${b}': "eu-north-1", us: "us-east-1" }, region: "${each.value}" };
    const resource = { aws_sqs_queue: { q }, aws_sns_topic: { t: { for_each, region } } };
    const found = places(graphOf(tf({ locals: { all: "${aws_sqs_queue.q}" }, resource })));
    expect(Object.entries(found).filter(([address]) => address.startsWith("aws_sns_topic"))).toEqual([
      ['aws_sns_topic.t["a\\"${b}"]', "SE"],
      ['aws_sns_topic.t["us"]', "US"],
    ]);
  });

  test("a resource that a local names as a whole is where it says", () => {
    const resource = {
      aws_sqs_queue: { q: { region: "eu-north-1" } },
      aws_sns_topic: { t: { region: "${local.q.region}" } },
    };
    const found = places(graphOf(tf({ locals: { q: "${aws_sqs_queue.q}" }, resource })));
    expect(found["aws_sns_topic.t"]).toBe("SE");
  });

  test("a resource whose for_each is another resource is where that one's instance of the same key is", () => {
    const azurerm_resource_group = {
      rg: { for_each: { nl: "westeurope", gb: "uksouth" }, name: "rg-${each.key}", location: "${each.value}" },
    };
    const chained = { for_each: "${azurerm_resource_group.rg}", location: "${each.value.location}" };
    const further = { for_each: "${azurerm_storage_account.s}", storage_account_id: "${each.value.id}" };
    const resource = {
      azurerm_resource_group,
      azurerm_storage_account: { s: chained },
      azurerm_storage_container: { c: further },
    };
    expect(places(graphOf(tf({ provider: { azurerm: { features: {} } }, resource })))).toEqual({
      'azurerm_resource_group.rg["nl"]': "NL",
      'azurerm_resource_group.rg["gb"]': "GB",
      'azurerm_storage_account.s["nl"]': "NL",
      'azurerm_storage_account.s["gb"]': "GB",
      'azurerm_storage_container.c["nl"]': "NL",
      'azurerm_storage_container.c["gb"]': "GB",
    });
  });

  test("shows the chain of evidence, the resource first", () => {
    const graph = graphOf(
      queue(
        {},
        {
          provider: { aws: { region: "${local.r}" } },
          locals: { r: "${var.r}" },
          variable: { r: { default: "eu-north-1" } },
        },
      ),
    );
    expect(graph.placements[0]).toMatchObject({
      basis: "provider aws",
      operator: "aws",
      evidence: [
        { address: "provider.aws", attribute: "region" },
        { address: "local.r", value: "${var.r}" },
        { address: "var.r", attribute: "default", value: "eu-north-1" },
      ],
    });
  });

  test("a sensitive variable is followed and not shown", () => {
    const graph = graphOf(
      queue({ region: "${var.r}" }, { variable: { r: { default: "eu-north-1", sensitive: true } } }),
    );
    expect(JSON.stringify(graph.placements[0].evidence)).toContain('"(sensitive)"');
  });
});

describe("regions by provider and partition", () => {
  test.each<[string, object, string, string | undefined]>([
    [
      "AWS European Sovereign Cloud",
      { provider: { aws: { region: "eusc-de-east-1" } }, resource: { aws_sqs_queue: { x: {} } } },
      "DE",
      "aws-eusc",
    ],
    [
      "AWS China",
      { provider: { aws: { region: "cn-north-1" } }, resource: { aws_sqs_queue: { x: {} } } },
      "CN",
      "sinnet",
    ],
    [
      "me-central-1 is the Emirates on AWS",
      { provider: { aws: { region: "me-central-1" } }, resource: { aws_sqs_queue: { x: {} } } },
      "AE",
      "aws",
    ],
    [
      "me-central1 is Qatar on Google",
      { provider: { google: { region: "me-central1" } }, resource: { google_compute_address: { x: {} } } },
      "QA",
      "google",
    ],
    [
      "me-central-1 is nothing on Google",
      { provider: { google: { region: "me-central-1" } }, resource: { google_compute_address: { x: {} } } },
      "unknown",
      undefined,
    ],
    [
      "google-beta is Google",
      {
        provider: { "google-beta": { region: "me-central2" } },
        resource: { google_compute_address: { x: { provider: "google-beta" } } },
      },
      "SA",
      "google",
    ],
  ])("%s", (_, json, country, operator) => {
    const graph = graphOf(tf(json));
    expect(Object.values(places(graph))).toEqual([country]);
    if (operator) expect(graph.placements[0].operator).toBe(operator);
  });

  test.each<[string, object]>([
    ["endpoints", { aws: { region: "eu-north-1", endpoints: [{ s3: "http://localhost:4566" }] } }],
    [
      "a custom endpoint",
      { google: { region: "europe-north1", storage_custom_endpoint: "https://storage.acme.example/v1/" } },
    ],
  ])("a provider that speaks to another API is nowhere that its region says: %s", (_, provider) => {
    const type = "aws" in provider ? "aws_s3_bucket" : "google_compute_address";
    expect(Object.values(places(graphOf(tf({ provider, resource: { [type]: { x: {} } } }))))).toEqual(["unknown"]);
  });

  test("Google's own regional endpoints are Google", () => {
    const provider = {
      google: { region: "europe-north1", storage_custom_endpoint: "https://storage.europe-north1.rep.googleapis.com/" },
    };
    expect(places(graphOf(tf({ provider, resource: { google_compute_address: { x: {} } } })))).toEqual({
      "google_compute_address.x": "FI",
    });
  });
});

describe("what has no place", () => {
  test("keeps nothing outside the state", () => {
    const resource = {
      random_id: { a: {} },
      null_resource: { a: {} },
      time_sleep: { a: {} },
      terraform_data: { a: {} },
      local_file: { a: {} },
      tls_private_key: { a: {} },
    };
    expect(graphOf(tf({ resource })).placements).toEqual([]);
  });

  test("a provider that nobody knows is an unknown place", () => {
    const json = {
      terraform: { required_providers: { aws: { source: "acme/aws" } } },
      provider: { aws: { region: "eu-north-1" } },
      resource: { aws_sqs_queue: { q: {} } },
    };
    expect(why(graphOf(tf(json)))).toBe("nothing is known of the provider acme/aws");
  });

  test("a module that is not looked into is an unknown place", () => {
    const graph = graphOf(tf({ module: { net: { source: "./net" } } }));
    expect(places(graph)).toEqual({ "module.net": "unknown" });
    expect(graph.notAssessed).toMatchObject([{ what: "module.net" }]);
  });

  test("a type that no table lists is where its provider is, and is listed once", () => {
    const resource = { aws_teleporter: { a: {}, b: { region: "us-east-1" } } };
    const graph = graphOf(tf({ provider: SWEDEN, resource }));
    expect(places(graph)).toEqual({ "aws_teleporter.a": "SE", "aws_teleporter.b": "US" });
    expect(graph.notAssessed).toEqual([{ what: "type aws_teleporter", why: "placement from the provider only" }]);
  });
});

describe("references", () => {
  const provider = { aws: [{ region: "eu-north-1" }, { alias: "spain", region: "eu-south-2" }] };
  const at = (region: string, more: object = {}) =>
    Object.values(
      places(
        graphOf(
          tf({
            provider,
            data: { aws_region: { here: {}, there: { provider: "aws.spain" } } },
            ...more,
            resource: { aws_sqs_queue: { q: { region } }, ...(more as { resource?: object }).resource },
          }),
        ),
      ),
    )[0];

  test.each<[string, string, object, string]>([
    ["a data source of a region", "${data.aws_region.there.name}", {}, "ES"],
    ["its older name", "${data.aws_region.there.id}", {}, "ES"],
    [
      "a region that another resource computes",
      "${aws_sns_topic.t.region}",
      { resource: { aws_sns_topic: { t: { provider: "aws.spain" } } } },
      "ES",
    ],
    [
      "a region that another resource states",
      "${aws_sns_topic.t.region}",
      { resource: { aws_sns_topic: { t: { region: "us-east-1" } } } },
      "US",
    ],
    [
      "an instance by its key",
      '${aws_sns_topic.t["b"].region}',
      { resource: { aws_sns_topic: { t: { for_each: { a: "us-east-1", b: "eu-west-1" }, region: "${each.value}" } } } },
      "IE",
    ],
    [
      "an instance by its number",
      "${aws_sns_topic.t[1].region}",
      { resource: { aws_sns_topic: { t: { count: 2, region: '${count.index == 1 ? "eu-west-1" : "us-east-1"}' } } } },
      "IE",
    ],
    [
      "an attribute that is no place",
      "${aws_ssm_parameter.p.value}",
      { resource: { aws_ssm_parameter: { p: {} } } },
      "unknown",
    ],
    ["nothing that there is", "${aws_sns_topic.none.region}", {}, "unknown"],
    ["itself", "${aws_sqs_queue.q.region}", {}, "unknown"],
  ])("%s", (_, region, more, expected) => {
    expect(at(region, more)).toBe(expected);
  });

  test("resources that wait for each other are unknown", () => {
    const resource = {
      aws_sns_topic: { a: { region: "${aws_sns_topic.b.region}" }, b: { region: "${aws_sns_topic.a.region}" } },
    };
    expect(places(graphOf(tf({ provider, resource })))).toEqual({
      "aws_sns_topic.a": "unknown",
      "aws_sns_topic.b": "unknown",
    });
  });

  test("another stack's output is followed, as cdktf writes it", () => {
    const network = cdk("network", {
      provider,
      resource: { aws_s3_bucket: { b: { provider: "aws.spain" } } },
      output: { "cross-stack-output-aws_s3_bucketbarn": { value: "${aws_s3_bucket.b.arn}", sensitive: true } },
    });
    const app = cdk("app", {
      provider,
      data: {
        terraform_remote_state: { "cross-stack-reference-input-network": { backend: "local", config: { path: "x" } } },
      },
      resource: {
        aws_s3_bucket_replication_configuration: {
          r: {
            rule: {
              destination: {
                bucket:
                  "${data.terraform_remote_state.cross-stack-reference-input-network.outputs.cross-stack-output-aws_s3_bucketbarn}",
              },
            },
          },
        },
      },
    });
    const { flows } = graphOf([network, app]);
    expect(flows).toMatchObject([{ kind: "replication", to: "aws_s3_bucket.b", place: { countries: ["ES"] } }]);
    expect(graphOf([app]).flows).toMatchObject(
      [{ place: { kind: "unknown", why: /not among the stacks checked here/ } }].map(({ place }) => ({
        place: { kind: place.kind },
      })),
    );
  });

  test("another root module's output is followed by its backend", () => {
    const base = tf(
      {
        terraform: { backend: { s3: { bucket: "tf", key: "base", region: "eu-north-1" } } },
        output: { region: { value: "eu-west-1" } },
      },
      "base.tf.json",
    );
    const app = tf({
      provider,
      data: {
        terraform_remote_state: {
          base: { backend: "s3", config: { bucket: "tf", key: "base", region: "eu-north-1" } },
        },
      },
      resource: { aws_sqs_queue: { q: { region: "${data.terraform_remote_state.base.outputs.region}" } } },
    });
    expect(places(graphOf([base, app]))).toEqual({ "aws_sqs_queue.q": "IE" });
  });
});
