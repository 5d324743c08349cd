import { whereText } from "./condition";
import { from, to } from "./flow-row";
import { OPENTELEKOMCLOUD_LOGS } from "./opentelekomcloud-logs";
import type { PlaceRow, TypeRow } from "./table";
import { global, keys, regional } from "./type-families";

const P = "opentelekomcloud";
const OF_BUCKET: readonly PlaceRow[] = [{ attribute: "bucket", as: "parent" }];

/** Services that a region holds, by what their types begin with; every type of provider 1.36.54 begins so or has a row. */
const REGIONAL = [
  ...["antiddos_", "apigw_", "as_", "asm_", "blockstorage_", "cbr_", "cce_", "cci_", "ces_", "cfw_", "compute_"],
  ...["csbs_", "css_", "cts_", "dc_", "dcs_", "ddm_", "dds_", "deh_", "direct_connect_", "dis_", "dms_", "drs_"],
  ...["dws_", "ecs_", "enterprise_vpn_", "er_", "evs_", "fgs_", "fw_", "gaussdb_", "gemini_", "hss_", "images_"],
  ...["ims_", "kms_", "lb_", "logtank_", "lts_", "mrs_", "nat_", "networking_", "obs_", "private_nat_", "rds_"],
  ...["rts_", "s3_", "sdrs_", "sfs_", "smn_", "swr_", "taurusdb_", "vbs_", "vpc_", "vpcep_", "vpnaas_", "waf_"],
];

/**
 * Copies, keys, images and network of Open Telekom Cloud: which argument names the other place. Names after the generated
 * types of provider 1.36.54; directions after the provider's documentation (snapshot of 2024-10-24), and that its IAM,
 * tags, public DNS and resource history are global as general knowledge (2026-11-22).
 */
export const OPENTELEKOMCLOUD_ROWS: readonly TypeRow[] = [
  ...regional(P, REGIONAL),
  ...global(P, "control-plane", ["identity_", "tms_", "rms_"]),
  ...OPENTELEKOMCLOUD_LOGS,

  // DNS: a private zone is in the region of its network
  {
    type: `${P}_dns_zone_v2`,
    serviceKind: "control-plane",
    places: [{ attribute: "router[].router_region", as: "region" }],
    otherwise: "global",
  },
  {
    type: `${P}_dns_recordset_v2`,
    serviceKind: "control-plane",
    places: [{ attribute: "zone_id", as: "parent" }],
    otherwise: "global",
  },
  { type: `${P}_dns_ptrrecord_v2`, serviceKind: "control-plane", otherwise: "global" },

  // Buckets
  {
    type: `${P}_obs_bucket`,
    flows: [
      to("log", "logging[].target_bucket", "object-bucket"),
      to("log", "event_notifications[].topic", "resource-id"),
      ...keys("server_side_encryption.kms_key_id"),
    ],
  },
  {
    type: `${P}_obs_bucket_replication`,
    places: [{ attribute: "region", as: "region" }, ...OF_BUCKET],
    movesDataOf: { attribute: "bucket", names: `${P}_obs_bucket.bucket` },
    flows: [to("replication", "destination_bucket", "object-bucket")],
  },
  {
    type: `${P}_obs_bucket_inventory`,
    places: OF_BUCKET,
    movesDataOf: { attribute: "bucket", names: `${P}_obs_bucket.bucket` },
    flows: [to("replication", "destination.bucket", "object-bucket")],
  },
  ...["obs_bucket_acl", "obs_bucket_object_acl", "obs_bucket_policy", "s3_bucket_policy"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    places: OF_BUCKET,
    otherwise: "provider",
  })),
  { type: `${P}_obs_bucket_object`, places: OF_BUCKET, otherwise: "provider", flows: keys("kms_key_id") },
  { type: `${P}_s3_bucket_object`, places: OF_BUCKET, otherwise: "provider", flows: keys("sse_kms_key_id") },
  { type: `${P}_s3_bucket`, flows: [to("log", "logging[].target_bucket", "object-bucket")] },

  // Backups
  {
    type: `${P}_cbr_policy_v3`,
    flows: [
      to("backup", "destination_region", "region", {
        when: whereText("operation_type", (operation) => operation !== "backup"),
      }),
    ],
  },
  { type: `${P}_cbr_vault_v3`, flows: [to("backup", "policy[].destination_vault_id", "reference")] },
  { type: `${P}_css_cluster_v1`, flows: keys("node_config.volume.encryption_key") },
  {
    type: `${P}_css_snapshot_configuration_v1`,
    flows: [to("backup", "configuration.bucket", "object-bucket"), ...keys("configuration.kms_id")],
  },
  { type: `${P}_vbs_backup_share_v2`, flows: [from("backup", "backup_id", "parent")] },

  // Databases, streams and disaster recovery
  { type: `${P}_rds_read_replica_v3`, flows: [from("replication", "replica_of_id", "parent")] },
  {
    type: `${P}_drs_task_v3`,
    flows: [
      from("replication", "source_db.region", "region"),
      to("replication", "destination_db.region", "region"),
      to("replication", "destination_db.instance_id", "resource-id"),
      to("replication", "destination_db.ip", "host", {
        when: whereText("direction", (direction) => direction === "down"),
      }),
    ],
  },
  {
    type: `${P}_dis_dump_task_v2`,
    flows: [to("replication", "obs_destination_descriptor[].obs_bucket_path", "object-bucket")],
  },
  {
    type: `${P}_dms_smart_connect_task_v2`,
    flows: [
      to("replication", "destination_task.obs_bucket_name", "object-bucket"),
      to("replication", "source_task.peer_instance_id", "resource-id"),
      to("network", "source_task.peer_instance_address", "host"),
    ],
  },
  {
    type: `${P}_sdrs_protectiongroup_v1`,
    places: [{ attribute: "source_availability_zone", as: "region" }],
    otherwise: "provider",
    flows: [to("replication", "target_availability_zone", "region")],
  },

  // Disks and machines
  { type: `${P}_as_configuration_v1`, flows: keys("instance_config.disk[].kms_id") },
  {
    type: `${P}_cce_node_attach_v3`,
    flows: keys("system_disk_kms_key_id", "storage.selectors[].match_label_metadata_cmkid"),
  },
  { type: `${P}_cce_node_pool_v3`, flows: keys("root_volume.kms_id", "data_volumes[].kms_id") },
  { type: `${P}_cce_node_v3`, flows: keys("root_volume.kms_id", "data_volumes[].kms_id") },
  { type: `${P}_ecs_instance_v1`, flows: keys("system_disk_kms_id", "data_disks[].kms_id") },
  { type: `${P}_evs_volume_v3`, flows: keys("kms_id") },
  { type: `${P}_kms_grant_v1`, flows: [from("key", "key_id", "parent")] },

  // Images, templates and code
  { type: `${P}_ims_image_v2`, flows: [to("image", "image_url", "object-bucket"), ...keys("cmk_id")] },
  { type: `${P}_ims_data_image_v2`, flows: [to("image", "image_url", "object-bucket"), ...keys("cmk_id")] },
  { type: `${P}_ims_image_share_v1`, flows: [from("image", "source_image_id", "parent")] },
  { type: `${P}_images_image_v2`, flows: [to("image", "image_source_url", "host")] },
  {
    type: `${P}_fgs_function_v2`,
    flows: [
      to("image", "code_url", "host"),
      to("image", "custom_image.url", "image"),
      to("log", "log_group_id", "resource-id"),
    ],
  },
  { type: `${P}_rts_stack_v1`, flows: [to("image", "template_url", "host")] },

  // Network
  { type: `${P}_vpc_peering_connection_v2`, flows: [to("network", "peer_vpc_id", "resource-id")] },
  { type: `${P}_er_vpc_attachment_v3`, flows: [to("network", "vpc_id", "resource-id")] },
  { type: `${P}_vpcep_endpoint_v1`, flows: [to("network", "service_id", "resource-id")] },
  { type: `${P}_dc_hosted_connect_v3`, flows: [to("network", "peer_location", "region")] },
  { type: `${P}_direct_connect_v2`, flows: [to("network", "peer_location", "region")] },
  { type: `${P}_dc_virtual_interface_peer_v3`, flows: [to("network", "remote_gateway_ip", "host")] },
  { type: `${P}_vpnaas_site_connection_v2`, flows: [to("network", "peer_address", "host")] },
  { type: `${P}_enterprise_vpn_connection_v5`, flows: [to("network", "tunnel_peer_address", "host")] },
  {
    type: `${P}_apigw_api_v2`,
    flows: [to("network", "http.url_domain", "host"), to("network", "http_policy[].url_domain", "host")],
  },
];
