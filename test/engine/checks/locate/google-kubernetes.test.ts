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
    ["may be kept out", { ...NAMED, name: "main" }, exclusion("${var.x}"), ["log to anywhere"]],
    ["are placed for the organisation", NAMED, { google_logging_organization_settings: { o: {} } }, []],
  ])("%s", (_, values, more, expected) => {
    expect(flows(cluster(values, more), "google_container_cluster.c")).toEqual(expected);
  });

  test("go where their bucket is, which is judged by itself", () => {
    expect(places(cluster({}, bucket("global")))["google_logging_project_bucket_config.d"]).toBe("anywhere");
  });
});

describe("logs of a cluster that an exclusion", () => {
  const MARK = 'resource.labels.cluster_name="main"';
  const HERE = 'resource.labels.location="europe-west3"';
  const values = { ...NAMED, name: "main", location: "europe-west3" };
  const logs = (filter: string, more: object = {}, own: object = {}) =>
    flows(cluster({ ...values, ...own }, exclusion(filter, more)), "google_container_cluster.c");

  test.each([
    MARK,
    `(${MARK})`,
    `${MARK} AND ${HERE}`,
    `${HERE} AND ${MARK}`,
    `${MARK} OR severity=DEBUG`,
    `(${MARK} AND ${HERE}) OR (resource.type="gce_instance" AND resource.labels.zone=~"^europe-west3-")`,
  ])("with the filter %s keeps out rest elsewhere", (filter) => expect(logs(filter)).toEqual([]));

  test.each([
    'resource.labels.cluster_name="other"',
    `NOT ${MARK}`,
    `-${MARK}`,
    `NOT (${MARK})`,
    `NOT ((a=b) OR ${MARK} OR (c=d))`,
    `${MARK} AND severity=DEBUG`,
    `${MARK} severity=DEBUG`,
    `${MARK}\nseverity=DEBUG`,
    `(${MARK} AND severity=DEBUG)`,
    `(${MARK}) AND (severity=DEBUG)`,
    `${MARK} AND resource.labels.location="europe-west1"`,
    `${MARK} AND resource.type="gce_subnetwork"`,
    `${MARK} AND ${HERE} OR severity=DEBUG`,
    `severity=DEBUG AND ${MARK} OR ${HERE}`,
    `${MARK} OR a=b AND severity=DEBUG`,
    `${MARK} OR a=b severity=DEBUG`,
    `a=b AND (c=d OR ${MARK} OR e=f)`,
    `textPayload:"a OR ${MARK} OR b"`,
    `(textPayload:"a) OR ${MARK} OR (b")`,
  ])("with the filter %s does not keep out may be anywhere", (filter) => {
    expect(logs(filter)).toEqual(["log to anywhere"]);
  });

  test("keeps out where the place of the cluster is the provider's may be anywhere in part", () => {
    expect(logs(`${MARK} AND ${HERE}`, {}, { location: null })).toEqual(["log to anywhere"]);
  });

  test.each<[string, object, string[]]>([
    ["is not disabled", { disabled: false }, []],
    ["is disabled", { disabled: true }, ["log to anywhere"]],
    ["is perhaps disabled", { disabled: "${var.x}" }, ["log to unknown"]],
    ["is of the same project, in its longer form", { project: "projects/p" }, []],
    ["is of another project", { project: "q" }, ["log to anywhere"]],
    ["is of a project that is not known", { project: "${var.x}" }, ["log to unknown"]],
  ])("%s", (_, more, expected) => expect(logs(MARK, more)).toEqual(expected));

  test("with the same unknown project is the cluster's", () => {
    const project = "${var.x}";
    expect(logs(MARK, { project }, { project })).toEqual([]);
    expect(logs(MARK, { project, disabled: true }, { project })).toEqual(["log to anywhere"]);
  });

  test("through another provider block, which says no project, may be of another one", () => {
    const resource = { google_container_cluster: { c: values }, ...exclusion(MARK, { provider: "google.b" }) };
    const [own, other] = [{ region: "europe-west3" }, { region: "europe-west3", alias: "b" }];
    const found = (blocks: object[]) =>
      flows(graphOf(tf({ provider: { google: blocks }, resource })), "google_container_cluster.c");
    expect(found([own, other])).toEqual(["log to unknown"]);
    expect(
      found([
        { ...own, project: "p" },
        { ...other, project: "q" },
      ]),
    ).toEqual(["log to anywhere"]);
    expect(
      found([
        { ...own, project: "p" },
        { ...other, project: "p" },
      ]),
    ).toEqual([]);
  });

  test("stands beside another project's bucket with a place, which decides nothing", () => {
    const elsewhere = { project: "q", location: "europe-west3", bucket_id: "_Default" };
    const more = { google_logging_project_bucket_config: { d: elsewhere } };
    expect(flows(cluster(values, more), "google_container_cluster.c")).toEqual(["log to anywhere"]);
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
    expect(subnetwork({ log_config: {} }, exclusion(`${filter} AND severity=DEBUG`))).toEqual(["log to anywhere"]);
    expect(subnetwork({ log_config: {} }, exclusion(filter, { disabled: "${var.x}" }))).toEqual(["log to unknown"]);
  });

  test("are none by default", () => {
    expect(subnetwork({})).toEqual([]);
  });
});

describe("snapshots that name no place, of a project whose settings", () => {
  const snapshots = (settings: object) => {
    const resource = {
      google_compute_snapshot: { s: { zone: "europe-west3-a" } },
      google_compute_resource_policy: { r: { region: "europe-west3", snapshot_schedule_policy: {} } },
      google_compute_snapshot_settings: { p: settings },
    };
    const graph = graphOf(tf({ provider, variable: { x: {} }, resource }));
    const found = ["google_compute_snapshot.s", "google_compute_resource_policy.r"].map((one) => flows(graph, one));
    expect(found[0]).toEqual(found[1]);
    return found[0];
  };
  const locations = { location: "europe-west3", name: "europe-west3" };

  test.each<[string, object, string[]]>([
    ["keep them in the region", { policy: "LOCAL_REGION" }, []],
    ["name locations", { policy: "SPECIFIC_LOCATIONS", locations }, []],
    ["name locations, without a policy that is known", { policy: "${var.x}", locations }, []],
    ["send them to a multi-region", { policy: "NEAREST_MULTI_REGION" }, ["backup to anywhere"]],
    ["say something new", { policy: "EVERYWHERE" }, ["backup to anywhere"]],
    ["say nothing", {}, ["backup to anywhere"]],
    ["say what is not known", { policy: "${var.x}" }, ["backup to unknown"]],
  ])("%s", (_, storage_location, expected) => expect(snapshots({ storage_location })).toEqual(expected));

  test("are of another project, or perhaps of one", () => {
    const storage_location = { policy: "LOCAL_REGION" };
    expect(snapshots({ storage_location, project: "q" })).toEqual(["backup to anywhere"]);
    expect(snapshots({ storage_location, project: "${var.x}" })).toEqual(["backup to unknown"]);
    expect(snapshots({ storage_location, project: "p" })).toEqual([]);
  });
});
