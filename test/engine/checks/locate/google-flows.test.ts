import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const { program, flowsOf } = cloud("hashicorp/google", { project: "acme", region: "europe-west3" });

const network = (name: string, more: object = {}) => ({ name, auto_create_subnetworks: false, ...more });
const OTHERS = {
  compute_network: { de: network("de"), ch: network("ch"), auto: { name: "auto" }, bare: network("bare") },
  compute_subnetwork: {
    de: { network: "${google_compute_network.de.id}", region: "europe-west3" },
    ch: { network: "${google_compute_network.ch.self_link}", region: "europe-west6" },
    named: { network: "projects/acme/global/networks/ch", region: "us-east1" },
  },
  storage_bucket: { nl: { name: "in-nl", location: "europe-west4" } },
  bigquery_dataset: { nl: { dataset_id: "nl_data", location: "europe-west4" } },
  compute_disk: { nl: { zone: "europe-west4-a" } },
  sql_database_instance: { main: { name: "main", region: "europe-west3" } },
  container_cluster: { c: { location: "europe-west3", logging_service: "none" } },
  project: { p: { project_id: "acme" } },
};
const more = { variable: { x: {} } };

describe("a peering of networks leads to where the peer has subnetworks", () => {
  test.each<[string, string, string[]]>([
    ["one at home", "${google_compute_network.de.id}", ["network to DE"]],
    ["two abroad, one by its network's full name", "${google_compute_network.ch.self_link}", ["network to CH, US"]],
    ["by the network's name", "ch", ["network to CH, US"]],
    ["by a full name in the same project", "projects/acme/global/networks/ch", ["network to CH, US"]],
    ["by a full name in another project", "projects/other/global/networks/ch", ["network to unknown"]],
    ["one in every region", "${google_compute_network.auto.id}", ["network to anywhere"]],
    ["none that is declared", "${google_compute_network.bare.id}", ["network to unknown"]],
    ["a network that is not known", "${var.x}", ["network to unknown"]],
  ])("%s", (_, peer, expected) => {
    expect(flowsOf("compute_network_peering", { peer_network: peer }, OTHERS, more)).toEqual(expected);
  });
});

describe("flows on Google that a table tells", () => {
  test.each<[string, string, object, string[]]>([
    ["a backup of a cluster elsewhere", "gke_backup_backup_plan", PLAN("europe-west4"), ["backup to NL"]],
    ["a backup of a cluster at home", "gke_backup_backup_plan", PLAN("europe-west3"), ["backup to DE"]],
    [
      "backups of a database without a place",
      "sql_database_instance",
      BACKUPS({ enabled: true }),
      ["backup to anywhere"],
    ],
    [
      "backups of a database with one",
      "sql_database_instance",
      BACKUPS({ enabled: true, location: "us" }),
      ["backup to US"],
    ],
    ["backups that are off", "sql_database_instance", BACKUPS({ enabled: false }), []],
    ["backups that are not known", "sql_database_instance", BACKUPS({ enabled: "${var.x}" }), ["backup to unknown"]],
    ["no backups", "sql_database_instance", { region: "europe-west3" }, []],
    [
      "a subscription into a table",
      "pubsub_subscription",
      { topic: "t", bigquery_config: { table: "acme.nl_data.events" } },
      ["replication to NL"],
    ],
    [
      "a subscription into a table that nobody declares",
      "pubsub_subscription",
      { topic: "t", bigquery_config: { table: "acme.other.events" } },
      ["replication to unknown"],
    ],
    [
      "a job that copies to a dataset",
      "bigquery_job",
      { location: "europe-west3", copy: { destination_table: { dataset_id: "nl_data" } } },
      ["replication to NL"],
    ],
    [
      "a job within a dataset that nobody declares, which is looked for where the job is",
      "bigquery_job",
      { location: "europe-west3", copy: { destination_table: { dataset_id: "other" } } },
      [],
    ],
    [
      "a transfer to a folder outside every cloud",
      "storage_transfer_job",
      { transfer_spec: { posix_data_sink: { root_directory: "/out" } } },
      ["replication to unknown"],
    ],
    ["a share that sends to its peer", "filestore_instance", FILESTORE("ACTIVE"), ["replication to NL"]],
    [
      "a share that takes from its peer",
      "filestore_instance",
      FILESTORE("STANDBY"),
      ["replication to DE", "replication to NL"],
    ],
    [
      "a network of a spoke",
      "network_connectivity_spoke",
      { location: "global", linked_vpc_network: { uri: "${google_compute_network.ch.id}" } },
      ["network to CH, US"],
    ],
    [
      "a disk in another region of which a disk is made",
      "compute_disk",
      { zone: "europe-west3-a", async_primary_disk: { disk: "${google_compute_disk.nl.id}" } },
      ["replication to DE"],
    ],
  ])("%s", (_, type, values, expected) => {
    expect(flowsOf(type, values, OTHERS, more)).toEqual(expected);
  });

  test.each<[string, string, object, string[]]>([
    ["a range that outsiders reach", "compute_global_address", {}, ["edge to anywhere"]],
    ["a range inside a network", "compute_global_address", { address_type: "INTERNAL" }, []],
    ["a range of either kind", "compute_global_address", { address_type: "${var.x}" }, ["edge to unknown"]],
    [
      "a rule for callers outside",
      "compute_global_forwarding_rule",
      { load_balancing_scheme: "EXTERNAL_MANAGED" },
      ["edge to anywhere"],
    ],
    ["a backend inside", "compute_backend_service", { load_balancing_scheme: "INTERNAL_SELF_MANAGED" }, []],
    ["an endpoint of Private Service Connect", "compute_global_forwarding_rule", { load_balancing_scheme: "" }, []],
    ["an endpoint for Google's services", "compute_global_forwarding_rule", { target: "all-apis" }, []],
    ["a rule without a scheme", "compute_global_forwarding_rule", {}, ["edge to anywhere"]],
    ["a map of paths to a bucket", "compute_url_map", { default_service: "${var.x}" }, ["edge to anywhere"]],
    ["a map of paths without a service", "compute_url_map", {}, ["edge to anywhere"]],
  ])("the edge is what outsiders reach: %s", (_, type, values, expected) => {
    expect(flowsOf(type, values, {}, more)).toEqual(expected);
  });

  test.each([
    ["a mesh inside a network", "INTERNAL_SELF_MANAGED", "${google_compute_backend_service.b.id}", 0],
    ["by full names", "INTERNAL_MANAGED", "projects/acme/global/backendServices/b", 0],
    ["a backend for callers outside", "EXTERNAL_MANAGED", "${google_compute_backend_service.b.id}", 3],
  ])("a proxy and its map face where their backend does: %s", (_, load_balancing_scheme, default_service, edges) => {
    const parts = {
      compute_backend_service: { b: { name: "b", load_balancing_scheme } },
      compute_url_map: { u: { name: "u", default_service } },
      compute_target_grpc_proxy: { p: { url_map: "${google_compute_url_map.u.id}" } },
    };
    expect(program(parts).flows.filter(({ kind }) => kind === "edge")).toHaveLength(edges);
  });

  test("an argument that its name alone tells of is no flow where it leads to no place", () => {
    const parts = {
      ...OTHERS,
      compute_global_forwarding_rule: { f: { target: "${google_compute_target_ssl_proxy.t.id}" } },
      compute_target_ssl_proxy: { t: { backend_service: "${google_compute_backend_service.b.id}" } },
      compute_forwarding_rule: {
        r: { target: "projects/acme/global/targetPools/p", network: "${google_compute_network.ch.id}" },
      },
    };
    expect(program(parts).flows.map(({ kind, to }) => `${kind} to ${to}`)).toEqual(["edge to other regions"]);
  });

  test.each<[string, string, object, string[]]>([
    [
      "a forwarding rule to a target abroad",
      "compute_forwarding_rule",
      { region: "europe-west3", target: "projects/acme/regions/us-east1/targetPools/p" },
      ["network to US"],
    ],
    [
      "a model that is asked anywhere",
      "dialogflow_cx_generator",
      { parent: "p", llm_model_settings: { model: "projects/acme/locations/global/publishers/google/models/m" } },
      ["ai to anywhere"],
    ],
    [
      "code from a bucket abroad",
      "dataproc_job",
      { region: "europe-west3", pyspark_config: { main_python_file_uri: "gs://in-nl/x.py" } },
      ["image to NL"],
    ],
  ])("one that leads somewhere is: %s", (_, type, values, expected) => {
    expect(flowsOf(type, values, OTHERS, more)).toEqual(expected);
  });
});

describe("what only moves the data of others", () => {
  const JOB = { gcs_data_source: { bucket_name: "home" }, gcs_data_sink: { bucket_name: "in-nl" } };
  const SINK = { logging_project_sink: { x: { destination: "storage.googleapis.com/home" } } };
  const home = { storage_bucket: { ...OTHERS.storage_bucket, home: { name: "home", location: "europe-west3" } } };
  const logs = (parts: object) =>
    program({ ...OTHERS, ...home, ...SINK, ...parts })
      .flows.filter(({ resource }) => resource.type === "google_logging_project_sink")
      .map(({ place }) => (place.kind === "countries" ? place.countries.join() : place.kind));

  test("logs go on with the bucket that a job copies", () => {
    expect(logs({ storage_transfer_job: { j: { transfer_spec: JOB } } })).toEqual(["DE", "NL"]);
  });

  test("and stay where another bucket is copied", () => {
    const transfer_spec = { ...JOB, gcs_data_source: { bucket_name: "other" } };
    expect(logs({ storage_transfer_job: { j: { transfer_spec } } })).toEqual(["DE"]);
  });

  test("a dataset that is copied takes along what is written to it", () => {
    const parts = {
      bigquery_dataset: { ...OTHERS.bigquery_dataset, home: { dataset_id: "home", location: "europe-west3" } },
      bigquery_job: {
        j: {
          location: "europe-west3",
          copy: { source_tables: [{ dataset_id: "home" }], destination_table: { dataset_id: "nl_data" } },
        },
      },
      logging_project_sink: { x: { destination: "bigquery.googleapis.com/projects/acme/datasets/home" } },
    };
    expect(logs(parts)).toEqual(["DE", "NL"]);
  });
});

test("a full name of Google's says whose place it is", () => {
  const sink = { destination: "logging.googleapis.com/projects/acme/locations/europe-west4/buckets/b" };
  expect(program({ logging_project_sink: { x: sink } }).flows).toMatchObject([{ kind: "log", operator: "google" }]);
});

function PLAN(location: string): object {
  return { location, cluster: "${google_container_cluster.c.id}" };
}

function BACKUPS(configuration: object): object {
  return { region: "europe-west3", settings: { backup_configuration: configuration } };
}

function FILESTORE(role: string): object {
  const peer_instance = "projects/acme/locations/europe-west4/instances/p";
  return { location: "europe-west3", initial_replication: { role, replicas: [{ peer_instance }] } };
}
