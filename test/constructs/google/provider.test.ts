import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { describe, expect, test } from "vitest";
import { DataClass } from "../../../constructs/data-class";
import { SovereigntyPolicy } from "../../../constructs/policy";
import { Site } from "../../../constructs/site";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import type { SovereignStack } from "../../../constructs/sovereign-stack";
import { Sovereignty } from "../../../constructs/sovereignty";
import { useTemporaryFolder } from "../program";
import { stackJson } from "../emitted";
import { emitted, googleSite, TRAIN } from "./google-program";

useTemporaryFolder();

describe("the provider of a stack", () => {
  test("is that of its site", () => {
    const site = googleSite({
      impersonateServiceAccount: "deploy@acme-ksa.iam.gserviceaccount.com",
      tags: { team: "ml", "cost-center": "42" },
    });
    const { provider } = emitted(() => undefined, { site, dataClass: DataClass.RESTRICTED });
    expect(provider?.google).toEqual([
      {
        project: "acme-ksa",
        region: "me-central2",
        impersonate_service_account: "deploy@acme-ksa.iam.gserviceaccount.com",
        default_labels: {
          team: "ml",
          "cost-center": "42",
          "sovereign-site": "dammam",
          "sovereign-data-class": "restricted",
        },
      },
    ]);
  });

  test("says no more than the site does", () => {
    const { provider } = emitted(() => undefined);
    expect(provider?.google).toEqual([
      { project: "acme-ksa", region: "me-central2", default_labels: { "sovereign-site": "dammam" } },
    ]);
  });

  test("is the program's own where it declares one", () => {
    const { provider } = emitted((stack) => new GoogleProvider(stack, "mine", { region: "me-central2" }));
    expect(provider?.google).toEqual([{ region: "me-central2" }]);
  });

  test("is not what decides the project: everything that takes one states that of the site", () => {
    const json = emitted((stack) => {
      new GoogleProvider(stack, "mine", { project: "another-project", region: "me-central2" });
      new SovereignGpuPool(stack, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
    });
    const everything = [json, stackJson("cloud-workloads")].flatMap(({ resource, data = {} }) =>
      Object.entries({ ...resource, ...data })
        .filter(([type]) => type.startsWith("google_"))
        .flatMap(([type, byName]) => Object.values(byName).map((attributes) => [type, attributes] as const)),
    );
    const without = everything.filter(([, { project, project_id: id }]) => (project ?? id) !== "acme-ksa");
    // A key stands in its ring, and a grant in its key.
    expect([...new Set(without.map(([type]) => type))].sort()).toEqual([
      "google_kms_crypto_key",
      "google_kms_crypto_key_iam_member",
    ]);
  });

  test("stands beside one with an alias", () => {
    const { provider } = emitted(
      (stack) => new GoogleProvider(stack, "doha", { region: "me-central1", alias: "doha" }),
    );
    expect(provider?.google.map(({ region }) => region)).toEqual(["me-central1", "me-central2"]);
  });
});

describe("labels", () => {
  test("take a site's name as letters that Google Cloud takes", () => {
    const site = Site.google("Hall A / Dammam", { region: "me-central2", project: "acme-ksa" });
    const { provider } = emitted(() => undefined, { site });
    expect(provider?.google[0].default_labels).toMatchObject({ "sovereign-site": "hall-a-dammam" });
  });

  test("name the lowest data class that the policy permits, where a program states a lower one", () => {
    const { provider } = emitted(
      (stack) => {
        const classes = { internal: { countries: ["any"] }, confidential: { countries: ["any"] } };
        const program = { minDataClass: "confidential" };
        const policy = SovereigntyPolicy.of({ version: 1, defaultDataClass: "confidential", classes, program });
        Sovereignty.of(stack.node.root).enforce(policy);
      },
      { dataClass: DataClass.INTERNAL },
    );
    expect(provider?.google[0].default_labels).toMatchObject({ "sovereign-data-class": "confidential" });
  });
});

describe("an upper layer", () => {
  test("finds the cluster by its name, and gets its credential from a command when deploying", () => {
    emitted((stack) => {
      new SovereignGpuPool(stack, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
    });
    const { provider, data } = stackJson("cloud-workloads");
    expect(data?.google_container_cluster).toEqual({
      "google-cluster": { name: "cloud", location: "me-central2", project: "acme-ksa" },
    });
    expect(provider?.google).toMatchObject([{ project: "acme-ksa", region: "me-central2" }]);
    expect(provider?.kubernetes).toEqual([
      {
        host: "https://${data.google_container_cluster.google-cluster.endpoint}",
        cluster_ca_certificate:
          "${base64decode(data.google_container_cluster.google-cluster.master_auth[0].cluster_ca_certificate)}",
        exec: [
          {
            api_version: "client.authentication.k8s.io/v1beta1",
            command: "gke-gcloud-auth-plugin",
            args: ["--use_application_default_credentials"],
          },
        ],
      },
    ]);
  });

  test("acts in the cluster as the service account that Terraform acts as", () => {
    const account = "deploy@acme-ksa.iam.gserviceaccount.com";
    const build = (stack: SovereignStack) =>
      void new SovereignGpuPool(stack, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
    emitted(build, { site: googleSite({ impersonateServiceAccount: account }) });
    const { provider } = stackJson("cloud-workloads");
    expect(provider?.google).toMatchObject([{ impersonate_service_account: account }]);
    expect(provider?.kubernetes).toMatchObject([{ exec: [{ args: [`--impersonate_service_account=${account}`] }] }]);
  });

  test("in which nothing stands asks for nothing", () => {
    emitted((stack) => new SovereignGpuPool(stack, "train", TRAIN));
    for (const layer of ["cloud-platform", "cloud-workloads"]) {
      expect(stackJson(layer)).not.toHaveProperty("provider");
      expect(stackJson(layer)).not.toHaveProperty("data");
    }
  });
});
