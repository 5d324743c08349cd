import * as fs from "node:fs";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, test } from "vitest";
import {
  Accelerator,
  Capacity,
  DataClass,
  Operator,
  Site,
  SovereignGpuPool,
  Sovereignty,
  SovereignStack,
  TaintEffect,
} from "../../index";
import { RawAwsProvider, RawAwsResource, useTemporaryFolder } from "./program";

useTemporaryFolder();

const ACME = Operator.of("acme", { hq: "SA" });

describe("a site", () => {
  test("of a region that the catalogue knows has its country and operator", () => {
    const site = Site.aws("brandenburg", { region: "eusc-de-east-1" });
    expect(site).toMatchObject({ country: "DE", operator: { id: "aws-eusc", hq: "DE", ultimateParent: "US" } });
  });

  test("of a region that it does not know asks for them, and suggests the nearest name", () => {
    expect(() => Site.aws("x", { region: "eu-centrall-1" })).toThrow(
      /Site\.aws\("x"\): the catalogue does not know the region 'eu-centrall-1'\. Did you mean 'eu-central-1'\?.*`country`/,
    );
    const stated = Site.aws("x", { region: "sa-riyadh-1", country: "SA", operator: ACME });
    expect(stated).toMatchObject({ country: "SA", operator: { id: "acme" } });
  });

  test("guesses the country that was meant", () => {
    expect(() => Site.local("x", { country: "UK", operator: ACME })).toThrow("'UK' is no country. Did you mean 'GB'?");
  });

  test("takes no region that only Terraform knows", () => {
    const region = new TerraformVariable(new TerraformStack(new App(), "other"), "region", {}).stringValue;
    expect(() => Site.aws("x", { region })).toThrow(/Site\.aws\("x"\): region comes from a variable or a resource/);
  });

  test.each([
    [
      "an unknown country",
      () => Site.local("x", { country: "XX", operator: ACME }),
      /the site "x": 'XX' is no country/,
    ],
    [
      "an operator in an unknown country",
      () => Operator.of("o", { hq: "Saudi" }),
      /Operator\.of\("o"\): 'Saudi' is no/,
    ],
    [
      "a registry with a scheme",
      () => Site.local("x", { country: "SA", operator: ACME, registry: { host: "https://registry.acme.example" } }),
      /^the site "x": the host of the registry is 'https:\/\/registry\.acme\.example'\. Write a host name, and a port/,
    ],
    [
      "a registry with a path",
      () => Site.aws("x", { region: "eu-central-1", registry: { host: "registry.acme.example:5000/mirror" } }),
      /^the site "x": the host of the registry is 'registry\.acme\.example:5000\/mirror'/,
    ],
    [
      "a registry without a host",
      () => Site.local("x", { country: "SA", operator: ACME, registry: { host: "" } }),
      /^the site "x": the host of the registry is ''/,
    ],
    [
      "an account of other than 12 digits",
      () => Site.aws("x", { region: "eu-central-1", account: "1234-5678-9012" }),
      /^Site\.aws\("x"\): '1234-5678-9012' is no id of an AWS account, which has 12 digits\.$/,
    ],
    ...["", "acme", "Acme-KSA", "1acme-ksa", "acme-ksa-", "123456789012", `a${"b".repeat(30)}`].map(
      (project): [string, () => Site, RegExp] => [
        `the project '${project}'`,
        () => Site.google("x", { region: "me-central2", project }),
        new RegExp(`^Site\\.google\\("x"\\): '${project}' is no id of a project on Google Cloud: 6 to 30 lower-case`),
      ],
    ),
    ["no name", () => Site.local(" ", { country: "SA", operator: ACME }), /empty name/],
  ])("with %s is refused", (_, make, message) => {
    expect(make).toThrow(message);
  });

  test.each(["acme-ksa", "a12345", `a${"b".repeat(29)}`, "example.com:acme-ksa"])(
    "may stand in the project %s",
    (project) => expect(Site.google("x", { region: "me-central2", project })._facts.account).toBe(project),
  );

  test("may have an account or a project that is known only when deploying", () => {
    const id = new TerraformVariable(new TerraformStack(new App(), "variables"), "id", {}).stringValue;
    expect(Site.aws("x", { region: "eu-central-1", account: id })._facts.account).toBe(id);
    expect(Site.google("x", { region: "me-central2", project: id })._facts.account).toBe(id);
  });

  test("shares its name with no other site of the program, but may have several stacks", () => {
    const app = new App();
    const desk = Site.local("desk", { country: "SA", operator: ACME });
    new SovereignStack(app, "one", { site: desk });
    new SovereignStack(app, "two", { site: desk });
    const other = Site.local("desk", { country: "DE", operator: ACME });
    expect(() => new SovereignStack(app, "three", { site: other })).toThrow(
      /SovereignStack "three": another site of this program is named "desk"/,
    );
    expect(app.node.tryFindChild("three")).toBeUndefined();
  });
});

describe("what a program states", () => {
  test("stands once at the root of each stack, by construct path", () => {
    const app = new App();
    Sovereignty.of(app).classify(DataClass.RESTRICTED, "government");
    const hall = Site.local("hall-1", { country: "SA", operator: ACME });
    const stack = new SovereignStack(app, "hall", { site: hall, dataClass: DataClass.SECRET });
    new RawAwsProvider(stack, "aws", { region: "me-central-1" });
    const bucket = new RawAwsResource(stack, "audit", "aws_s3_bucket");
    Sovereignty.of(bucket)
      .classify(DataClass.INTERNAL)
      .locatedIn({ country: "AE", operator: Operator.of("other", { hq: "AE", ultimateParent: "GB" }) })
      .waive({ rule: "RES-LOG", reason: "Approved", owner: "ciso@acme.example", expires: "2027-01-31" });
    expect(factsOf(app, "hall")).toEqual({
      version: 1,
      site: "hall-1",
      country: "SA",
      operator: { id: "acme", hq: "SA", ultimateParent: "SA" },
      dataClass: "secret",
      tags: ["government"],
      constructs: {
        "hall/audit": {
          dataClass: "internal",
          country: "AE",
          operator: { id: "other", hq: "AE", ultimateParent: "GB" },
          waivers: [{ rule: "RES-LOG", reason: "Approved", owner: "ciso@acme.example", expires: "2027-01-31" }],
        },
      },
    });
  });

  test("of a stack below another construct names the stack's path, and inherits nothing but place and data", () => {
    const app = new App();
    const prod = new Construct(app, "prod");
    Sovereignty.of(prod).classify(DataClass.SECRET);
    const stack = new SovereignStack(prod, "hall", { site: Site.local("hall-1", { country: "SA", operator: ACME }) });
    app.synth();
    expect(stack.node.path).toBe("prod/hall");
    expect(read("hall")["//"].sovereignty).toMatchObject({ path: "prod/hall", dataClass: "secret", site: "hall-1" });
  });

  test("of a cloud's region leaves out what the catalogue knows: it could only contradict it", () => {
    const app = new App();
    new SovereignStack(app, "cloud", { site: Site.aws("frankfurt", { region: "eu-central-1" }) });
    expect(factsOf(app, "cloud")).toEqual({ version: 1, site: "frankfurt" });
    expect(factsOf(app, "cloud-workloads")).toEqual({ version: 1, site: "frankfurt" });
  });
});

describe("the layers of a site with a cluster", () => {
  test("are made with the stack, also when empty, and deploy in order", () => {
    const app = new App();
    new SovereignStack(app, "cloud", { site: Site.aws("frankfurt", { region: "eu-central-1" }) });
    app.synth();
    const { stacks } = JSON.parse(fs.readFileSync("cdktf.out/manifest.json", "utf8"));
    expect(stacks).toMatchObject({
      cloud: { dependencies: [] },
      "cloud-platform": { dependencies: ["cloud"] },
      "cloud-workloads": { dependencies: ["cloud-platform"] },
    });
  });

  test("carry what is stated of the stack", () => {
    const app = new App();
    const cloud = new SovereignStack(app, "cloud", { site: Site.aws("frankfurt", { region: "eu-central-1" }) });
    Sovereignty.of(cloud).classify(DataClass.SECRET);
    expect(factsOf(app, "cloud-workloads")).toMatchObject({ dataClass: "secret" });
  });

  test("get the site's provider where something there needs it", () => {
    const app = new App();
    const cloud = new SovereignStack(app, "cloud", { site: Site.aws("frankfurt", { region: "eu-central-1" }) });
    new RawAwsResource(cloud.platformLayer as TerraformStack, "queue", "aws_sqs_queue");
    app.synth();
    expect(read("cloud-platform").provider).toMatchObject({ aws: [{ region: "eu-central-1" }] });
    expect(read("cloud-workloads").provider).toBeUndefined();
  });

  test("are not made at a local site", () => {
    const app = new App();
    const stack = new SovereignStack(app, "here", { site: Site.local("desk", { country: "SA", operator: ACME }) });
    expect(stack.platformLayer).toBeUndefined();
    expect(() => stack.cluster).toThrow(/here: a site of platform 'local' has no cluster/);
  });
});

describe("a pool", () => {
  const taint = (key: string, value?: string) => ({ key, value, effect: TaintEffect.NO_SCHEDULE });
  const accelerator = Accelerator.H100_SXM;
  test.each([
    [{ accelerator, nodes: -1 }, /cloud\/pool: nodes is -1\. Write 0 or more/],
    [{ accelerator, nodes: 1.5 }, /cloud\/pool: nodes is 1\.5\. Write a whole number/],
    [{ accelerator, nodes: Number.NaN }, /cloud\/pool: nodes is NaN\. Write a whole number/],
    [{ accelerator }, /cloud\/pool: say how many nodes/],
    [{ accelerator, minNodes: 1 }, /cloud\/pool: say how many nodes/],
    [{ accelerator, nodes: 1, maxNodes: 2 }, /cloud\/pool: `nodes` is a fixed number/],
    [{ accelerator, nodes: 1, diskGib: 19 }, /cloud\/pool: diskGib is 19\. Write 20 or more/],
    [{ accelerator, nodes: 1, capacity: Capacity.reservation("") }, /cloud\/pool: capacity names no reservation/],
    [
      { accelerator, nodes: 1, labels: { "a b": "c" } },
      /cloud\/pool: the label 'a b=c' is not one that Kubernetes takes/,
    ],
    [{ accelerator, nodes: 1, labels: { a: "-" } }, /cloud\/pool: the label 'a=-' is not one that Kubernetes takes/],
    [{ accelerator, nodes: 1, taints: [taint("-x")] }, /cloud\/pool: the taint '-x:NoSchedule' is not one that/],
    [{ accelerator, nodes: 1, taints: [taint("x", "a b")] }, /cloud\/pool: the taint 'x=a b:NoSchedule' is not one/],
    [{ accelerator, minNodes: 3, maxNodes: 2 }, /cloud\/pool: minNodes \(3\) is more than maxNodes \(2\)/],
  ])("with %o is refused, and leaves no half-made construct", (props, message) => {
    const stack = new SovereignStack(new App(), "cloud", { site: Site.aws("f", { region: "eu-central-1" }) });
    expect(() => new SovereignGpuPool(stack, "pool", props)).toThrow(message);
    expect(stack.node.tryFindChild("pool")).toBeUndefined();
  });

  test("belongs in a SovereignStack", () => {
    expect(() => new SovereignGpuPool(new App(), "pool", { accelerator, nodes: 1 })).toThrow(
      /belongs in a SovereignStack/,
    );
  });
});

function factsOf(app: App, stack: string): unknown {
  app.synth();
  return read(stack)["//"].sovereignty;
}

function read(stack: string): { provider?: object; "//": { sovereignty: unknown } } {
  return JSON.parse(fs.readFileSync(`cdktf.out/stacks/${stack}/cdk.tf.json`, "utf8"));
}
