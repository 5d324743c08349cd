import * as fs from "node:fs";
import { App, GcsBackend, TerraformLocal, TerraformOutput } from "cdktf";
import { describe, expect, test } from "vitest";
import { Operator, Site, SovereignStack, StateStore } from "../../index";
import { useTemporaryFolder } from "./program";

useTemporaryFolder();

describe("where the state of a site rests", () => {
  test.each([
    [
      "an S3 bucket, encrypted and locked",
      StateStore.s3("acme-state", { region: "eu-central-1", kmsKeyArn: "arn:aws:kms:eu-central-1:1:key/k" }),
      {
        s3: {
          bucket: "acme-state",
          key: "terraform/here.tfstate",
          region: "eu-central-1",
          encrypt: true,
          kms_key_id: "arn:aws:kms:eu-central-1:1:key/k",
          skip_region_validation: true,
          use_lockfile: true,
        },
      },
    ],
    [
      "a Cloud Storage bucket",
      StateStore.gcs("acme-state"),
      { gcs: { bucket: "acme-state", prefix: "terraform/here" } },
    ],
    [
      "an Azure container, reached without a key",
      StateStore.azure({ resourceGroupName: "rg", storageAccountName: "acme", containerName: "state" }),
      {
        azurerm: {
          resource_group_name: "rg",
          storage_account_name: "acme",
          container_name: "state",
          key: "here.tfstate",
          use_azuread_auth: true,
        },
      },
    ],
    [
      "an HTTP server",
      StateStore.http("https://state.acme.example/"),
      {
        http: {
          address: "https://state.acme.example/here",
          lock_address: "https://state.acme.example/here/lock",
          unlock_address: "https://state.acme.example/here/lock",
        },
      },
    ],
    [
      "a folder, relative to the stack's",
      StateStore.local("states"),
      { local: { path: "../../../states/terraform.here.tfstate" } },
    ],
    [
      "the folder of the program, when nothing is said",
      undefined,
      { local: { path: "../../../terraform.here.tfstate" } },
    ],
  ])("%s", (_, state, expected) => {
    expect(backendOf(stackWith(state))).toEqual(expected);
  });

  test.each([
    ["no bucket", () => StateStore.s3(" "), /StateStore\.s3\(" "\): this is no name of a bucket\. Write it alone/],
    [
      "a URL as a bucket",
      () => StateStore.gcs("gs://acme-state"),
      /StateStore\.gcs\("gs:\/\/acme-state"\): this is no name/,
    ],
    [
      "no container",
      () => StateStore.azure({ resourceGroupName: "rg", storageAccountName: "acme", containerName: "" }),
      /StateStore\.azure: containerName is empty/,
    ],
    [
      "an address without a scheme",
      () => StateStore.http("gitlab.acme.example/state"),
      /is no URL\. Write it with its scheme/,
    ],
    ["a password in the address", () => StateStore.http("https://ci:hunter2@gitlab.acme.example"), /TF_HTTP_PASSWORD/],
    ["a password with a slash", () => StateStore.http("https://ci:hun/hunter2@gitlab.acme.example"), /is no URL/],
    ["a token in the address", () => StateStore.http("https://acme.example/s?private_token=hunter2"), /or a token/],
    ["a password without a scheme", () => StateStore.http("ci:hunter2@gitlab.acme.example"), /is no URL/],
  ])("%s is refused, and no secret is told on", (_, store, message) => {
    expect(store).toThrow(message);
    expect(store).not.toThrow(/hunter2/);
  });

  test("the bucket stands in the site's region unless it says otherwise", () => {
    const app = new App();
    const site = Site.aws("frankfurt", { region: "eu-central-1", state: StateStore.s3("acme-state") });
    new SovereignStack(app, "here", { site });
    expect(backendOf(app)).toMatchObject({ s3: { region: "eu-central-1" } });
    expect(backendOf(app, "here-platform")).toMatchObject({
      s3: { region: "eu-central-1", key: "terraform/here-platform.tfstate" },
    });
  });

  test("in the European Sovereign Cloud, Terraform and those who read the state are told its endpoints", () => {
    const app = new App();
    const site = Site.aws("brandenburg", { region: "eusc-de-east-1", state: StateStore.s3("acme-state") });
    const endpoints = {
      s3: "https://s3.eusc-de-east-1.amazonaws.eu",
      iam: "https://iam.eusc-de-east-1.amazonaws.eu",
      sts: "https://sts.eusc-de-east-1.amazonaws.eu",
    };
    const here = new SovereignStack(app, "here", { site });
    const said = new TerraformLocal(here, "said", "hello");
    new TerraformOutput(new SovereignStack(app, "reader", { site }), "heard", { value: said.asString });
    expect(backendOf(app)).toMatchObject({ s3: { region: "eusc-de-east-1", skip_region_validation: true, endpoints } });
    expect(stackJson("reader").data.terraform_remote_state).toMatchObject({
      "cross-stack-reference-input-here": { config: { skip_region_validation: true, endpoints } },
    });
  });

  test("Terraform knows the endpoints of the other partitions itself", () => {
    const app = new App();
    const site = Site.aws("beijing", { region: "cn-north-1", state: StateStore.s3("acme-state") });
    new SovereignStack(app, "here", { site });
    expect(backendOf(app)).not.toHaveProperty("s3.endpoints");
  });

  test("a backend that the program declares wins, wherever it stands", () => {
    const app = stackWith(StateStore.local());
    new GcsBackend(app.node.findChild("here") as SovereignStack, { bucket: "theirs" });
    expect(backendOf(app)).toEqual({ gcs: { bucket: "theirs" } });
  });

  test.each([".", "stacks", "stacks/here"])(
    "a state in the output folder (%s) is refused: the command clears it",
    (below) => {
      expect(() => stackWith(StateStore.local(`cdktf.out/${below}`)).synth()).toThrow(
        /here: StateStore\.local\("cdktf\.out\/.*"\) lies in the output folder/,
      );
    },
  );
});

function stackWith(state?: StateStore): App {
  const app = new App();
  const site = Site.local("desk", { country: "DE", operator: Operator.of("acme", { hq: "DE" }), state });
  new SovereignStack(app, "here", { site });
  return app;
}

function backendOf(app: App, stack = "here"): unknown {
  app.synth();
  return stackJson(stack).terraform.backend;
}

function stackJson(stack: string) {
  return JSON.parse(fs.readFileSync(`cdktf.out/stacks/${stack}/cdk.tf.json`, "utf8"));
}
