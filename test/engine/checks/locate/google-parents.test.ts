import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const { program, placeOf } = cloud("hashicorp/google", { project: "acme", region: "europe-west3" });

const OTHERS = {
  apigee_organization: { us: { project_id: "acme", analytics_region: "us-central1" } },
  apigee_environment: { us: { name: "test", org_id: "${google_apigee_organization.us.id}" } },
  bigquery_dataset: { nl: { dataset_id: "nl_data", location: "europe-west4" } },
  biglake_catalog: { nl: { name: "c", location: "europe-west4" } },
  healthcare_dataset: { ch: { name: "h", location: "europe-west6" } },
  pubsub_topic: {
    nl: { name: "orders", message_storage_policy: [{ allowed_persistence_regions: ["europe-west4"] }] },
  },
  secret_manager_regional_secret: { nl: { secret_id: "s", location: "europe-west4" } },
  spanner_instance: { nl: { name: "main", config: "regional-europe-west4" } },
  sql_database_instance: { nl: { name: "db", region: "europe-west4" } },
  storage_bucket: { nl: { name: "in-nl", location: "europe-west4" } },
  vertex_ai_featurestore: { us: { name: "f", region: "us-central1" } },
  container_aws_cluster: { ie: { name: "k", location: "europe-west3", aws_region: "eu-west-1" } },
};

describe("what has no place of its own is where its parent is", () => {
  test.each<[string, string, object, string]>([
    ["by a reference", "sql_database", { instance: "${google_sql_database_instance.nl.name}" }, "NL"],
    ["by a name that is declared", "sql_database", { instance: "db" }, "NL"],
    ["by a name of another type", "spanner_database", { instance: "main" }, "NL"],
    ["by a name that nobody declares", "sql_database", { instance: "other" }, "unknown"],
    ["by nothing at all", "sql_database", {}, "unknown"],
    ["by a name that is not known", "sql_database", { instance: "${var.x}" }, "unknown"],
    ["by a full name with a place", "biglake_database", { catalog: "projects/p/locations/us/catalogs/c" }, "unknown"],
    [
      "by a full name with a region",
      "biglake_database",
      { catalog: "projects/p/locations/europe-west4/catalogs/c" },
      "NL",
    ],
    ["by a full name in its own project", "pubsub_subscription", { topic: "projects/acme/topics/orders" }, "NL"],
    ["by a full name in another project", "pubsub_subscription", { topic: "projects/o/topics/orders" }, "unknown"],
    ["by the id of an organisation", "apigee_api", { org_id: "organizations/acme" }, "US"],
    ["by an argument that bears an id", "apigee_target_server", { env_id: "${google_apigee_environment.us.id}" }, "US"],
    ["by a second argument", "spanner_backup_schedule", { database: "other", instance: "main" }, "NL"],
    [
      "over a dataset",
      "bigquery_row_access_policy",
      { dataset_id: "${google_bigquery_dataset.nl.dataset_id}", table_id: "t" },
      "NL",
    ],
    ["over a store", "healthcare_workspace", { dataset: "${google_healthcare_dataset.ch.id}" }, "CH"],
    [
      "in another cloud",
      "container_aws_node_pool",
      { location: "europe-west3", cluster: "${google_container_aws_cluster.ie.name}" },
      "IE",
    ],
    ["in another cloud that nobody says", "container_aws_node_pool", { location: "europe-west3" }, "unknown"],
    ["a version of a secret", "secret_manager_regional_secret_version", { secret: "s" }, "NL"],
    ["not where the provider is", "app_engine_flexible_app_version", { service: "s" }, "unknown"],
    ["not by a project", "storage_bucket_object", { bucket: "${google_project.p.project_id}-x" }, "unknown"],
  ])("%s", (_, type, values, expected) => {
    const more = { variable: { x: {} } };
    expect(placeOf(type, values, { ...OTHERS, project: { p: {} } }, more)).toBe(expected);
  });

  test("over several steps", () => {
    const parts = {
      ...OTHERS,
      vertex_ai_featurestore_entitytype: { e: { featurestore: "${google_vertex_ai_featurestore.us.id}" } },
    };
    const values = { entitytype: "${google_vertex_ai_featurestore_entitytype.e.id}" };
    expect(placeOf("vertex_ai_featurestore_entitytype_feature", values, parts)).toBe("US");
  });

  test("two that bear one name say no place", () => {
    const two = { sql_database_instance: { ...OTHERS.sql_database_instance, us: { name: "db", region: "us-east1" } } };
    expect(placeOf("sql_database", { instance: "db" }, two)).toBe("unknown");
  });

  test.each([
    ["storage_bucket_iam_member", { bucket: "${google_storage_bucket.nl.name}" }],
    ["bigquery_dataset_iam_member", { dataset_id: "nl_data" }],
    ["vertex_ai_endpoint_iam_member", { endpoint: "e" }],
    ["dns_record_set", { managed_zone: "z" }],
    ["data_loss_prevention_inspect_template", { parent: "projects/acme" }],
  ])("who may do what, and what is global, stays so: %s", (type, values) => {
    expect(placeOf(type, values, OTHERS)).toBe("anywhere");
  });

  test("who may do what is a control plane's, whatever it is about", () => {
    const { placements } = program({ kms_crypto_key_iam_member: { x: { crypto_key_id: "k" } } });
    expect(placements).toMatchObject([{ serviceKind: "control-plane" }]);
  });

  test("the parts of what is a key's kind are of that kind", () => {
    const { placements } = program({
      kms_key_ring: { r: { location: "global" } },
      kms_crypto_key: { x: { key_ring: "${google_kms_key_ring.r.id}" } },
    });
    expect(placements.map(({ serviceKind }) => serviceKind)).toEqual(["key", "key"]);
  });
});

describe("locations that are not a region of Google", () => {
  test.each<[string, string, object, string]>([
    ["a dataset at AWS", "bigquery_dataset", { location: "aws-eu-west-1" }, "IE"],
    ["a connection to Azure", "bigquery_connection", { location: "azure-eastus2" }, "US"],
    ["a region of AWS that there is not", "bigquery_connection", { location: "aws-mars-1" }, "unknown"],
    ["a multi-region of logs", "logging_project_bucket_config", { location: "us" }, "US"],
    ["a catalogue in a multi-region", "data_catalog_taxonomy", { region: "us" }, "US"],
    [
      "inspection in a region",
      "data_loss_prevention_job_trigger",
      { parent: "projects/acme/locations/us-east1" },
      "US",
    ],
    ["inspection by a project", "data_loss_prevention_job_trigger", { parent: "${google_project.p.id}" }, "anywhere"],
    ["inspection that is not known", "data_loss_prevention_job_trigger", { parent: "${var.x}" }, "unknown"],
    ["a cluster of Dataproc without a region", "dataproc_cluster", {}, "anywhere"],
    ["a cluster of Dataproc with one", "dataproc_cluster", { region: "europe-west4" }, "NL"],
    ["a service in several regions", "cloud_run_v2_service", RUN(["europe-west3", "europe-west6"]), "CH, DE"],
    ["a service in several regions of one country", "cloud_run_v2_service", RUN(["europe-west3"]), "DE"],
    ["a zone of another country than its region", "compute_instance", { zone: "us-east1-b", region: "x" }, "US"],
  ])("%s", (_, type, values, expected) => {
    expect(placeOf(type, values, { project: { p: {} } }, { variable: { x: {} } })).toBe(expected);
  });
});

function RUN(regions: readonly string[]): object {
  return { location: "global", multi_region_settings: [{ regions }] };
}
