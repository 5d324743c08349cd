import { describe, expect, test } from "vitest";
import { findInstanceType } from "../../../../catalog/instance-types";
import type { SiteFacts } from "../../../../engine/checks/graph";
import { cdk, graphOf, inWords, plan, tf } from "../terraform";

const sovereignty = (facts: object) => ({ "//": { sovereignty: { version: 1, ...facts } } });
const QUEUE = { aws_sqs_queue: { q: {} } };

describe("where a state rests", () => {
  test.each<[string, object, string]>([
    ["s3", { s3: { bucket: "b", region: "eu-north-1" } }, "SE"],
    ["s3 without a region", { s3: { bucket: "b" } }, "unknown"],
    [
      "s3 of another maker",
      { s3: { bucket: "b", region: "eu-west-2", endpoints: { s3: "https://oos.eu-west-2.outscale.com" } } },
      "FR",
    ],
    ["s3 of the Telekom", { s3: { bucket: "b", region: "x", endpoint: "https://obs.eu-de.otc.t-systems.com" } }, "DE"],
    ["gcs, in a bucket of the program", { gcs: { bucket: "state" } }, "NL"],
    ["gcs, elsewhere", { gcs: { bucket: "other" } }, "unknown"],
    ["azurerm", { azurerm: { storage_account_name: "other" } }, "unknown"],
    ["http", { http: { address: "https://state.acme.example/x" } }, "unknown"],
    ["oci", { oci: { region: "me-jeddah-1" } }, "SA"],
    ["this machine", { local: { path: "x.tfstate" } }, "unknown"],
    ["one that nobody knows", { teleport: {} }, "unknown"],
  ])("%s", (_, backend, expected) => {
    const resource = { google_storage_bucket: { s: { name: "state", location: "europe-west4" } } };
    const { states } = graphOf(tf({ terraform: { backend }, resource }));
    expect(states.map(({ place }) => inWords(place))).toEqual([expected]);
  });

  test.each<[string, object]>([
    ["remote", { backend: { remote: { organization: "o" } } }],
    ["cloud", { cloud: { organization: "o" } }],
  ])("%s is HCP Terraform, unless a host is named", (_, terraform) => {
    const [state] = graphOf(tf({ terraform })).states;
    expect(state.evidence).toMatchObject([{ address: "app.terraform.io" }]);
  });

  test("a hall's own machine is in the hall", () => {
    const hall = { terraform: { backend: { local: {} } }, resource: { terraform_data: { node: {} } } };
    const facts = sovereignty({ country: "SA", operator: { id: "acme" } });
    expect(graphOf(cdk("hall", { ...hall, ...facts })).states).toMatchObject([
      { place: { countries: ["SA"] }, operator: "acme" },
    ]);
    const cloud = { ...hall, provider: { aws: { region: "eu-north-1" } }, resource: QUEUE };
    expect(graphOf(cdk("cloud", { ...cloud, ...facts })).states).toMatchObject([{ place: { kind: "unknown" } }]);
  });

  test("without a backend block, and in a plan, there is nothing to say", () => {
    expect(graphOf([tf({ resource: QUEUE }), plan({ planned_values: {} })]).states).toEqual([]);
  });

  test("is as protected as the most protected of the stack's resources", () => {
    const resource = { aws_sqs_queue: { a: { "//": { sovereignty: { dataClass: "secret" } } }, b: {} } };
    const classes = { confidential: { countries: ["SE"] }, secret: { countries: ["SE"] } };
    const { states } = graphOf(tf({ terraform: { backend: { s3: {} } }, resource }), { policy: { classes } });
    expect(states).toMatchObject([{ dataClass: "secret" }]);
  });

  test.each<[string, object, object]>([
    [
      "fills what the backend does not say",
      { http: { address: "https://state.acme.example" } },
      { kind: "countries", countries: ["SA"] },
    ],
    ["fills what no bucket tells", { gcs: { bucket: "made-by-hand" } }, { kind: "countries", countries: ["SA"] }],
  ])("what a program states of it %s", (_, backend, place) => {
    const facts = sovereignty({ state: { country: "SA", operator: { id: "acme" } } });
    const { states } = graphOf(cdk("app", { ...facts, terraform: { backend } }));
    expect(states).toMatchObject([{ place, operator: "acme" }]);
    expect(states[0].contradiction).toBeUndefined();
  });

  test("what a program states of it never beats the backend", () => {
    const facts = sovereignty({ state: { country: "SA" } });
    const { states } = graphOf(cdk("app", { ...facts, terraform: { backend: { s3: { region: "us-east-1" } } } }));
    expect(states).toMatchObject([
      { place: { countries: ["US"] }, contradiction: { why: "US by the backend 's3', but SA is stated by app" } },
    ]);
  });

  test("the file of --site may say it", () => {
    const siteFacts = { resources: { "terraform.backend": { country: "SA", operator: "acme" } } };
    const { states } = graphOf(tf({ terraform: { backend: { http: { address: "https://state.acme.example" } } } }), {
      siteFacts,
    });
    expect(states).toMatchObject([{ place: { countries: ["SA"] }, operator: "acme" }]);
  });
});

describe("who operates", () => {
  const operators = (json: object) =>
    graphOf(tf(json)).operators.map(({ address, operator }) => [
      address,
      operator?.id,
      operator?.hq,
      operator?.ultimateParent,
    ]);

  test.each<[string, object, unknown[][]]>([
    [
      "a cloud, once for each block in use",
      {
        provider: {
          aws: [
            { region: "eu-north-1" },
            { alias: "de", region: "eusc-de-east-1" },
            { alias: "idle", region: "us-east-1" },
          ],
        },
        resource: { aws_sqs_queue: { a: {}, b: {}, c: { provider: "aws.de" } } },
      },
      [
        ["provider.aws", "aws", "US", "US"],
        ["provider.aws.de", "aws-eusc", "DE", "US"],
      ],
    ],
    [
      "a block without a region, by what its resources say",
      { provider: { aws: {} }, resource: { aws_sqs_queue: { a: { region: "eu-north-1" } } } },
      [["provider.aws", "aws", "US", "US"]],
    ],
    [
      "a block of which nothing is known",
      { provider: { aws: {} }, resource: QUEUE },
      [["provider.aws", undefined, undefined, undefined]],
    ],
    [
      "Google without a region",
      { provider: { google: {} }, resource: { google_project: { p: {} } } },
      [["provider.google", "google", "US", "US"]],
    ],
    [
      "Azure",
      { provider: { azurerm: {} }, resource: { azurerm_storage_account: { a: { location: "westeurope" } } } },
      [["provider.azurerm", "azure", "US", "US"]],
    ],
    [
      "a hall",
      {
        ...sovereignty({ site: "hall-1", country: "SA", operator: { id: "acme", hq: "SA", ultimateParent: "AE" } }),
        resource: { terraform_data: { a: {} }, kubernetes_namespace_v1: { n: {} } },
      },
      [["site.hall-1", "acme", "SA", "AE"]],
    ],
    [
      "a hall whose operator nobody states",
      { ...sovereignty({ site: "hall-1", country: "SA" }), resource: { terraform_data: { a: {} } } },
      [["site.hall-1", undefined, undefined, undefined]],
    ],
    [
      "a cluster in a cloud, which its own provider block brings in",
      {
        provider: { aws: { region: "eu-north-1" }, kubernetes: { host: "${aws_eks_cluster.c.endpoint}" } },
        resource: { aws_eks_cluster: { c: {} }, kubernetes_namespace_v1: { n: {} } },
      },
      [["provider.aws", "aws", "US", "US"]],
    ],
    [
      "a cluster of which nothing is known",
      { provider: { kubernetes: {} }, resource: { kubernetes_namespace_v1: { n: {} } } },
      [["provider.kubernetes", undefined, undefined, undefined]],
    ],
    ["nobody, where nothing is kept", { resource: { random_id: { r: {} } } }, []],
  ])("%s", (_, json, expected) => {
    expect(operators(json)).toEqual(expected);
  });

  test("what the catalogue knows of an operator beats what a program says of it", () => {
    const facts = sovereignty({ operator: { id: "aws", hq: "SA", ultimateParent: "SA" }, country: "SA" });
    expect(operators({ ...facts, resource: { terraform_data: { a: {} } } })).toMatchObject([
      ["provider.terraform", "aws", "US", "US"],
    ]);
  });

  test("every data class that is there", () => {
    const resource = { aws_sqs_queue: { a: { "//": { sovereignty: { dataClass: "secret" } } }, b: {}, c: {} } };
    const classes = { confidential: { countries: ["SE"] }, secret: { countries: ["SE"] } };
    const { operators: found } = graphOf(tf({ provider: { aws: { region: "eu-north-1" } }, resource }), {
      policy: { classes },
    });
    expect(found).toMatchObject([{ dataClasses: ["secret", "confidential"] }]);
  });
});

describe("pools", () => {
  const pools = (construct: object, more: object = {}) =>
    graphOf(cdk("hall", { ...sovereignty({ site: "hall-1", constructs: { "hall/train": construct }, ...more }) }))
      .pools;
  const accelerator = { name: "h100-sxm", perNode: 8, nodes: 4 };

  test.each<[string, object, number | undefined, string]>([
    ["a server", { accelerator, server: "dgx-h100" }, 10.2, "server dgx-h100: the maker's maximum input"],
    [
      "an instance type",
      { accelerator, instanceType: { provider: "aws", name: "p5.48xlarge" } },
      findInstanceType("aws", "p5.48xlarge")?.itKw,
      `instance type p5.48xlarge of aws: ${findInstanceType("aws", "p5.48xlarge")?.basis}`,
    ],
    ["a server that nobody knows", { accelerator, server: "x" }, undefined, "the catalogue has no server 'x'"],
    [
      "an instance type that nobody knows",
      { accelerator, instanceType: { provider: "aws", name: "x" } },
      undefined,
      "the catalogue has no instance type x of aws",
    ],
    ["a part alone", { accelerator }, undefined, "neither a server nor an instance type is stated for h100-sxm"],
  ])("%s", (_, construct, itKwPerNode, basis) => {
    const [pool] = pools(construct);
    expect(pool).toMatchObject({ path: "hall/train", site: "hall-1", maxNodes: 4, basis });
    expect(pool.itKwPerNode).toBe(itKwPerNode);
  });

  test("hardware that is looked at when deploying", () => {
    expect(pools({ accelerator: { name: "detected", nodes: 1 } })).toMatchObject([{ detected: true, maxNodes: 1 }]);
  });

  test("the nearest site counts", () => {
    expect(pools({ accelerator, server: "dgx-h100", site: "hall-2" })).toMatchObject([{ site: "hall-2" }]);
  });

  test("what has no accelerator is none", () => {
    expect(pools({ dataClass: "confidential" })).toEqual([]);
  });
});

describe("what is listed", () => {
  const waiver = { rule: "RES-LOG", reason: "r", owner: "o", expires: "2027-01-01", path: "app/audit" };

  test("waivers of a program, with the path that states them", () => {
    const facts = { waivers: [waiver], constructs: { "app/audit": { waivers: [waiver] } } };
    const graph = graphOf(cdk("app", sovereignty(facts)));
    expect(graph.programWaivers.map(({ path, waiver: stated }) => [path, stated.rule])).toEqual([
      ["app", "RES-LOG"],
      ["app/audit", "RES-LOG"],
    ]);
  });

  test("stated places and classes, once each", () => {
    const facts = {
      site: "hall-1",
      country: "SA",
      operator: { id: "acme" },
      constructs: { "app/a": { dataClass: "public" } },
    };
    expect(graphOf(cdk("app", sovereignty(facts))).stated).toEqual([
      { path: "app", what: "country SA, operator acme, site hall-1" },
      { path: "app/a", what: "dataClass public" },
    ]);
  });

  test.each<[string, object, object[]]>([
    ["a raised class", { dataClass: "secret" }, [{ path: "app", what: "dataClass secret" }]],
    ["tags", { tags: ["health", "personal"] }, [{ path: "app", what: "tags health, personal" }]],
    ["the default", { dataClass: "confidential" }, []],
    [
      "back to the default, below a raised one",
      { dataClass: "secret", constructs: { "app/a": { dataClass: "confidential" } } },
      [
        { path: "app", what: "dataClass secret" },
        { path: "app/a", what: "dataClass confidential" },
      ],
    ],
    [
      "what is inherited anyway",
      { dataClass: "secret", tags: ["health"], constructs: { "app/a": { dataClass: "secret", tags: ["health"] } } },
      [
        { path: "app", what: "dataClass secret" },
        { path: "app", what: "tags health" },
      ],
    ],
    [
      "where the state is",
      { state: { country: "SA", operator: { id: "acme" } } },
      [{ path: "app", what: "state in SA, operator acme" }],
    ],
    ["a path of the stack", { path: "prod/app", tags: ["health"] }, [{ path: "prod/app", what: "tags health" }]],
  ])("what differs from what holds without it: %s", (_, facts, expected) => {
    expect(graphOf(cdk("app", sovereignty(facts))).stated).toEqual(expected);
  });

  test("facts that this version does not read", () => {
    expect(graphOf(cdk("app", sovereignty({ models: [], routes: [] }))).notAssessed).toEqual([
      { what: "models of app", why: "this version reads no such facts" },
      { what: "routes of app", why: "this version reads no such facts" },
    ]);
  });
});

describe("growth", () => {
  /** How often the values of resources are asked for: what the work grows with. */
  function reads(count: number): number {
    let asked = 0;
    const counted = (values: object) =>
      new Proxy(values, {
        get: (target, key, receiver) => {
          asked += 1;
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
    const names = Array.from({ length: count }, (_, index) => `r${index}`);
    const stack = tf({
      provider: { aws: { region: "eu-north-1" } },
      resource: {
        aws_s3_bucket: { all: { count }, ...Object.fromEntries(names.map((name) => [name, { bucket: name }])) },
        aws_s3_bucket_replication_configuration: Object.fromEntries(
          names.map((name) => [name, { rule: { destination: { bucket: `arn:aws:s3:::${name}` } } }]),
        ),
        aws_cloudtrail: Object.fromEntries(
          names.map((name) => [name, { s3_bucket_name: "${aws_s3_bucket.all[*].id}" }]),
        ),
        aws_instance: Object.fromEntries(
          names.map((name) => [name, { subnet_id: `\${aws_s3_bucket.all[${name.slice(1)}].id}` }]),
        ),
      },
    });
    const resources = stack.resources.map((resource) => ({
      ...resource,
      values: counted(resource.values) as typeof resource.values,
    }));
    graphOf({ ...stack, resources });
    return asked;
  }

  test("ten times the resources are about ten times the work", () => {
    expect(reads(1000) / reads(100)).toBeLessThan(12);
  });
});

describe("a partner whose controls are on a cloud", () => {
  const google = { google: { region: "me-central2" }, kubernetes: { host: "${google_container_cluster.c.endpoint}" } };
  const resource = { google_container_cluster: { c: {} }, kubernetes_namespace_v1: { n: {} } };
  const graph = (operator: string, siteFacts?: SiteFacts) => {
    const facts = siteFacts ? {} : sovereignty({ site: "dammam", operator: { id: operator, hq: "SA" } });
    return graphOf(cdk("app", { ...facts, provider: google, resource }), { siteFacts });
  };

  test("stands for both at the provider block, with what the catalogue knows of it", () => {
    const { operators, placements, stated } = graph("google-cntxt");
    expect(operators).toMatchObject([
      {
        address: "provider.google",
        operator: { id: "google-cntxt", hq: "US", ultimateParent: "US", techVendor: "US" },
        evidence: [
          { address: "provider.google", value: "me-central2" },
          { address: "provider.google", value: "google-cntxt", note: "operator stated by app" },
        ],
      },
    ]);
    expect(placements.map(({ operator, contradiction }) => [operator, contradiction])).toEqual([
      ["google-cntxt", undefined],
      ["google-cntxt", undefined],
    ]);
    expect(stated).toEqual([{ path: "app", what: "operator google-cntxt, needs evidence" }]);
  });

  test("may be stated in the file of --site", () => {
    const { operators, stated } = graph("", { providers: { google: { operator: "google-cntxt" } } });
    expect(operators.map(({ operator }) => operator?.id)).toContain("google-cntxt");
    expect(stated).toEqual([
      { path: "provider.google", what: "operator google-cntxt, needs evidence, by the --site file" },
    ]);
  });

  test("is ignored where it does not offer its controls, as a contradiction", () => {
    const { operators, placements } = graph("google-dt");
    expect(operators).toMatchObject([
      {
        address: "provider.google",
        operator: { id: "google" },
        evidence: [
          { address: "provider.google", value: "me-central2" },
          { address: "google_container_cluster.c", value: "google-dt", note: "operator stated by app" },
        ],
      },
    ]);
    expect(placements.map(({ operator }) => operator)).toEqual(["google", "google"]);
    const why = "SA by provider google, but app states the operator google-dt, which offers its controls in DE only";
    expect(placements[0].contradiction).toEqual({
      why,
      evidence: { address: "google_container_cluster.c", value: "google-dt", note: "operator stated by app" },
    });
  });

  test("is ignored where only the statement says the country, which it does not serve", () => {
    const stated = sovereignty({ country: "SA", operator: { id: "google-dt" } });
    const json = { ...stated, provider: { kubernetes: {} }, resource: { kubernetes_namespace_v1: { n: {} } } };
    const { operators, placements } = graphOf(cdk("app", json));
    expect(operators.map(({ operator }) => operator?.id)).toEqual(["google"]);
    expect(placements).toMatchObject([
      { operator: "google", place: { countries: ["SA"] }, contradiction: { why: expect.stringMatching(/google-dt/) } },
    ]);
  });

  test("counts for what is partly elsewhere no more than for what is", () => {
    const pool = { google_container_cluster: { c: { location: "me-central2", node_locations: ["me-central1-a"] } } };
    const facts = sovereignty({ operator: { id: "google-cntxt" } });
    const { placements } = graphOf(cdk("app", { ...facts, provider: google, resource: pool }));
    expect(placements).toMatchObject([{ operator: "google", place: { countries: ["QA", "SA"] } }]);
    expect(placements[0].contradiction).toBeDefined();
  });

  test("any other operator that is stated changes nothing", () => {
    expect(graph("acme").operators.map(({ operator }) => operator?.id)).toEqual(["google"]);
    expect(graph("aws").placements.map(({ operator }) => operator)).toEqual(["google", "google"]);
  });
});

describe("what a program states and nobody can read", () => {
  const classes = { confidential: { countries: ["SE"] }, internal: { countries: ["SE"] } };
  const unread = (facts: object, resourceFacts: object = {}) => {
    const q = { "//": { metadata: { path: "app/a/q", uniqueId: "q" }, sovereignty: resourceFacts } };
    const json = { ...sovereignty(facts), resource: { aws_sqs_queue: { q } } };
    return graphOf(cdk("app", json), { policy: { classes } }).unreadStatements;
  };

  test("is found where it is stated, with the class that counts there", () => {
    expect(unread({ dataClas: "secret" })).toMatchObject([
      { address: "app", constructPath: "app", fact: "dataClas", dataClass: "confidential" },
    ]);
    const constructs = { "app/a": { contry: "SA", dataClass: "internal" } };
    expect(unread({ constructs })).toMatchObject([
      { address: "app/a", constructPath: "app/a", fact: 'constructs["app/a"].contry', dataClass: "internal" },
    ]);
    expect(unread({ constructs: { "app/a": { dataClass: "internal" } } }, { planet: "x" })).toMatchObject([
      { address: "aws_sqs_queue.q", constructPath: "app/a/q", fact: "planet", dataClass: "internal" },
    ]);
  });

  test("is nothing where everything can be read", () => {
    expect(unread({ dataClass: "confidential" }, { country: "SE" })).toEqual([]);
  });
});
