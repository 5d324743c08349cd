import { whereText } from "./condition";
import { from, to } from "./flow-row";
import { OCI_DATABASES } from "./oci-databases";
import type { FlowRow, TypeRow } from "./table";
import { global, keys, regional } from "./type-families";

/** Services that a region holds, by what their types begin with. */
const REGIONAL = [
  ...["adm_", "ai_", "analytics_", "apigateway_", "apm_", "artifacts_", "autoscaling_", "bastion_", "batch_", "bds_"],
  ...["blockchain_", "certificates_", "cloud_bridge_", "cloud_migrations_", "compute_", "container_instances_"],
  ...["containerengine_", "core_", "data_labeling_", "data_safe_", "database_", "datacatalog_", "dataflow_"],
  ...[
    "dataintegration_",
    "datascience_",
    "dbmulticloud_",
    "devops_",
    "disaster_recovery_",
    "email_",
    "events_",
    "file_storage_",
    "functions_",
    "fusion_",
  ],
  ...[
    "generative_ai_",
    "golden_gate_",
    "integration_",
    "iot_",
    "jms_",
    "kms_",
    "load_balancer_",
    "log_analytics_",
    "logging_",
  ],
  ...[
    "management_",
    "media_services_",
    "monitoring_",
    "mysql_",
    "network_",
    "nosql_",
    "objectstorage_",
    "ocvp_",
    "oda_",
    "ons_",
  ],
  ...["opensearch_", "opsi_", "os_management_", "psql_", "queue_", "recovery_", "redis_", "resourcemanager_", "sch_"],
  ...["stack_monitoring_", "streaming_", "vault_", "visual_builder_", "vulnerability_scanning_", "waf_"],
];

const CONTROL_PLANE = [
  ...["identity_", "budget_", "costad_", "dns_", "limits_", "metering_computation_", "optimizer_", "osp_gateway_"],
  ...["tenantmanagercontrolplane_", "usage_proxy_", "announcements_service_"],
];

/**
 * Oracle Cloud: which argument names another place. Names after the provider's documentation (commit 8de3c480b4 of
 * 2026-08-19); that identity, public DNS and the billing services belong to the tenancy and not to a region as general
 * knowledge (2026-11-22).
 */
export const OCI_ROWS: readonly TypeRow[] = [
  ...regional("oci", REGIONAL),
  ...global("oci", "control-plane", CONTROL_PLANE),
  ...global("oci", "edge", ["waas_", "health_checks_"]),
  ...OCI_DATABASES,
  {
    type: "oci_identity_domain",
    serviceKind: "control-plane",
    places: [{ attribute: "home_region", as: "region" }],
    otherwise: "global",
  },
  {
    type: "oci_identity_domain_replication_to_region",
    serviceKind: "control-plane",
    places: [],
    otherwise: "global",
    flows: [to("replication", "replica_region", "region")],
  },
  {
    type: "oci_dns_zone",
    serviceKind: "control-plane",
    places: [{ attribute: "view_id", as: "parent" }],
    otherwise: "global",
  },
  ...["dns_view", "dns_resolver", "dns_resolver_endpoint"].map((type): TypeRow => ({
    type: `oci_${type}`,
    otherwise: "provider",
  })),

  // Buckets, files, disks
  { type: "oci_objectstorage_bucket", flows: keys("kms_key_id") },
  {
    type: "oci_objectstorage_replication_policy",
    movesDataOf: { attribute: "bucket", names: "oci_objectstorage_bucket.name" },
    flows: [to("replication", "destination_region_name", "region")],
  },
  {
    type: "oci_objectstorage_object",
    flows: [
      from("replication", "source_uri_details[].region", "region"),
      from("replication", "source_uri_details[].bucket", "parent"),
      ...keys("opc_sse_kms_key_id"),
    ],
  },
  { type: "oci_file_storage_replication", flows: [to("replication", "target_id", "resource-id")] },
  { type: "oci_file_storage_file_system", flows: keys("kms_key_id") },
  { type: "oci_core_volume", flows: replicas("block_volume_replicas") },
  { type: "oci_core_boot_volume", flows: replicas("boot_volume_replicas") },
  { type: "oci_core_volume_group", flows: replicas("volume_group_replicas") },
  {
    type: "oci_core_volume_backup_policy",
    flows: [to("backup", "destination_region", "region")],
  },
  {
    type: "oci_core_volume_backup_policy_assignment",
    flows: keys("xrc_kms_key_id"),
  },
  ...["core_volume_backup", "core_boot_volume_backup", "core_volume_group_backup"].map((type): TypeRow => ({
    type: `oci_${type}`,
    flows: [from("backup", "source_details[].region", "region"), ...keys("kms_key_id")],
  })),
  {
    type: "oci_disaster_recovery_dr_protection_group",
    otherwise: "provider",
    flows: [
      to("replication", "association[].peer_region", "region"),
      to("log", "log_location[].bucket", "object-bucket"),
    ],
  },

  // Keys
  {
    type: "oci_kms_vault_replication",
    movesDataOf: { attribute: "vault_id" },
    flows: [to("key", "replica_region", "region")],
  },
  {
    type: "oci_vault_secret",
    flows: [to("key", "replication_config[].replication_targets[].target_region", "region")],
  },
  { type: "oci_containerengine_cluster", flows: keys("kms_key_id") },

  // Images and models
  {
    type: "oci_core_image",
    flows: [
      to("image", "image_source_details[].source_uri", "host"),
      to("image", "image_source_details[].bucket_name", "object-bucket"),
    ],
  },
  {
    type: "oci_core_instance",
    flows: keys("source_details[].kms_key_id", "launch_volume_attachments[].launch_create_volume_details[].kms_key_id"),
  },
  { type: "oci_functions_function", flows: [to("image", "image", "image")] },
  { type: "oci_container_instances_container_instance", flows: [to("image", "containers[].image_url", "image")] },
  { type: "oci_batch_batch_task_environment", flows: [to("image", "image_url", "image")] },
  { type: "oci_datascience_model", flows: [to("backup", "backup_setting[].backup_region", "region")] },
  {
    type: "oci_generative_ai_imported_model",
    flows: [from("replication", "data_source[].region", "region")],
  },

  // Logs
  {
    type: "oci_sch_service_connector",
    flows: [
      to("log", "target[].bucket", "object-bucket"),
      to("log", "target[].stream_id", "resource-id"),
      to("log", "target[].log_group_id", "resource-id"),
      to("log", "target[].topic_id", "resource-id"),
      to("log", "target[].function_id", "resource-id"),
    ],
  },
  { type: "oci_metering_computation_schedule", flows: [to("log", "result_location[].region", "region")] },
  {
    type: "oci_cloud_guard_cloud_guard_configuration",
    otherwise: "provider",
    flows: [to("log", "reporting_region", "region")],
  },
  {
    type: "oci_ons_subscription",
    flows: [
      to("network", "endpoint", "host", { when: whereText("protocol", (protocol) => protocol === "CUSTOM_HTTPS") }),
    ],
  },

  // Network
  {
    type: "oci_core_remote_peering_connection",
    flows: [to("network", "peer_region_name", "region")],
  },
  { type: "oci_core_local_peering_gateway", flows: [to("network", "peer_id", "resource-id")] },
  { type: "oci_core_virtual_circuit", flows: [to("network", "provider_remote_region", "region")] },
  { type: "oci_core_ipsec", flows: [to("network", "cpe_id", "resource-id")] },
  { type: "oci_gdp_gdp_pipeline", flows: [to("network", "peering_region", "region")], otherwise: "provider" },
];

/** Copies of a disk in an availability domain, which may be of another region. */
function replicas(block: string): readonly FlowRow[] {
  return [
    to("replication", `${block}[].availability_domain`, "region"),
    ...keys("kms_key_id", "xrc_kms_key_id", `${block}[].xrr_kms_key_id`),
  ];
}
