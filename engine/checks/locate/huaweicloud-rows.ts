import { whereText } from "./condition";
import { from, to } from "./flow-row";
import { HUAWEICLOUD_LOGS } from "./huaweicloud-logs";
import type { FlowRow, PlaceRow, TypeRow } from "./table";
import { global, keys, regional } from "./type-families";

const P = "huaweicloud";
const BUCKET: readonly PlaceRow[] = [
  { attribute: "region", as: "region" },
  { attribute: "bucket", as: "parent" },
];

/** Services that a region holds, of which some types have no region in the provider's documentation. */
const REGIONAL = [
  ...["aom_", "apig_", "cae_", "cbr_", "cce_", "cci", "cse_", "css_", "dcs_", "dds_", "dli_", "dns_zone_authorization"],
  ...[
    "dws_",
    "elb_",
    "gaussdb_",
    "geminidb_",
    "hss_",
    "kms_",
    "live_",
    "lts_",
    "nat_",
    "rds_",
    "sdrs_",
    "sfs_",
    "sms_",
  ],
  "workspace_",
];

/** Types by their keys alone. */
const ENCRYPTED: Readonly<Record<string, readonly string[]>> = {
  as_configuration: ["instance_config[].disk[].kms_id"],
  cce_cluster: ["encryption_config[].kms_key_id"],
  cce_node: ["root_volume[].kms_key_id", "data_volumes[].kms_key_id"],
  cce_node_pool: ["root_volume[].kms_key_id", "data_volumes[].kms_key_id"],
  compute_instance: ["system_disk_kms_key_id", "data_disks[].kms_key_id"],
  csms_secret: ["kms_key_id"],
  dws_cluster: ["kms_key_id"],
  evs_volume: ["kms_id"],
  kps_keypair: ["kms_key_id"],
  obs_bucket_object: ["kms_key_id"],
  workspace_desktop: ["root_volume[].kms_id", "data_volume[].kms_id"],
};

/**
 * Huawei Cloud: which argument names another place. Names after the provider's schema files and documentation
 * (commit a0345b8dcc of 2026-08-21); which services are global after the same documentation, whose types have no region.
 */
export const HUAWEICLOUD_ROWS: readonly TypeRow[] = [
  ...global(P, "edge", ["aad_", "cdn_", "cnad_", "ga_", "global_eip", "global_internet_bandwidth"]),
  ...global(P, "control-plane", [
    ...["enterprise_project", "identity_", "identitycenter_", "identityv5_", "organizations_", "ram_", "rms_", "tms_"],
    ...["cbc_", "coc_", "codearts_inspector_"],
  ]),
  ...regional(P, REGIONAL),
  ...HUAWEICLOUD_LOGS,

  // DNS: a private zone is in the region of its network
  {
    type: `${P}_dns_zone`,
    serviceKind: "control-plane",
    places: [{ attribute: "router[].router_region", as: "region" }],
    otherwise: "global",
  },
  {
    type: `${P}_dns_recordset`,
    serviceKind: "control-plane",
    places: [{ attribute: "zone_id", as: "parent" }],
    otherwise: "global",
  },
  { type: `${P}_dns_private_zone_associate`, flows: [to("network", "router_region", "region")] },

  // Buckets
  {
    type: `${P}_obs_bucket`,
    flows: [
      to("log", "logging[].target_bucket", "object-bucket"),
      to("replication", "edge_location", "set"),
      ...keys("kms_key_id"),
    ],
  },
  {
    type: `${P}_obs_bucket_replication`,
    places: BUCKET,
    movesDataOf: { attribute: "bucket", names: `${P}_obs_bucket.bucket` },
    flows: [to("replication", "destination_bucket", "object-bucket")],
  },
  ...["migration_task", "migration_task_group"].map((task): TypeRow => ({
    type: `${P}_oms_${task}`,
    flows: [to("replication", "destination_object[].region", "region")],
  })),

  // Databases
  {
    type: `${P}_rds_cross_region_backup_strategy`,
    movesDataOf: { attribute: "instance_id" },
    flows: [to("backup", "destination_region", "region")],
  },
  ...["cbr_checkpoint_copy", "cbr_policy"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("backup", "destination_region", "region")],
  })),
  {
    type: `${P}_cbr_organization_policy`,
    flows: [to("backup", "policy_operation_definition[].destination_region", "region")],
  },
  { type: `${P}_cbr_replicate_backup`, flows: [to("backup", "replicate[].destination_region", "region")] },
  { type: `${P}_cbr_vault`, flows: [to("backup", "policy[].destination_vault_id", "reference")] },
  ...["gaussdb_mysql_instance", "taurusdb_instance"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("backup", "cross_region_backup_policy[].destination_region", "region"), ...keys("kms_key_id")],
  })),
  ...["rds_dr_instance_dr_capability", "rds_primary_instance_dr_capability"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("replication", "target_region", "region")],
  })),
  { type: `${P}_rds_read_replica_instance`, flows: [from("replication", "primary_instance_id", "parent")] },
  { type: `${P}_rds_instance`, flows: keys("volume[].disk_encryption_id") },
  {
    type: `${P}_drs_job`,
    flows: [
      from("replication", "source_db[].region", "region"),
      to("replication", "destination_db[].region", "region"),
    ],
  },
  { type: `${P}_css_cluster`, flows: [to("backup", "backup_strategy[].bucket", "object-bucket")] },
  { type: `${P}_css_snapshot_setting`, flows: [to("backup", "bucket", "object-bucket")] },
  {
    type: `${P}_dms_kafkav2_smart_connect_task`,
    flows: [to("replication", "destination_task[].obs_bucket_name", "object-bucket")],
  },

  // Keys and images
  { type: `${P}_kms_key_replicate`, flows: [to("key", "replica_region", "region")] },
  { type: `${P}_kms_key_update_primary_region`, flows: [to("key", "primary_region", "region")] },
  { type: `${P}_images_image_copy`, flows: [to("image", "target_region", "region"), ...keys("kms_key_id")] },
  ...["swr_image_auto_sync", "swr_image_manual_sync"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("replication", "target_region", "region")],
  })),
  {
    type: `${P}_swr_enterprise_instance_registry`,
    flows: [to("replication", "region_id", "region"), to("replication", "url", "host")],
  },
  { type: `${P}_fgs_function`, flows: [to("image", "custom_image[].url", "image"), to("image", "code_url", "host")] },
  ...Object.entries(ENCRYPTED).map(([type, attributes]): TypeRow => ({
    type: `${P}_${type}`,
    flows: keys(...attributes),
  })),

  // Network: Cloud Connect joins networks of regions
  { type: `${P}_cc_global_connection_bandwidth*`, serviceKind: "edge", otherwise: "global" },
  {
    type: `${P}_cc_central_network_attachment`,
    flows: network("enterprise_router_region_id", "global_dc_gateway_region_id"),
  },
  { type: `${P}_cc_central_network_policy`, flows: network("er_instances[].region_id") },
  { type: `${P}_cc_inter_region_bandwidth`, flows: network("inter_region_ids") },
  { type: `${P}_cc_network_instance`, flows: network("region_id") },
  { type: `${P}_dc_global_gateway_peer_link`, flows: network("peer_site[].region_id") },
  { type: `${P}_dc_hosted_connect`, flows: network("peer_location") },
  { type: `${P}_ga_endpoint_group`, serviceKind: "edge", places: [], otherwise: "global", flows: network("region_id") },
  { type: `${P}_vpc_peering_connection`, flows: [to("network", "peer_vpc_id", "resource-id")] },
  { type: `${P}_vpn_connection`, flows: [to("network", "tunnel_peer_address", "host")] },
  {
    type: `${P}_eg_event_subscription_target`,
    flows: [
      to("network", "eg_detail[].target_region", "region", {
        when: whereText("eg_detail[].cross_region", (crosses) => crosses !== "false"),
      }),
    ],
  },
  {
    type: `${P}_iotda_dataforwarding_rule`,
    flows: ["dis_forwarding", "kafka_forwarding", "obs_forwarding"].map((target) =>
      to("replication", `targets[].${target}[].region`, "region"),
    ),
  },
  { type: `${P}_live_recording`, flows: [to("replication", "obs[].region", "region")] },
  { type: `${P}_rfs_stack_set_deployment`, flows: [to("replication", "deployment_targets[].regions", "region")] },
  { type: `${P}_iec_*`, serviceKind: "edge", otherwise: { anywhere: "the edge service chooses the site" } },
  { type: `${P}_ucs_cluster`, places: [{ attribute: "cluster_region", as: "region" }], otherwise: "unknown" },
  { type: `${P}_sms_migration_project`, places: [{ attribute: "region", as: "region" }], otherwise: "provider" },
];

function network(...attributes: readonly string[]): readonly FlowRow[] {
  return attributes.map((attribute) => to("network", attribute, "region"));
}
