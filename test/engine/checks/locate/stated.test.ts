import { describe, expect, test } from "vitest";
import { cdk, flows, graphOf, places, tf } from "../terraform";

const SWEDEN = { aws: { region: "eu-north-1" } };
const at = (path: string, more: object = {}) => ({ "//": { metadata: { path, uniqueId: "x" }, ...more } });
const sovereignty = (facts: object) => ({ "//": { sovereignty: { version: 1, ...facts } } });

describe("a stated place", () => {
  test.each<[string, object, string]>([
    ["of the stack", { country: "SA" }, "SA"],
    ["of the construct", { country: "SA", constructs: { "hall/a/q": { country: "AE" } } }, "AE"],
    ["of a construct above", { country: "SA", constructs: { "hall/a": { country: "AE" } } }, "AE"],
    [
      "not of one whose name begins alike",
      { country: "SA", constructs: { "hall/a/queue": { country: "AE" }, hal: { country: "AE" } } },
      "SA",
    ],
    ["the nearest wins", { constructs: { hall: { country: "SA" }, "hall/a": { country: "AE" } } }, "AE"],
    ["nothing", {}, "unknown"],
  ])("fills what is unknown: %s", (_, facts, expected) => {
    const json = { ...sovereignty(facts), provider: { aws: {} }, resource: { aws_sqs_queue: { q: at("hall/a/q") } } };
    expect(places(graphOf(cdk("hall", json)))).toEqual({ "aws_sqs_queue.q": expected });
  });

  test("of the resource itself wins", () => {
    const resource = { aws_sqs_queue: { q: at("hall/q", { sovereignty: { country: "QA" } }) } };
    const json = { ...sovereignty({ country: "SA", constructs: { "hall/q": { country: "AE" } } }), resource };
    expect(places(graphOf(cdk("hall", json)))).toEqual({ "aws_sqs_queue.q": "QA" });
  });

  test("never beats a resolved one, which stands beside the contradiction with both values", () => {
    const json = { ...sovereignty({ country: "SA" }), provider: SWEDEN, resource: { aws_sqs_queue: { q: {} } } };
    const graph = graphOf(cdk("hall", json));
    expect(places(graph)).toEqual({ "aws_sqs_queue.q": "SE" });
    expect(graph.placements[0]).toMatchObject({
      evidence: [{ address: "provider.aws", value: "eu-north-1" }],
      contradiction: {
        why: "SE by provider aws, but SA is stated by hall",
        evidence: { address: "aws_sqs_queue.q", value: "SA", note: "country stated by hall" },
      },
    });
  });

  test("does not make the other end of a flow unknown either", () => {
    const resource = {
      aws_s3_bucket: { copy: { ...at("hall/copy"), bucket: "copy" } },
      aws_s3_bucket_replication_configuration: { r: { rule: { destination: { bucket: "arn:aws:s3:::copy" } } } },
    };
    const facts = { constructs: { "hall/copy": { country: "SA" } } };
    const graph = graphOf(cdk("hall", { ...sovereignty(facts), provider: SWEDEN, resource }));
    expect(flows(graph, "aws_s3_bucket_replication_configuration.r")).toEqual(["replication to SE"]);
  });

  test("that says the same changes nothing", () => {
    const json = {
      ...sovereignty({ country: "SE" }),
      provider: SWEDEN,
      resource: { aws_sqs_queue: { q: {} }, aws_iam_role: { r: {} } },
    };
    expect(places(graphOf(cdk("hall", json)))).toEqual({ "aws_sqs_queue.q": "SE", "aws_iam_role.r": "anywhere" });
  });

  test("gives a place to what a program sets up by hand", () => {
    const json = {
      ...sovereignty({ country: "SA" }),
      resource: { terraform_data: { node: {} }, random_id: { r: {} } },
    };
    expect(places(graphOf(cdk("hall", json)))).toEqual({ "terraform_data.node": "SA" });
    expect(places(graphOf(tf({ resource: { terraform_data: { node: {} } } })))).toEqual({});
  });

  describe("is not inherited by a service that its vendor runs", () => {
    const placeOf = (type: string, json: object) =>
      places(graphOf(tf({ ...sovereignty({ country: "SA" }), resource: { [type]: { a: {} } }, ...json })))[`${type}.a`];
    const required = (source: string) => ({ terraform: { required_providers: { github: { source } } } });

    test.each(["cloudflare_record", "datadog_monitor", "github_repository"])(
      "%s without required_providers",
      (type) => {
        expect(placeOf(type, {})).toBe("unknown");
      },
    );

    test("but by one that may run in the hall", () => {
      expect(placeOf("gitlab_project", {})).toBe("SA");
    });

    test.each<[string | null, string]>([
      ["https://github.hall.example/", "SA"],
      ["${var.own}", "SA"],
      [null, "unknown"],
      ["", "unknown"],
      ["https://github.com/", "unknown"],
      ["https://api.acme.ghe.com/", "unknown"],
      ["${var.unset}", "unknown"],
    ])("GitHub, unless its server is one's own: %s", (base_url, expected) => {
      const variable = { own: { default: "https://github.hall.example/" }, unset: {} };
      const json = { provider: { github: { base_url } }, variable };
      expect(placeOf("github_repository", json)).toBe(expected);
      expect(placeOf("github_repository", { ...json, ...required("integrations/github") })).toBe(expected);
    });
  });

  test("of a module, by its path", () => {
    const json = {
      ...sovereignty({ constructs: { "hall/net": { country: "SA" } } }),
      module: { net: { source: "./net", ...at("hall/net") } },
    };
    expect(places(graphOf(cdk("hall", json)))).toEqual({ "module.net": "SA" });
  });
});

describe("the file of --site", () => {
  const json = {
    provider: { kubernetes: [{}, { alias: "b" }] },
    resource: { kubernetes_namespace_v1: { a: {}, b: { provider: "kubernetes.b" } } },
  };

  test.each<[string, object, object]>([
    ["a resource", { resources: { "kubernetes_namespace_v1.a": { country: "SA" } } }, { a: "SA", b: "unknown" }],
    ["a provider block", { providers: { "kubernetes.b": { country: "AE" } } }, { a: "unknown", b: "AE" }],
    [
      "both: the resource wins",
      { resources: { "kubernetes_namespace_v1.a": { country: "SA" } }, providers: { kubernetes: { country: "AE" } } },
      { a: "SA", b: "unknown" },
    ],
  ])("says where %s is", (_, siteFacts, expected) => {
    const found = places(graphOf(tf(json), { siteFacts }));
    expect({ a: found["kubernetes_namespace_v1.a"], b: found["kubernetes_namespace_v1.b"] }).toEqual(expected);
  });

  test("never beats the program", () => {
    const siteFacts = { resources: { "aws_sqs_queue.q": { country: "SA" } } };
    const graph = graphOf(tf({ provider: SWEDEN, resource: { aws_sqs_queue: { q: {} } } }), { siteFacts });
    expect(graph.placements[0].contradiction?.why).toMatch(/^SE by provider aws, but SA/);
  });

  test("is listed as stated", () => {
    const siteFacts = { providers: { kubernetes: { country: "AE", operator: "acme" } } };
    expect(graphOf(tf(json), { siteFacts }).stated).toEqual([
      { path: "provider.kubernetes", what: "country AE, operator acme, by the --site file" },
    ]);
  });
});

describe("the data class", () => {
  const classes = {
    public: { countries: ["any"] },
    internal: { countries: ["SE"] },
    confidential: { countries: ["SE"] },
    secret: { countries: ["SE"] },
  };
  const json = (facts: object) => ({
    ...sovereignty(facts),
    provider: SWEDEN,
    resource: { aws_sqs_queue: { q: at("app/a/q") } },
  });
  const classOf = (facts: object, program?: object) =>
    graphOf(cdk("app", json(facts)), { policy: { classes, program } }).placements[0].dataClass;

  test.each<[string, object, string]>([
    ["of the policy", {}, "confidential"],
    ["of the stack", { dataClass: "secret" }, "secret"],
    [
      "of the nearest path",
      { dataClass: "secret", constructs: { "app/a": { dataClass: "internal" }, app: { dataClass: "public" } } },
      "internal",
    ],
  ])("%s", (_, facts, expected) => {
    expect(classOf(facts)).toBe(expected);
  });

  test("below what the policy permits, the lowest permitted one counts, and is listed", () => {
    const facts = { constructs: { "app/a": { dataClass: "public" } } };
    expect(classOf(facts, { minDataClass: "internal" })).toBe("internal");
    expect(
      graphOf(cdk("app", json(facts)), { policy: { classes, program: { minDataClass: "internal" } } }).stated,
    ).toEqual([{ path: "app/a", what: "dataClass public: not permitted by the policy, internal counts" }]);
  });

  test("what comes from elsewhere is as protected as it is there", () => {
    const resource = {
      aws_rds_cluster: {
        main: at("app/main"),
        copy: { ...at("app/copy"), replication_source_identifier: "${aws_rds_cluster.main.arn}" },
      },
    };
    const facts = { constructs: { "app/main": { dataClass: "secret" }, "app/copy": { dataClass: "public" } } };
    const graph = graphOf(cdk("app", { ...sovereignty(facts), provider: SWEDEN, resource }), { policy: { classes } });
    expect(graph.flows).toMatchObject([{ resource: { name: "copy" }, dataClass: "secret" }]);
    expect(flows(graph, "aws_rds_cluster.copy")).toEqual(["replication to SE"]);
  });
});

test("a stated operator fills the unknown one of a global service, whose place it leaves alone", () => {
  const facts = sovereignty({ country: "DE", operator: { id: "colo", hq: "DE" } });
  const json = { ...facts, provider: { aws: { region: "eu-central-9" } }, resource: { aws_iam_role: { r: {} } } };
  const graph = graphOf(cdk("hall", json));
  expect(places(graph)).toEqual({ "aws_iam_role.r": "anywhere" });
  expect(graph.operators).toMatchObject([{ address: "provider.aws", operator: { id: "colo", hq: "DE" } }]);
});
