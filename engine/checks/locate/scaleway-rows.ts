import { allOf, whereBlock, whereText } from "./condition";
import { from, to } from "./flow-row";
import type { TypeRow } from "./table";
import { global, keys, partOf } from "./type-families";

const P = "scaleway";

/**
 * Scaleway: which argument names another place. Names after the provider's documentation (commit b2d45ed4bd of
 * 2026-08-21); what `backup_same_region` is where it is not set, that documentation does not say.
 */
export const SCALEWAY_ROWS: readonly TypeRow[] = [
  ...global(P, "control-plane", ["account_", "annotations_", "billing_", "domain_", "iam_"]),
  ...global(P, "edge", ["edge_services_"]),
  ...partOf(P, {
    bucket: ["object_bucket_lock_configuration", "object_bucket_policy", "object_bucket_website_configuration"],
    container_id: ["container_cron"],
    flexible_ip_id: ["flexible_ip_mac_address"],
    frontend_id: ["lb_acl"],
    function_id: ["function_domain"],
    hub_id: ["iot_device", "iot_network"],
    instance_id: ["rdb_snapshot"],
    security_group_id: ["instance_security_group_rules"],
  }),
  { type: `${P}_cockpit`, otherwise: "provider" },
  { type: `${P}_cockpit_grafana_user`, serviceKind: "control-plane", otherwise: "global" },

  // Buckets
  {
    type: `${P}_object`,
    places: [
      { attribute: "region", as: "region" },
      { attribute: "bucket", as: "resource-id" },
    ],
    otherwise: "provider",
  },
  {
    type: `${P}_object_bucket_server_side_encryption_configuration`,
    flows: keys("rule[].apply_server_side_encryption_by_default[].kms_master_key_id"),
  },
  {
    type: `${P}_edge_services_backend_stage`,
    serviceKind: "edge",
    places: [],
    otherwise: "global",
    flows: [from("edge", "s3_backend_config[].bucket_region", "region")],
  },
  {
    type: `${P}_iot_route`,
    places: [{ attribute: "hub_id", as: "resource-id" }],
    otherwise: "provider",
    flows: [
      to("replication", "s3[].bucket_region", "region"),
      to("replication", "database[].host", "host"),
      to("network", "rest[].uri", "host"),
    ],
  },
  { type: `${P}_block_snapshot`, flows: [to("backup", "export[].bucket", "object-bucket")] },

  // Databases
  {
    type: `${P}_rdb_instance`,
    flows: [
      to("backup", "backup_same_region", "set", {
        when: (site) =>
          allOf([
            whereText("backup_same_region", (same) => same !== "true")(site),
            whereText("disable_backup", (disabled) => disabled !== "true")(site),
          ]),
        unset: {
          anywhere: "backup_same_region is not set",
          when: () => ({ unknown: "backup_same_region is not set, and the provider does not say what holds then" }),
        },
      }),
    ],
  },
  { type: `${P}_rdb_read_replica`, flows: [from("replication", "instance_id", "resource-id")] },

  // Images
  {
    type: `${P}_container`,
    flows: [to("image", "image", "image"), to("image", "registry_image", "image")],
  },
  { type: `${P}_job_definition`, flows: [to("image", "image_uri", "image")] },

  // Logs
  {
    type: `${P}_cockpit_exporter`,
    flows: [
      to("log", "otlp_destination[].endpoint", "host"),
      to("log", "datadog_destination[].endpoint", "host", {
        unset: { value: "https://api.datadoghq.com", when: whereBlock("datadog_destination") },
      }),
    ],
  },
  { type: `${P}_tem_webhook`, flows: [to("log", "sns_arn", "resource-id")] },

  // Network
  { type: `${P}_vpc_connector`, flows: [to("network", "target_vpc_id", "resource-id")] },
  {
    type: `${P}_s2s_vpn_customer_gateway`,
    flows: [to("network", "ipv4_public", "host"), to("network", "ipv6_public", "host")],
  },
];
