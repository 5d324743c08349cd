import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { Cluster } from "../../../constructs/cluster";
import { Key } from "../../../constructs/key";
import { Network } from "../../../constructs/network";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { SovereignStack } from "../../../constructs/sovereign-stack";
import { addresses, partOf, stackJson } from "../emitted";
import { useTemporaryFolder } from "../program";
import { emitted, googleSite, TRAIN } from "./google-program";

useTemporaryFolder();

const KEY = "projects/acme-ksa/locations/me-central2/keyRings/acme/cryptoKeys/acme";
const SUBNETWORK = "projects/acme-ksa/regions/me-central2/subnetworks/nodes";
const NETWORK = Network.existing({
  networkId: "projects/acme-ksa/global/networks/acme",
  privateSubnetIds: [SUBNETWORK],
});
const CLUSTER = Cluster.existing({ clusterName: "shared", version: "1.34" });

const withPool = (stack: SovereignStack) => void new SovereignGpuPool(stack, "train", TRAIN);

describe("what a stack shares", () => {
  test("is private and encrypted as it comes", () => {
    const { resource, data } = emitted(withPool);
    for (const name of Object.keys(resource.google_container_node_pool)) {
      if (name.startsWith("train_")) delete resource.google_container_node_pool[name];
    }
    expect({ resource, data }).toMatchSnapshot();
  });

  test("keeps its addresses: a rename would replace a cluster in use", () => {
    expect(addresses(emitted(withPool))).toMatchSnapshot();
  });

  test("is made once for all pools, and stands as it did when one of them goes", () => {
    const both = emitted((stack) => {
      new SovereignGpuPool(stack, "train", TRAIN);
      new SovereignGpuPool(stack, "serve", TRAIN);
    });
    const one = emitted((stack) => new SovereignGpuPool(stack, "serve", TRAIN));
    const gone = addresses(both).filter((address) => !addresses(one).includes(address));
    expect(gone).toEqual([expect.stringMatching(/^google_container_node_pool\.train_nodes_/)]);
    for (const address of addresses(one)) {
      const [type, name] = address.split(".");
      expect(both.resource[type][name], address).toEqual(one.resource[type][name]);
    }
  });

  test("is not made when nothing needs it", () => {
    const { resource, data } = emitted(() => undefined);
    expect({ resource, data }).toEqual({});
  });

  test("has the Kubernetes version that the program states, as the least", () => {
    const { google_container_cluster: clusters } = emitted(withPool, { kubernetesVersion: "1.34" }).resource;
    expect(Object.values(clusters)).toMatchObject([{ min_master_version: "1.34" }]);
  });
});

describe("what is passed in", () => {
  test("a network: cluster and nodes stand in it, GKE adds its ranges, and it stays as it is", () => {
    const json = emitted(withPool, { network: NETWORK });
    expect(
      addresses(json).filter((address) => /^google_(compute_(network|subnetwork|route)|dns)/.test(address)),
    ).toEqual([]);
    expect(Object.values(json.resource.google_container_cluster)).toMatchObject([
      {
        network: NETWORK.networkId,
        subnetwork: SUBNETWORK,
        private_cluster_config: { private_endpoint_subnetwork: SUBNETWORK },
        ip_allocation_policy: { cluster_ipv4_cidr_block: "/14", services_ipv4_cidr_block: "/20" },
      },
    ]);
  });

  test("a key: it encrypts disks, secrets and logs, and no other is made", () => {
    const { resource } = emitted(withPool, { key: Key.existing(KEY) });
    expect(Object.keys(resource).filter((type) => type.startsWith("google_kms"))).toEqual([]);
    const encrypted = [
      ...Object.values(resource.google_logging_project_bucket_config).map((b) => b.cmek_settings["kms_key_name"]),
      ...Object.values(resource.google_container_cluster).map((c) => c.database_encryption["key_name"]),
      ...Object.values(resource.google_container_node_pool).map((p) => p.node_config["boot_disk_kms_key"]),
    ];
    expect(encrypted).toEqual(Array(5).fill(KEY));
  });

  test("a cluster: nodes join it, nothing else of it is touched, and its network is not asked for", () => {
    const json = emitted(withPool, { cluster: CLUSTER });
    for (const type of ["google_container_cluster", "google_compute_network", "google_logging_project_sink"]) {
      expect(json.resource[type]).toBeUndefined();
    }
    const { google_container_node_pool: pool } = partOf(json, "train");
    expect(pool).toMatchObject({ cluster: "shared", location: "me-central2" });
    // Another stack may join the same cluster with a pool of the same id.
    expect(pool).toMatchObject({
      name: "cloud-train",
      node_config: { labels: { "sovereign.ai/pool": "cloud-train" } },
    });
  });

  test.each(["all of them", "network and key alone"])("the parts of another stack, %s: none in depends_on", (which) => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    const site = googleSite();
    const base = new SovereignStack(app, "base", { site });
    const { network, cluster, key } = base;
    const isAll = which === "all of them";
    withPool(new SovereignStack(app, "cloud", { site, network, key, cluster: isAll ? cluster : undefined }));
    app.synth();
    const { resource } = stackJson("cloud");
    const dependencies = Object.values(resource).flatMap((byName) =>
      Object.values(byName).flatMap((attributes) => (attributes.depends_on ?? []) as string[]),
    );
    // Terraform takes whole resources there, and the parts of another stack are outputs.
    expect(dependencies.length).toBeGreaterThan(0);
    expect(dependencies.filter((address) => !addresses(stackJson("cloud")).includes(address))).toEqual([]);
  });

  test("the parts of another stack are referred to across the stacks", () => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    const site = googleSite();
    const base = new SovereignStack(app, "base", { site });
    const { network, cluster, key } = base;
    const cloud = new SovereignStack(app, "cloud", { site, network, cluster, key });
    new SovereignGpuPool(cloud, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
    app.synth();
    const { google_container_node_pool: pool } = partOf(stackJson("cloud"), "train");
    expect(pool.cluster).toContain("terraform_remote_state");
    expect(stackJson("cloud").resource.google_container_cluster).toBeUndefined();
    expect(stackJson("cloud-workloads").data).toMatchObject({
      google_container_cluster: { "google-cluster": { name: "base" } },
    });
  });
});

describe("names", () => {
  const nodePools = (build: (stack: SovereignStack) => void) =>
    Object.values(emitted(build).resource.google_container_node_pool).map(({ name }) => String(name));

  test("a pool inside another construct keeps a name of its own", () => {
    const names = nodePools((stack) => {
      new SovereignGpuPool(new SovereignGpuPool(stack, "nlp", TRAIN), "train", TRAIN);
      new SovereignGpuPool(stack, "nlp-train", TRAIN);
    });
    expect(names).toContain("nlp-train");
    expect(names).toContainEqual(expect.stringMatching(/^nlp-train-[0-9a-f]{8}$/));
  });

  test("a long one, or one with letters that Google takes nowhere, is made fit and stays unique", () => {
    const names = nodePools((stack) => {
      for (const id of [`${"x".repeat(50)}1`, `${"x".repeat(50)}2`, "Train", "1st"]) {
        new SovereignGpuPool(stack, id, TRAIN);
      }
    });
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/);
  });

  test("of a stack too, whatever is made of them", () => {
    const app = new App({ outdir: "cdktf.out", stackTraces: false });
    new SovereignGpuPool(new SovereignStack(app, `Training_${"x".repeat(40)}`, { site: googleSite() }), "train", TRAIN);
    app.synth();
    const { resource } = stackJson(`Training_${"x".repeat(40)}`);
    const nameOf = (type: string) =>
      Object.values(resource[type]).map(({ name, account_id: id }) => String(name ?? id));
    for (const name of [...nameOf("google_container_cluster"), ...nameOf("google_dns_managed_zone")]) {
      expect(name).toMatch(/^training-[a-z0-9-]{1,31}$/);
    }
    expect(nameOf("google_service_account")[0]).toMatch(/^training-[a-z0-9-]{1,21}$/);
  });
});

test("the same program gives the same bytes", () => {
  expect(JSON.stringify(emitted(withPool))).toBe(JSON.stringify(emitted(withPool)));
});
