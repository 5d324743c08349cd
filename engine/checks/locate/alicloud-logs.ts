import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";
import { keys } from "./type-families";

const P = "alicloud";

/** Logs, audit and notifications of Alibaba Cloud. Names and sources as in `alicloud-rows.ts`. */
export const ALICLOUD_LOGS: readonly TypeRow[] = [
  {
    type: `${P}_actiontrail_trail`,
    serviceKind: "control-plane",
    otherwise: "provider",
    flows: [
      to("log", "oss_bucket_name", "object-bucket"),
      to("log", "sls_project_arn", "resource-id"),
      to("log", "mns_topic_arn", "resource-id"),
      to("log", "max_compute_project_arn", "resource-id"),
    ],
  },
  {
    type: `${P}_actiontrail_global_events_storage_region`,
    serviceKind: "log",
    places: [{ attribute: "storage_region", as: "region" }],
    otherwise: "global",
  },
  {
    type: `${P}_config_delivery`,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [
      to("log", "delivery_channel_target_arn", "resource-id"),
      to("log", "oversized_data_oss_target_arn", "resource-id"),
    ],
  },
  { type: `${P}_log_store`, flows: keys("encrypt_conf[].user_cmk_info[].cmk_key_id") },
  { type: `${P}_log_oss_export`, flows: [to("log", "bucket", "object-bucket")] },
  { type: `${P}_log_oss_shipper`, flows: [to("log", "oss_bucket", "object-bucket")] },
  {
    type: `${P}_sls_collection_policy`,
    flows: [to("log", "centralize_config[].dest_region", "region"), to("log", "data_config[].data_region", "region")],
  },
  { type: `${P}_sls_logtail_config`, flows: [to("log", "output_detail[].region", "region")] },
  {
    type: `${P}_cdn_real_time_log_delivery`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [to("log", "sls_region", "region")],
  },
  {
    type: `${P}_ga_access_log`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [to("log", "sls_region_id", "region")],
  },
  {
    type: `${P}_esa_site_delivery_task`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [
      to("log", "sls_delivery[].sls_region", "region"),
      to("log", "oss_delivery[].region", "region"),
      to("log", "http_delivery[].dest_url", "host"),
    ],
  },
  {
    type: `${P}_message_service_subscription`,
    flows: [to("network", "endpoint", "host", { when: whereText("push_type", (kind) => /^http/i.test(kind)) })],
  },
];
