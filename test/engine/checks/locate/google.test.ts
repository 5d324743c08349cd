import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const provider = { google: { project: "p", region: "europe-west3" } };
const others = {
  google_kms_key_ring: { ring: { location: "europe-west1" } },
  google_bigquery_dataset: { nl: { dataset_id: "nl_data", location: "europe-west4" } },
  google_storage_bucket: { nl: { name: "in-nl", location: "EUROPE-WEST4" } },
  google_sql_database_instance: { main: { region: "europe-west3" } },
};

const program = (type: string, values: object, more: object = {}) =>
  graphOf(
    tf({
      provider,
      variable: { x: {} },
      ...more,
      resource: { ...others, [type]: { ...(others as Record<string, object>)[type], x: values } },
    }),
  );

test.each<[string, object, string[]]>([
  ["is there", { default: [{}] }, ["backup to anywhere"]],
  ["is empty", { default: [] }, []],
  ["is null", { default: null }, []],
  ["is not known", {}, ["backup to unknown"]],
])("a schedule of snapshots from a variable: %s", (_, schedule, expected) => {
  const json = {
    provider: { google: { region: "europe-north1" } },
    variable: { schedule },
    resource: { google_compute_resource_policy: { x: { snapshot_schedule_policy: "${var.schedule}" } } },
  };
  expect(flows(graphOf(tf(json)), "google_compute_resource_policy.x")).toEqual(expected);
});

describe("places on Google", () => {
  test.each<[string, string, object, string]>([
    ["the provider's region", "google_compute_address", {}, "DE"],
    ["a region of its own", "google_compute_address", { region: "europe-west4" }, "NL"],
    ["a region by its full name", "google_compute_address", { region: "projects/p/regions/europe-west4" }, "NL"],
    ["a zone", "google_compute_instance", { zone: "europe-west4-b" }, "NL"],
    ["the provider's region for a zone", "google_compute_disk", {}, "DE"],
    ["a location in capitals", "google_storage_bucket", { location: "EUROPE-WEST4" }, "NL"],
    ["a multi-region", "google_bigquery_dataset", { location: "EU" }, "BE, DE, ES, FI, FR, IT, NL, PL, SE"],
    ["a dual region that leaves the EU", "google_storage_bucket", { location: "EUR5" }, "BE, GB"],
    ["the same letters in another service", "google_spanner_instance", { config: "eur5" }, "BE, GB, NL"],
    [
      "two regions of one's own choice",
      "google_storage_bucket",
      { location: "EU", custom_placement_config: [{ data_locations: ["EUROPE-WEST3", "EUROPE-WEST4"] }] },
      "DE, NL",
    ],
    ["an instance configuration", "google_spanner_instance", { config: "regional-europe-west4" }, "NL"],
    [
      "an instance configuration by its full name",
      "google_spanner_instance",
      { config: "projects/p/instanceConfigs/regional-europe-west4" },
      "NL",
    ],
    ["a database's location", "google_firestore_database", { location_id: "eur3" }, "BE, FI, NL"],
    ["an old name of App Engine", "google_app_engine_application", { location_id: "europe-west" }, "BE"],
    [
      "clusters in zones",
      "google_bigtable_instance",
      { cluster: [{ zone: "europe-west4-a" }, { zone: "europe-west3-a" }] },
      "DE, NL",
    ],
    ["a global key ring", "google_kms_key_ring", { location: "global" }, "anywhere"],
    ["a global log bucket", "google_logging_project_bucket_config", { location: "global" }, "anywhere"],
    ["a dataset without a location is in the US", "google_bigquery_dataset", {}, "US"],
    [
      "a topic with regions",
      "google_pubsub_topic",
      { message_storage_policy: { allowed_persistence_regions: ["europe-west3", "europe-west4"] } },
      "DE, NL",
    ],
    ["a topic without", "google_pubsub_topic", {}, "anywhere"],
    [
      "a secret that goes where it likes",
      "google_secret_manager_secret",
      { replication: [{ auto: [{}] }] },
      "anywhere",
    ],
    [
      "a secret of a plan, whose other block is empty",
      "google_secret_manager_secret",
      { replication: [{ auto: [], user_managed: [{ replicas: [{ location: "europe-west3" }] }] }] },
      "DE",
    ],
    ["an image without a location", "google_compute_image", {}, "anywhere"],
    ["a key, by its ring", "google_kms_crypto_key", { key_ring: "${google_kms_key_ring.ring.id}" }, "BE"],
    [
      "a key, by the name of its ring",
      "google_kms_crypto_key",
      { key_ring: "projects/p/locations/europe-west4/keyRings/r" },
      "NL",
    ],
    [
      "a table, by its dataset",
      "google_bigquery_table",
      { dataset_id: "${google_bigquery_dataset.nl.dataset_id}" },
      "NL",
    ],
    ["a table, by the name of its dataset", "google_bigquery_table", { dataset_id: "nl_data" }, "NL"],
    ["a table of a dataset that nobody declares", "google_bigquery_table", { dataset_id: "other" }, "unknown"],
    ["a location that is not known", "google_storage_bucket", { location: "${var.x}" }, "unknown"],
    ["a location that is not given", "google_dataplex_lake", {}, "unknown"],
    ["a network, which is global", "google_compute_network", {}, "anywhere"],
    ["a policy of a bucket", "google_storage_bucket_iam_member", { bucket: "b" }, "anywhere"],
    [
      "a cluster in another cloud",
      "google_container_aws_cluster",
      { location: "europe-west3", aws_region: "eu-west-1" },
      "IE",
    ],
  ])("%s", (_, type, values, expected) => {
    expect(places(program(type, values))[`${type}.x`]).toBe(expected);
  });

  test.each([
    ["google_kms_key_ring", { location: "global" }, "key"],
    ["google_secret_manager_secret", { replication: { auto: {} } }, "key"],
    ["google_logging_project_bucket_config", { location: "global" }, "log"],
    ["google_vertex_ai_endpoint", { location: "global" }, "ai"],
    ["google_compute_image", {}, "backup"],
    ["google_compute_security_policy", {}, "edge"],
    ["google_project", {}, "control-plane"],
    ["google_dns_managed_zone", {}, "control-plane"],
    ["google_pubsub_topic", {}, undefined],
  ])("what may be anywhere is of a kind: %s", (type, values, kind) => {
    const placement = program(type, values).placements.find(({ resource }) => resource.name === "x");
    expect(placement).toMatchObject({ place: { kind: "anywhere" } });
    expect(placement?.serviceKind).toBe(kind);
  });

  test("another universe is another company's", () => {
    const graph = graphOf(
      tf({
        provider: { google: { region: "u-france-east1", universe_domain: "s3nsapis.fr" } },
        resource: { google_compute_address: { x: {} } },
      }),
    );
    expect(graph.placements).toMatchObject([{ place: { countries: ["FR"] }, operator: "s3ns" }]);
  });
});

describe("flows on Google", () => {
  test.each<[string, string, object, string[]]>([
    [
      "copies of a secret",
      "google_secret_manager_secret",
      { replication: { user_managed: { replicas: [{ location: "europe-west3" }, { location: "europe-west4" }] } } },
      ["key to DE", "key to NL"],
    ],
    ["a snapshot without a place", "google_compute_snapshot", { zone: "europe-west3-a" }, ["backup to anywhere"]],
    [
      "a snapshot with one",
      "google_compute_snapshot",
      { zone: "europe-west3-a", storage_locations: ["europe-west3"] },
      ["backup to DE"],
    ],
    [
      "a snapshot that goes to a multi-region",
      "google_compute_snapshot",
      { zone: "europe-west3-a", storage_locations: ["us"] },
      ["backup to US"],
    ],
    [
      "a schedule of snapshots",
      "google_compute_resource_policy",
      { snapshot_schedule_policy: [{}] },
      ["backup to anywhere"],
    ],
    ["a policy of another kind", "google_compute_resource_policy", { group_placement_policy: [{}] }, []],
    [
      "a replica of a database",
      "google_sql_database_instance",
      { region: "europe-west4", master_instance_name: "${google_sql_database_instance.main.name}" },
      ["replication to NL"],
    ],
    [
      "a sink into a bucket",
      "google_logging_project_sink",
      { destination: "storage.googleapis.com/${google_storage_bucket.nl.name}" },
      ["log to NL"],
    ],
    [
      "a sink into a bucket by its name",
      "google_logging_project_sink",
      { destination: "storage.googleapis.com/in-nl" },
      ["log to NL"],
    ],
    [
      "a sink into a dataset",
      "google_logging_project_sink",
      { destination: "bigquery.googleapis.com/projects/p/datasets/nl_data" },
      ["log to NL"],
    ],
    [
      "a sink into a log bucket",
      "google_logging_project_sink",
      { destination: "logging.googleapis.com/projects/p/locations/europe-west1/buckets/b" },
      ["log to BE"],
    ],
    [
      "a sink into what nobody declares",
      "google_logging_project_sink",
      { destination: "pubsub.googleapis.com/projects/p/topics/t" },
      ["log to unknown"],
    ],
    [
      "an image of another region",
      "google_cloud_run_v2_service",
      { location: "europe-west3", template: { containers: { image: "us-docker.pkg.dev/p/r/i" } } },
      ["image to US"],
    ],
    [
      "a registry before another one",
      "google_artifact_registry_repository",
      {
        location: "europe-west3",
        remote_repository_config: { docker_repository: { public_repository: "DOCKER_HUB" } },
      },
      ["image to anywhere"],
    ],
    [
      "a model where nobody says where it is asked",
      "google_vertex_ai_endpoint",
      { location: "me-central2" },
      ["ai to unknown"],
    ],
    ["a model in a region", "google_vertex_ai_endpoint", { location: "europe-west3" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(flows(program(type, values), `${type}.x`)).toEqual(expected);
  });

  test("the settings of a project keep snapshots where they say", () => {
    const resource = {
      google_compute_snapshot: { x: { zone: "europe-west3-a" } },
      google_compute_snapshot_settings: { s: { storage_location: { locations: [{ location: "europe-west3" }] } } },
    };
    const graph = graphOf(tf({ provider, resource }));
    expect(flows(graph, "google_compute_snapshot.x")).toEqual([]);
    expect(flows(graph, "google_compute_snapshot_settings.s")).toEqual(["backup to DE"]);
  });
});

test("a default location is said to be the service's, and which argument is not set", () => {
  const { placements } = graphOf(tf({ provider, resource: { google_bigquery_dataset: { d: { dataset_id: "d" } } } }));
  expect(placements).toMatchObject([
    {
      unsetArgument: "location",
      evidence: [{ attribute: "location", note: "default location US of the service; `location` is not set" }],
    },
  ]);
});
