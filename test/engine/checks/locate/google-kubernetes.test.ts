import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const provider = { google: { project: "p", region: "europe-west3" } };
const bucket = (location: string, id = "_Default") => ({
  google_logging_project_bucket_config: { d: { project: "p", location, bucket_id: id } },
});
const exclusion = (filter: string, more: object = {}) => ({
  google_logging_project_exclusion: { e: { name: "e", filter, ...more } },
});

function cluster(values: object, more: object = {}, variable: object = {}) {
  return graphOf(
    tf({ provider, variable: { x: {}, ...variable }, resource: { google_container_cluster: { c: values }, ...more } }),
  );
}

const NAMED = { logging_config: { enable_components: ["SYSTEM_COMPONENTS"] } };

describe("logs of a Kubernetes Engine cluster", () => {
  test.each<[string, object, object, string[]]>([
    ["are not set, which stands under notAssessed", {}, {}, []],
    ["are named", NAMED, {}, ["log to anywhere"]],
    ["are named in a list of blocks", { logging_config: [{ enable_components: ["A", "B"] }] }, {}, ["log to anywhere"]],
    ["are none", { logging_config: { enable_components: [] } }, {}, []],
    ["are none by the older argument", { logging_service: "none" }, {}, []],
    ["are not known", { logging_config: { enable_components: "${var.x}" } }, {}, ["log to unknown"]],
    ["go to a bucket that has a place", NAMED, bucket("europe-west3"), []],
    ["go to a bucket of another name", NAMED, bucket("europe-west3", "audit"), ["log to anywhere"]],
    [
      "have a sink of their own",
      NAMED,
      { google_logging_project_sink: { s: { name: "_Default", destination: "x" } } },
      [],
    ],
    [
      "are kept out of the bucket",
      { ...NAMED, name: "main" },
      exclusion('resource.labels.cluster_name="main" AND x'),
      [],
    ],
    [
      "of another are kept out",
      { ...NAMED, name: "main" },
      exclusion('resource.labels.cluster_name="other"'),
      ["log to anywhere"],
    ],
    [
      "are no longer kept out",
      { ...NAMED, name: "main" },
      exclusion('resource.labels.cluster_name="main"', { disabled: true }),
      ["log to anywhere"],
    ],
    ["may be kept out", { ...NAMED, name: "main" }, exclusion("${var.x}"), ["log to anywhere"]],
    ["are placed for the organisation", NAMED, { google_logging_organization_settings: { o: {} } }, []],
  ])("%s", (_, values, more, expected) => {
    expect(flows(cluster(values, more), "google_container_cluster.c")).toEqual(expected);
  });

  test("go where their bucket is, which is judged by itself", () => {
    expect(places(cluster({}, bucket("global")))["google_logging_project_bucket_config.d"]).toBe("anywhere");
  });
});

describe("keys of Kubernetes Engine", () => {
  const keys = {
    google_kms_key_ring: { be: { location: "europe-west1" } },
    google_kms_crypto_key: { be: { key_ring: "${google_kms_key_ring.be.id}" } },
    ...bucket("europe-west3"),
  };

  test.each<[string, object, string]>([
    ["a key of the program", { database_encryption: { key_name: "${google_kms_crypto_key.be.id}" } }, "BE"],
    [
      "a key by its full name",
      { node_config: [{ boot_disk_kms_key: "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k" }] },
      "US",
    ],
    [
      "a global key",
      { node_pool: [{ node_config: { boot_disk_kms_key: "projects/p/locations/global/keyRings/r/cryptoKeys/k" } }] },
      "anywhere",
    ],
    ["a key that is not known", { database_encryption: { key_name: "${var.x}" } }, "unknown"],
  ])("%s", (_, values, expected) => {
    const graph = cluster(values, keys);
    expect(flows(graph, "google_container_cluster.c")).toEqual([`key to ${expected}`]);
    expect(graph.flows[0].verb).toBe("is encrypted with");
  });

  test("of a node pool", () => {
    const pool = {
      google_container_node_pool: { p: { node_config: { boot_disk_kms_key: "${google_kms_crypto_key.be.id}" } } },
    };
    expect(flows(cluster({}, { ...keys, ...pool }), "google_container_node_pool.p")).toEqual(["key to BE"]);
  });
});

test("nodes are where they are said to be, beside the cluster", () => {
  const pool = {
    google_container_node_pool: { p: { cluster: "c", location: "europe-west3", node_locations: ["europe-west4-a"] } },
  };
  const found = places(cluster({ node_locations: ["europe-west3-a", "europe-west3-b"] }, pool));
  expect(found["google_container_cluster.c"]).toBe("DE");
  expect(found["google_container_node_pool.p"]).toBe("DE, NL");
});

describe("flow logs of a subnetwork", () => {
  const subnetwork = (values: object, more: object = {}) =>
    flows(
      graphOf(tf({ provider, resource: { google_compute_subnetwork: { s: { name: "s", ...values } }, ...more } })),
      "google_compute_subnetwork.s",
    );

  test("go to the project's bucket unless the program decides otherwise", () => {
    expect(subnetwork({ log_config: {} })).toEqual(["log to anywhere"]);
    const filter = 'resource.type="gce_subnetwork" AND resource.labels.subnetwork_name="s"';
    expect(subnetwork({ log_config: {} }, exclusion(filter))).toEqual([]);
  });

  test("are none by default", () => {
    expect(subnetwork({})).toEqual([]);
  });
});

test.each<[string, string[]]>([
  ["LOCAL_REGION", []],
  ["SPECIFIC_LOCATIONS", []],
  ["NEAREST_MULTI_REGION", ["backup to anywhere"]],
])("a project whose snapshots go to %s", (policy, expected) => {
  const resource = {
    google_compute_snapshot: { s: { zone: "europe-west3-a" } },
    google_compute_snapshot_settings: { p: { storage_location: { policy } } },
  };
  expect(flows(graphOf(tf({ provider, resource })), "google_compute_snapshot.s")).toEqual(expected);
});
