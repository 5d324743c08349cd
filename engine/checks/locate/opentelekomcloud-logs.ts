import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

const P = "opentelekomcloud";

/**
 * Logs, traces and notifications of Open Telekom Cloud. Names after the generated types of provider 1.36.54, as the list
 * of corrections to the facts has them.
 */
export const OPENTELEKOMCLOUD_LOGS: readonly TypeRow[] = [
  { type: `${P}_cts_tracker_v1`, flows: [to("log", "bucket_name", "object-bucket")] },
  { type: `${P}_cts_tracker_v3`, flows: [to("log", "bucket_name", "object-bucket")] },
  { type: `${P}_cts_event_notification_v3`, flows: [to("log", "topic_id", "resource-id")] },
  { type: `${P}_ces_alarmrule`, flows: [to("log", "alarm_actions[].notification_list", "resource-id")] },
  {
    type: `${P}_lts_transfer_v2`,
    flows: [
      to("log", "log_transfer_info.log_transfer_detail.obs_bucket_name", "object-bucket"),
      to("log", "log_group_id", "resource-id"),
    ],
  },
  { type: `${P}_logtank_transfer_v2`, flows: [to("log", "obs_bucket_name", "object-bucket")] },
  {
    type: `${P}_lts_cross_account_access_v2`,
    flows: [to("log", "log_agency_group_id", "resource-id"), to("log", "log_group_id", "resource-id")],
  },
  ...["er_flow_log_v3", "lb_lts_log_v3", "lts_cce_access_v3", "lts_host_access_v3"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("log", "log_group_id", "resource-id")],
  })),
  { type: `${P}_vpc_flow_log_v1`, flows: [to("log", "log_group_id", "resource-id")] },
  {
    type: `${P}_rms_resource_recorder_v1`,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [to("log", "obs_channel.region", "region"), to("log", "obs_channel.bucket", "link")],
  },
  {
    type: `${P}_smn_subscription_v2`,
    flows: [
      to("network", "endpoint", "host", { when: whereText("protocol", (protocol) => /^https?$/.test(protocol)) }),
      to("network", "endpoint", "resource-id", {
        when: whereText("protocol", (protocol) => ["dms", "functionstage", "functiongraph"].includes(protocol)),
      }),
    ],
  },
];
