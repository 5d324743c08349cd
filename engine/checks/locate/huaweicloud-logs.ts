import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

const P = "huaweicloud";

/** Logs, traces and notifications of Huawei Cloud. Names and sources as in `huaweicloud-rows.ts`. */
export const HUAWEICLOUD_LOGS: readonly TypeRow[] = [
  ...["cts_tracker", "cts_data_tracker"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("log", "bucket_name", "object-bucket")],
  })),
  {
    type: `${P}_lts_transfer`,
    flows: [
      to("log", "log_transfer_info[].log_transfer_detail[].obs_bucket_name", "object-bucket"),
      to("log", "log_group_id", "resource-id"),
    ],
  },
  {
    type: `${P}_rms_resource_recorder`,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [to("log", "obs_channel[].region", "region"), to("log", "smn_channel[].topic_urn", "resource-id")],
  },
  { type: `${P}_css_log_setting`, flows: [to("log", "bucket", "object-bucket")] },
  { type: `${P}_secmaster_siem_shipper`, flows: [to("log", "shipper_destination[].destination_region", "region")] },
  { type: `${P}_vpc_flow_log`, flows: [to("log", "log_group_id", "resource-id")] },
  { type: `${P}_elb_logtank`, flows: [to("log", "log_group_id", "resource-id")] },
  { type: `${P}_smn_logtank`, flows: [to("log", "log_group_id", "resource-id")] },
  {
    type: `${P}_smn_subscription`,
    flows: [
      to("network", "endpoint", "host", { when: whereText("protocol", (protocol) => /^https?$/.test(protocol)) }),
      to("network", "endpoint", "resource-id", {
        when: whereText("protocol", (protocol) => /^function(?:stage|graph)$/.test(protocol)),
      }),
    ],
  },
];
