import { whereText } from "./condition";
import { from, to } from "./flow-row";
import { ALICLOUD_LOGS } from "./alicloud-logs";
import type { FlowRow, TypeRow } from "./table";
import { global, keys, regional } from "./type-families";

const P = "alicloud";

/** Services that a region holds, by what their types begin with. */
const REGIONAL = [
  ...["adb_", "alb_", "alikafka_", "amqp_", "api_gateway_", "apig_", "arms_", "bastionhost_", "cassandra_"],
  ...["click_house_", "cloud_storage_gateway_", "common_bandwidth_", "cr_", "cs_", "data_works_", "datahub_", "db_"],
  ...[
    "disk",
    "drds_",
    "dts_",
    "ebs_",
    "ecd_",
    "eci_",
    "ecs_",
    "edas_",
    "eflo_",
    "ehpc_",
    "eip",
    "elasticsearch_",
    "emr",
    "ess_",
  ],
  ...["event_bridge_", "express_connect_", "fc_", "fcv2_", "fcv3_", "forward_", "gpdb_", "hbase_", "hbr_", "hologram_"],
  ...["image", "instance", "key_pair", "kms_", "kvstore_", "launch_template", "lindorm_", "log_", "logtail_"],
  ...["max_compute_", "message_service_", "milvus_", "mns_", "mongodb_", "mse_", "nas_", "nat_gateway", "network_"],
  ...["nlb_", "ocean_base_", "oos_", "oss_", "ots_", "pai_", "polardb_", "privatelink_", "rds_", "redis_", "reserved_"],
  ...["rocketmq_", "ros_", "route_", "sae_", "security_group", "selectdb_", "slb_", "sls_", "snapshot", "snat_"],
  ...["ssl_vpn_", "tsdb_", "vpc", "vpn_", "vswitch"],
];

const CONTROL_PLANE = [
  ...["actiontrail_", "alidns_", "config_", "dns_", "governance_", "ims_", "msc_", "quotas_", "ram_"],
  ...["resource_manager_", "tag_", "service_catalog_"],
];

const EDGE = ["cdn_", "dcdn_", "ddoscoo_", "ens_", "esa_", "eipanycast_", "ga_", "live_", "scdn_", "vod_"];

/** Types by their keys alone. */
const ENCRYPTED: Readonly<Record<string, readonly string[]>> = {
  cs_managed_kubernetes: ["encryption_provider_key"],
  db_instance: ["encryption_key", "tde_encryption_key"],
  ecs_disk: ["kms_key_id"],
  instance: ["system_disk_kms_key_id", "data_disks[].kms_key_id"],
  kms_secret: ["encryption_key_id"],
  kvstore_instance: ["encryption_key"],
  mongodb_instance: ["encryption_key", "cloud_disk_encryption_key"],
  nas_file_system: ["kms_key_id"],
  oss_bucket_object: ["kms_key_id"],
  redis_tair_instance: ["encryption_key"],
};

/**
 * Alibaba Cloud: which argument names another place. Names after the provider's documentation (commit 81c43b6727 of
 * 2026-08-21); which services are global as general knowledge (2026-11-22).
 */
export const ALICLOUD_ROWS: readonly TypeRow[] = [
  ...regional(P, REGIONAL),
  ...global(P, "control-plane", CONTROL_PLANE),
  ...global(P, "edge", EDGE),
  ...ALICLOUD_LOGS,
  ...Object.entries(ENCRYPTED).map(([type, attributes]): TypeRow => ({
    type: `${P}_${type}`,
    otherwise: "provider",
    flows: keys(...attributes),
  })),
  ...["ens_disk", "ens_instance", "ens_load_balancer", "ens_snapshot"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    serviceKind: "edge",
    places: [{ attribute: "ens_region_id", as: "region" }],
    otherwise: { anywhere: "the edge service chooses the site" },
  })),

  // Buckets and files
  {
    type: `${P}_oss_bucket`,
    flows: [
      to("log", "logging[].target_bucket", "object-bucket"),
      to("edge", "transfer_acceleration[].enabled", "flag"),
      ...keys("server_side_encryption_rule[].kms_master_key_id"),
    ],
  },
  { type: `${P}_oss_bucket_transfer_acceleration`, flows: [to("edge", "enabled", "flag")] },
  {
    type: `${P}_oss_bucket_logging`,
    movesDataOf: { attribute: "bucket", names: `${P}_oss_bucket.bucket` },
    flows: [to("log", "target_bucket", "object-bucket")],
  },
  {
    type: `${P}_oss_bucket_inventory`,
    flows: [to("replication", "destination[].oss_bucket_destination[].bucket", "object-bucket")],
  },
  {
    type: `${P}_oss_bucket_replication`,
    places: [{ attribute: "bucket", as: "parent" }],
    otherwise: "provider",
    movesDataOf: { attribute: "bucket", names: `${P}_oss_bucket.bucket` },
    flows: [
      to("replication", "destination[].location", "region"),
      ...keys("encryption_configuration[].replica_kms_key_id"),
    ],
  },
  { type: `${P}_cloud_storage_gateway_express_sync`, flows: [to("replication", "bucket_region", "region")] },

  // Disks and backups
  {
    type: `${P}_ecs_auto_snapshot_policy`,
    flows: [
      to("backup", "target_copy_regions", "region", {
        when: whereText("enable_cross_region_copy", (copies) => copies !== "false"),
      }),
    ],
  },
  {
    type: `${P}_ebs_disk_replica_group`,
    flows: [from("replication", "source_region_id", "region"), to("replication", "destination_region_id", "region")],
  },
  { type: `${P}_ebs_disk_replica_pair`, flows: [to("replication", "destination_region_id", "region")] },
  {
    type: `${P}_ebs_enterprise_snapshot_policy`,
    flows: [to("backup", "cross_region_copy_info[].regions[].region_id", "region")],
  },
  { type: `${P}_hbr_policy`, flows: [to("backup", "rules[].replication_region_id", "region")] },
  { type: `${P}_hbr_server_backup_plan`, flows: [to("backup", "detail[].destination_region_id", "region")] },
  { type: `${P}_hbr_replication_vault`, flows: [from("backup", "replication_source_region_id", "region")] },
  {
    type: `${P}_rds_instance_cross_backup_policy`,
    movesDataOf: { attribute: "instance_id" },
    flows: [to("backup", "cross_backup_region", "region")],
  },
  {
    type: `${P}_polardb_backup_policy`,
    flows: [
      to("backup", "data_level2_backup_another_region_region", "region"),
      to("backup", "log_backup_another_region_region", "region"),
    ],
  },
  { type: `${P}_dbs_backup_plan`, flows: [to("backup", "storage_region", "region")], otherwise: "provider" },

  // Databases
  { type: `${P}_polardb_cluster`, flows: [from("replication", "gdn_id", "parent"), ...keys("encryption_key")] },
  {
    type: `${P}_polardb_global_database_network`,
    places: [{ attribute: "db_cluster_id", as: "parent" }],
    otherwise: "provider",
  },
  { type: `${P}_rds_ddr_instance`, flows: [from("replication", "source_region", "region")] },
  {
    type: `${P}_ocean_base_instance`,
    flows: [from("replication", "primary_region", "region")],
  },
  ...["migration_instance", "migration_job", "synchronization_instance", "synchronization_job"].map((job): TypeRow => ({
    type: `${P}_dts_${job}`,
    flows: [
      from("replication", "source_endpoint_region", "region"),
      to("replication", "destination_endpoint_region", "region"),
    ],
  })),
  {
    type: `${P}_dts_instance`,
    flows: [from("replication", "source_region", "region"), to("replication", "destination_region", "region")],
  },

  // Images
  { type: `${P}_cr_ee_sync_rule`, flows: [to("replication", "target_region_id", "region")] },
  { type: `${P}_image_copy`, flows: [from("backup", "source_region_id", "region")] },
  { type: `${P}_ecs_image_pipeline`, flows: [to("image", "to_region_id", "region")] },
  {
    type: `${P}_ens_image`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [to("image", "target_oss_region_id", "region")],
  },
  { type: `${P}_fcv3_function`, flows: [to("image", "custom_container_config[].image", "image")] },
  {
    type: `${P}_eci_container_group`,
    flows: [to("image", "containers[].image", "image"), to("image", "init_containers[].image", "image")],
  },

  // Network: a Cloud Enterprise Network joins networks of regions
  { type: `${P}_cen_*`, serviceKind: "control-plane", otherwise: "provider" },
  { type: `${P}_cen_instance_attachment`, flows: network("child_instance_region_id") },
  { type: `${P}_cen_bandwidth_limit`, flows: network("region_ids") },
  { type: `${P}_cen_transit_router_peer_attachment`, flows: network("peer_transit_router_region_id") },
  { type: `${P}_cen_private_zone`, flows: network("access_region_id", "host_region_id") },
  { type: `${P}_cen_route_service`, flows: network("access_region_id", "host_region_id") },
  { type: `${P}_vpc_peer_connection`, flows: network("accepting_region_id") },
  { type: `${P}_router_interface`, flows: network("opposite_region"), otherwise: "provider" },
  { type: `${P}_express_connect_router_interface`, flows: network("opposite_region_id") },
  { type: `${P}_express_connect_router_express_connect_router`, flows: network("regions[].region_id") },
  { type: `${P}_privatelink_vpc_endpoint`, flows: network("service_region_id") },
  { type: `${P}_pvtz_*`, otherwise: "provider" },
  { type: `${P}_pvtz_zone_attachment`, flows: network("vpcs[].region_id") },
  { type: `${P}_pvtz_rule_attachment`, flows: network("vpcs[].region_id") },
  ...["endpoint_group", "basic_endpoint_group", "custom_routing_endpoint_group"].map((type): TypeRow => ({
    type: `${P}_ga_${type}`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: network("endpoint_group_region"),
  })),
  ...["ip_set", "basic_ip_set"].map((type): TypeRow => ({
    type: `${P}_ga_${type}`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [to("edge", "accelerate_region_id", "region")],
  })),
  { type: `${P}_ros_stack_instances`, flows: [to("replication", "region_ids", "region")] },
  { type: `${P}_ros_stack_instance`, flows: [to("replication", "stack_instance_region_id", "region")] },
];

function network(...attributes: readonly string[]): readonly FlowRow[] {
  return attributes.map((attribute) => to("network", attribute, "region"));
}
