import { SETTINGS, WORDS } from "./common";
import { flow, none, place, type FlowRule } from "./rule";
import { having } from "../words";

/** Names after the generated types of provider 1.36.54; what they lead to as general knowledge (2026-11-22). */
export const OPENTELEKOMCLOUD_FLOWS: readonly FlowRule[] = [
  flow("replication", "region", { name: /^target_availability_zone$/ }),
  place({ path: /^router\.router_region$/ }),
  none("a zone of its own region", {
    name: having`
      availability_?zone ^available_zones?$ available_zone_id ^az$ master_availability_zone
    `,
  }),
  none("a rule about places, not a flow", {
    path: having`
      region_list geo_ip backend_params request_params identity\.location policy_filter country_code
    `,
  }),
  none("a network that the resource stands in", {
    name: having`
      subnet security_group (?:^|_)vpc_id$ network_id$ port_id$ floating_?ip eip router_id publicip bandwidth_id
    `,
    path: /^(?!.*peer)/,
  }),
  none("who may act", {
    name: having`
      agency user_id tenant domain_id domain_name project_id project_name eps_id enterprise_project role account
    `,
  }),
  none("proof of who it is", { name: /certificate|tls_container|client_ca|(?:^|_)cert/ }),

  // Keys
  none("a key's own settings", { name: /^key_(?:alias|description|usage)$|kms_project_id|encryption_context/ }),
  none("a parent: it stands where that stands", { path: /^key_id$/, type: /^kms_/ }),
  flow("key", "link", {
    name: having`
      kms(?:_key)?_id kms_key(?:_name)?$ cmk_?id crypt_key_id encryption_key obs_encrypted_id disk_encrypted_key
      sse_kms_key_id cmk_name ^kms_key$ ^key_id$
    `,
  }),
  flow("backup", "region", { name: /^destination_region$/ }),
  flow("backup", "link", { name: /^destination_(?:project_id|vault_id)$/ }),
  flow("image", "link", { name: /^image_url$/ }),
  ...SETTINGS,

  // Buckets, logs
  none("a parent: it stands where that stands", { path: /^bucket$/, type: /^(?:obs|s3)_bucket/ }),
  flow("log", "bucket", {
    name: /bucket(?:_name)?$|obs_bucket|target_bucket/,
    type: /log|lts|cts|trac|rms|audit|trail/,
  }),
  flow("log", "bucket", { name: /target_bucket/, path: /logging/ }),
  flow("backup", "bucket", { name: /^bucket$/, type: /snapshot|backup/ }),
  flow("replication", "bucket", { name: /^bucket$/, path: /destination/ }),
  flow("replication", "bucket", {
    name: having`destination_bucket obs_bucket_name obs_bucket_path obs_bucket$ output_bucket`,
  }),
  flow("replication", "link", {
    name: having`
      bucket obs_path obs_\w*path$ hive_script_path jar_path (?:^|_)input$ (?:^|_)output$ job_log
    `,
  }),
  flow("log", "link", {
    name: having`
      topic_urn (?:log|lts)_(?:group|stream|topic)_id log_stream_ids lts_group_id lts_stream_id alarm_actions
      ok_actions notification_list insufficientdata_actions smn notifications topic_id agency_stream_id
      agency_group_id
    `,
  }),

  // Backups, images, copies
  flow("backup", "link", { name: /snapshot|backup(?!_policy)|vault_id|restore/ }),
  flow("image", "link", { name: /image|repository|code_url|template_url/ }),
  flow("replication", "link", {
    name: having`
      (?:^|_)source target destination replica master_instance peer_instance dr_ migrate share_path instance_uuids
    `,
  }),
  flow("network", "link", {
    name: having`
      peer remote gateway_id connection_id vpcep endpoint_service service_id attachment (?:^|_)vpc$ er_id
      attachment_id
    `,
  }),
  ...WORDS,
];
