import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import type { Attributes } from "../emitted";
import { stackJson } from "../emitted";
import { useTemporaryFolder } from "../program";
import { emitted, TRAIN } from "./google-program";

useTemporaryFolder();

/** A stack with a pool of every kind. */
const everything = () =>
  emitted((stack) => {
    new SovereignGpuPool(stack, "train", { ...TRAIN, quotas: [{ tenant: "research", accelerators: 16 }] });
    new SovereignGpuPool(stack, "spot", {
      accelerator: Accelerator.L4,
      capacity: Capacity.spot(),
      maxNodes: 8,
    });
    const capacity = Capacity.reservation("h200-2027");
    new SovereignGpuPool(stack, "block", {
      accelerator: Accelerator.H200_SXM,
      nodes: 9,
      capacity,
      zone: "me-central2-a",
    });
  });

const only = (byName: Record<string, Attributes>) => {
  const all = Object.values(byName);
  expect(all).toHaveLength(1);
  return all[0];
};

describe("nothing that is emitted", () => {
  test("puts a credential into the state", () => {
    const stacks = [everything(), stackJson("cloud-workloads"), stackJson("cloud-platform")];
    const types = stacks.flatMap(({ resource, data }) => [...Object.keys(resource ?? {}), ...Object.keys(data ?? {})]);
    expect(types).toContain("google_container_cluster");
    expect(types.filter((type) => /client_config|token|password|private_key|secret|account_key/.test(type))).toEqual(
      [],
    );
  });

  test("issues a client certificate, whose key would stand in the state", () => {
    expect(only(everything().resource.google_container_cluster).master_auth).toEqual({
      client_certificate_config: { issue_client_certificate: false },
    });
  });

  test("opens a way to or from the internet", () => {
    const json = everything();
    expect(JSON.stringify(json)).not.toMatch(
      /router|_nat"|google_compute_(global_)?address|0\.0\.0\.0\/0|"access_config"/,
    );
    expect(only(json.resource.google_compute_network)).toMatchObject({
      auto_create_subnetworks: false,
      delete_default_routes_on_create: true,
    });
    // The addresses of Google's services for networks without a way to the internet.
    expect(only(json.resource.google_compute_route)).toMatchObject({ dest_range: "199.36.153.4/30" });
  });
});

describe("every node", () => {
  const pools = () => Object.entries(everything().resource.google_container_node_pool);
  const configs = (): [string, Attributes][] => [
    ...pools().map(([name, { node_config: config }]): [string, Attributes] => [name, config]),
    // The pool that GKE makes and takes away again.
    ["default", only(everything().resource.google_container_cluster).node_config as Attributes],
  ];

  test("has no public address", () => {
    expect(pools()).toHaveLength(4);
    for (const [name, pool] of pools()) expect(pool.network_config, name).toEqual({ enable_private_nodes: true });
  });

  test("has a disk that is encrypted with the stack's key", () => {
    expect(configs()).toHaveLength(5);
    for (const [name, config] of configs()) {
      expect(config.boot_disk_kms_key, name).toMatch(/^\$\{google_kms_crypto_key\.keys_key_/);
    }
  });

  test("verifies what it boots, and shows pods their own metadata alone", () => {
    for (const [name, config] of configs()) {
      expect(config, name).toMatchObject({
        shielded_instance_config: { enable_secure_boot: true, enable_integrity_monitoring: true },
        workload_metadata_config: { mode: "GKE_METADATA" },
        metadata: { "disable-legacy-endpoints": "true" },
        kubelet_config: { insecure_kubelet_readonly_port_enabled: "FALSE" },
      });
    }
  });

  test("acts as an account of its own, with two roles", () => {
    const { resource } = everything();
    for (const [name, config] of configs()) {
      expect(config.service_account, name).toMatch(/^\$\{google_service_account\.cluster_node-account_\w+\.email\}$/);
    }
    expect(Object.values(resource.google_project_iam_member).map(({ role }) => role)).toEqual([
      "roles/artifactregistry.reader",
      "roles/container.defaultNodeServiceAccount",
    ]);
  });
});

describe("the cluster", () => {
  const cluster = () => only(everything().resource.google_container_cluster);

  test("can be reached from its network and its region only", () => {
    expect(cluster()).toMatchObject({
      private_cluster_config: {
        enable_private_nodes: true,
        enable_private_endpoint: true,
        master_global_access_config: { enabled: false },
      },
      control_plane_endpoints_config: { dns_endpoint_config: { allow_external_traffic: false } },
      master_authorized_networks_config: {
        gcp_public_cidrs_access_enabled: false,
        private_endpoint_enforcement_enabled: true,
      },
    });
    expect(cluster().master_authorized_networks_config).not.toHaveProperty("cidr_blocks");
  });

  test("encrypts its secrets, knows nobody by default and cannot be destroyed by mistake", () => {
    expect(cluster()).toMatchObject({
      database_encryption: { state: "ENCRYPTED", key_name: expect.stringContaining("google_kms_crypto_key.keys_key") },
      deletion_protection: true,
      enable_legacy_abac: false,
      anonymous_authentication_config: { mode: "LIMITED" },
      workload_identity_config: { workload_pool: "acme-ksa.svc.id.goog" },
      datapath_provider: "ADVANCED_DATAPATH",
    });
  });
});

describe("logs", () => {
  test("of cluster and network rest in the region, encrypted, and nowhere else", () => {
    const { resource } = everything();
    const buckets = Object.entries(resource.google_logging_project_bucket_config);
    expect(buckets).toHaveLength(2);
    const filtersOf = (type: string) => Object.values(resource[type]).map(({ name, filter }) => `${name}: ${filter}`);
    for (const [name, bucket] of buckets) {
      expect(bucket, name).toMatchObject({
        location: "me-central2",
        retention_days: 365,
        cmek_settings: { kms_key_name: expect.stringContaining("google_kms_crypto_key.keys_key") },
      });
      const destination = `logging.googleapis.com/\${google_logging_project_bucket_config.${name}.id}`;
      expect(Object.values(resource.google_logging_project_sink)).toContainEqual(
        expect.objectContaining({ name: bucket.bucket_id, destination }),
      );
    }
    expect(filtersOf("google_logging_project_exclusion").sort()).toEqual(
      filtersOf("google_logging_project_sink").sort(),
    );
    expect(filtersOf("google_logging_project_sink").join()).toContain('cluster_name="cloud"');
    expect(filtersOf("google_logging_project_sink").join()).toContain('subnetwork_name="cloud-nodes"');
  });

  test("have their place before anything logs", () => {
    const { resource } = everything();
    for (const type of ["google_container_cluster", "google_compute_subnetwork"]) {
      const dependencies = only(resource[type]).depends_on as string[];
      for (const kind of ["sink", "exclusion"]) {
        expect(dependencies, type).toContainEqual(expect.stringMatching(`^google_logging_project_${kind}\\.`));
      }
    }
  });
});

test("snapshots stay in the region of their disk, whoever makes them", () => {
  const settings = only(everything().resource.google_compute_snapshot_settings);
  expect(settings).toEqual({ project: "acme-ksa", storage_location: { policy: "LOCAL_REGION" } });
});

describe("the key", () => {
  test("stays in its region, is renewed, and can be had back for 30 days", () => {
    const { resource } = everything();
    expect(only(resource.google_kms_key_ring)).toMatchObject({ location: "me-central2" });
    expect(only(resource.google_kms_crypto_key)).toMatchObject({
      rotation_period: "7776000s",
      destroy_scheduled_duration: "2592000s",
    });
  });

  test("is used by the services of this project alone", () => {
    const members = Object.values(everything().resource.google_kms_crypto_key_iam_member).map(({ member }) => member);
    expect(members).toHaveLength(3);
    for (const member of members) {
      expect(member).toMatch(
        /^serviceAccount:(service-\$\{data\.google_project\.|\$\{data\.google_logging_project_cmek)/,
      );
    }
  });
});

test("only the modules of the provider package that are used are loaded", () => {
  everything();
  const loaded = Object.keys(require.cache).filter((file) => file.includes("provider-google/lib"));
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.length).toBeLessThan(40);
  expect(loaded.filter((file) => file.endsWith("provider-google/lib/index.js"))).toEqual([]);
});
