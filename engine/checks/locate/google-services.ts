import { allOf, whereBlock, whereText } from "./condition";
import { from, to } from "./flow-row";
import { GOOGLE_BIGQUERY } from "./google-bigquery";
import { leavesSnapshotsToDefault } from "./google-snapshots";
import type { TypeRow } from "./table";

/** The kinds of repository that a remote one may stand before: a public one, or one at an address. */
const PUBLIC_KINDS = ["apt", "docker", "maven", "npm", "python", "yum"] as const;
const CUSTOM_KINDS = ["docker", "maven", "npm", "python"] as const;

/** A configuration of Spanner may be one of the program's own. */
const OF_A_CONFIGURATION: Omit<TypeRow, "type"> = {
  service: "spanner",
  places: [
    { attribute: "config", as: "google-parent", names: "google_spanner_instance_config.name" },
    { attribute: "config", as: "region" },
  ],
};

/**
 * Google's services whose locations are more than regions, or whose place has a default. Names after the generated types
 * of provider 6.50.0; defaults after the provider's documentation as general knowledge (2026-11-22) where the row of the
 * facts does not say more.
 */
export const GOOGLE_SERVICES: readonly TypeRow[] = [
  // Storage and data
  {
    type: "google_storage_bucket",
    service: "storage",
    places: [
      { attribute: "custom_placement_config.data_locations", as: "region" },
      { attribute: "location", as: "region" },
    ],
    otherwise: "unknown",
    flows: [to("log", "logging.log_bucket", "bucket")],
  },
  ...GOOGLE_BIGQUERY,
  { type: "google_spanner_instance", ...OF_A_CONFIGURATION },
  { type: "google_spanner_instance_partition", ...OF_A_CONFIGURATION },
  { type: "google_spanner_instance_config", places: [{ attribute: "replicas[].location", as: "region" }] },
  { type: "google_firestore_database", service: "firestore" },
  { type: "google_app_engine_application", service: "firestore" },
  { type: "google_bigtable_instance", places: [{ attribute: "cluster[].zone", as: "region" }], otherwise: "provider" },
  { type: "google_data_catalog_*", service: "bigquery" },
  { type: "google_dataplex_*", service: "bigquery" },
  { type: "google_assured_workloads_workload", service: "bigquery" },
  { type: "google_healthcare_dataset", service: "healthcare" },
  {
    type: "google_healthcare_fhir_store",
    flows: [to("replication", "stream_configs[].bigquery_destination.dataset_uri", "log-sink")],
  },
  {
    type: "google_pubsub_topic",
    places: [{ attribute: "message_storage_policy.allowed_persistence_regions", as: "region" }],
    otherwise: { anywhere: "no allowed_persistence_regions: messages rest where they are published" },
    flows: [
      from("replication", "ingestion_data_source_settings.aws_kinesis.stream_arn", "reference"),
      from("replication", "ingestion_data_source_settings.aws_msk.cluster_arn", "reference"),
      from("replication", "ingestion_data_source_settings.cloud_storage.bucket", "bucket"),
    ],
  },
  {
    type: "google_pubsub_subscription",
    flows: [
      to("network", "push_config.push_endpoint", "google-service-url", { names: "google_cloud_run_v2_service.uri" }),
      to("replication", "cloud_storage_config.bucket", "bucket"),
      to("replication", "bigquery_config.table", "log-sink"),
      to("replication", "dead_letter_policy.dead_letter_topic", "google-parent", { names: "google_pubsub_topic.name" }),
    ],
    movesDataOf: { attribute: "topic", names: "google_pubsub_topic.name" },
  },
  { type: "google_data_loss_prevention_*", places: [{ attribute: "parent", as: "google-scope" }] },
  { type: "google_data_loss_prevention_discovery_config", otherwise: { location: "global" } },

  // Keys and secrets
  { type: "google_kms_*", service: "kms", serviceKind: "key" },
  {
    type: "google_kms_ekm_connection",
    service: "kms",
    serviceKind: "key",
    flows: [to("key", "service_resolvers[].hostname", "host", { verb: "takes keys from" })],
  },
  { type: "google_parameter_manager_*", serviceKind: "key" },
  { type: "google_secret_manager_*", service: "secret-manager", serviceKind: "key" },
  {
    type: "google_secret_manager_secret",
    service: "secret-manager",
    serviceKind: "key",
    places: [
      { attribute: "replication.auto", as: "set" },
      { attribute: "replication.automatic", as: "flag" },
      { attribute: "replication.user_managed.replicas[].location", as: "region" },
    ],
    otherwise: { anywhere: "no replicas are named: the service chooses the regions" },
    flows: [to("key", "replication.user_managed.replicas[].location", "region")],
  },

  // Images
  {
    type: "google_artifact_registry_repository",
    service: "artifact-registry",
    otherwise: "provider",
    flows: [
      ...PUBLIC_KINDS.map((kind) =>
        to("image", `remote_repository_config.${kind}_repository.public_repository`, "set"),
      ),
      ...CUSTOM_KINDS.map((kind) =>
        to("image", `remote_repository_config.${kind}_repository.custom_repository.uri`, "host"),
      ),
      to("image", "remote_repository_config.common_repository.uri", "google-upstream"),
    ],
  },
  { type: "google_container_registry", service: "storage", otherwise: { location: "US" } },

  // Backups
  {
    type: "google_compute_snapshot",
    service: "storage",
    flows: [
      to("backup", "storage_locations", "region", {
        unset: {
          anywhere: "no storage_locations: the snapshot goes to the nearest multi-region",
          when: leavesSnapshotsToDefault,
        },
      }),
    ],
  },
  {
    type: "google_compute_image",
    service: "storage",
    serviceKind: "backup",
    places: [{ attribute: "storage_locations", as: "region" }],
    otherwise: { anywhere: "no storage_locations: the image goes to the nearest multi-region" },
  },
  {
    type: "google_compute_machine_image",
    service: "storage",
    serviceKind: "backup",
    places: [{ attribute: "storage_locations", as: "region" }],
    otherwise: { anywhere: "a machine image goes to the nearest multi-region" },
  },
  {
    type: "google_compute_resource_policy",
    service: "storage",
    flows: [
      to("backup", "snapshot_schedule_policy.snapshot_properties.storage_locations", "region", {
        unset: {
          anywhere: "no storage_locations: the snapshots go to the nearest multi-region",
          when: (site) => allOf([leavesSnapshotsToDefault(site), whereBlock("snapshot_schedule_policy")(site)]),
        },
      }),
    ],
  },
  {
    type: "google_compute_snapshot_settings",
    service: "storage",
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [to("backup", "storage_location.locations[].location", "region")],
  },
  {
    type: "google_sql_database_instance",
    service: "storage",
    flows: [
      { ...from("replication", "master_instance_name", "reference"), names: "google_sql_database_instance.name" },
      to("replication", "replication_cluster.failover_dr_replica_name", "reference", {
        names: "google_sql_database_instance.name",
      }),
      to("backup", "settings.backup_configuration.location", "region", {
        unset: {
          anywhere: "no location of its backups: they go to the nearest multi-region",
          when: whereText("settings.backup_configuration.enabled", (text) => text === "true"),
        },
      }),
      from("replication", "clone.source_instance_name", "google-parent"),
    ],
  },

  // Logs
  { type: "google_logging_billing_account_bucket_config", service: "logging", serviceKind: "log" },
  { type: "google_logging_folder_bucket_config", service: "logging", serviceKind: "log" },
  { type: "google_logging_organization_bucket_config", service: "logging", serviceKind: "log" },
  { type: "google_logging_project_bucket_config", service: "logging", serviceKind: "log" },
  {
    type: "google_logging_folder_settings",
    service: "logging",
    serviceKind: "log",
    places: [{ attribute: "storage_location", as: "region" }],
    otherwise: "global",
  },
  {
    type: "google_logging_organization_settings",
    service: "logging",
    serviceKind: "log",
    places: [{ attribute: "storage_location", as: "region" }],
    otherwise: "global",
  },
  { type: "google_monitoring_monitored_project", serviceKind: "log", otherwise: "global" },

  // Models
  { type: "google_vertex_ai_*", service: "vertex-ai", serviceKind: "ai" },
  {
    type: "google_vertex_ai_endpoint",
    service: "vertex-ai",
    serviceKind: "ai",
    flows: [to("ai", "location", "ml-processing")],
  },
  {
    type: "google_vertex_ai_endpoint_with_model_garden_deployment",
    service: "vertex-ai",
    serviceKind: "ai",
    flows: [
      to("ai", "location", "ml-processing"),
      to("image", "model_config.container_spec.image_uri", "image"),
      to("image", "hugging_face_model_id", "set"),
    ],
  },
  {
    type: "google_vertex_ai_reasoning_engine",
    service: "vertex-ai",
    serviceKind: "ai",
    flows: [to("ai", "region", "ml-processing")],
  },
  { type: "google_discovery_engine_*", service: "discovery-engine", serviceKind: "ai" },
  { type: "google_dialogflow_*", service: "dialogflow-cx", serviceKind: "ai", otherwise: "global" },
  { type: "google_dialogflow_cx_*", service: "dialogflow-cx", serviceKind: "ai" },
  { type: "google_document_ai_*", service: "document-ai", serviceKind: "ai" },
  { type: "google_gemini_*", serviceKind: "ai", otherwise: { location: "global" } },
  { type: "google_model_armor_*", serviceKind: "ai" },
  {
    type: "google_ml_engine_model",
    serviceKind: "ai",
    places: [{ attribute: "regions", as: "region" }],
    otherwise: "global",
  },

  // Clusters of another cloud
  {
    type: "google_container_aws_*",
    places: [
      { attribute: "aws_region", as: "region", provider: "aws" },
      { attribute: "location", as: "region" },
    ],
  },
  {
    type: "google_container_azure_*",
    places: [
      { attribute: "azure_region", as: "region", provider: "azurerm" },
      { attribute: "location", as: "region" },
    ],
  },
];
