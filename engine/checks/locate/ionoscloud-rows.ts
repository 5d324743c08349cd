import { to } from "./flow-row";
import type { TypeRow } from "./table";
import { global, partOf } from "./type-families";

const P = "ionoscloud";

/** The location that a service takes where the resource names none, after the documentation of each. */
const DEFAULT_LOCATIONS: Readonly<Record<string, string>> = {
  inmemorydb_replicaset: "de/fra",
  kafka_cluster: "de/fra",
  kafka_cluster_topic: "de/fra",
  logging_pipeline: "de/txl",
  monitoring_pipeline: "de/fra",
  nfs_cluster: "de/fra",
  nfs_share: "de/fra",
};

/**
 * IONOS Cloud: which argument names another place. Names and defaults after the provider's documentation (commit
 * 62ea59adb6 of 2026-07-24).
 */
export const IONOSCLOUD_ROWS: readonly TypeRow[] = [
  ...global(P, "control-plane", [
    ...["certificate", "dns_", "group", "object_storage_accesskey", "s3_key", "share", "target_group"],
    "user",
  ]),
  ...global(P, "edge", ["cdn_"]),
  { type: `${P}_user_object_storage_bucket`, otherwise: "unknown" },
  ...Object.entries(DEFAULT_LOCATIONS).map(([type, location]): TypeRow => ({
    type: `${P}_${type}`,
    otherwise: { location },
  })),
  ...partOf(
    P,
    {
      cluster_id: ["mongo_user", "pg_database", "pg_user"],
      registry_id: ["container_registry_token"],
    },
    "unknown",
  ),

  // Buckets: where the block says, else the environment
  { type: `${P}_s3_bucket`, places: [{ attribute: "region", as: "region" }], otherwise: "provider" },
  {
    type: `${P}_s3_*`,
    places: [{ attribute: "bucket", as: "object-bucket" }],
    otherwise: "unknown",
  },

  // Databases and their backups
  {
    type: `${P}_mariadb_cluster`,
    otherwise: { location: "de/txl" },
    flows: [to("backup", "backup[].location", "region")],
  },
  {
    type: `${P}_pg_cluster`,
    flows: [
      to("backup", "backup_location", "region", {
        unset: {
          anywhere: "backup_location is not set",
          when: () => ({
            unknown: "backup_location is not set: the service chooses among de, eu-central-2 and eu-south-2",
          }),
        },
      }),
    ],
  },
  {
    type: `${P}_mongo_cluster`,
    flows: [
      to("backup", "backup[].location", "region", {
        unset: {
          anywhere: "backup.location is not set",
          when: () => ({ unknown: "backup.location is not set: the service takes the nearest bucket location" }),
        },
      }),
    ],
  },
  { type: `${P}_pg_cluster_v2`, flows: [to("backup", "backup[].location", "region")] },
  { type: `${P}_inmemorydb_cluster_v2`, flows: [to("backup", "snapshot[].location", "region")] },
  { type: `${P}_backup_unit`, serviceKind: "backup", otherwise: { anywhere: "a backup unit names no location" } },

  // Logs of network cards and balancers
  ...["application_loadbalancer", "networkloadbalancer"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    flows: [to("log", "flowlog[].bucket", "object-bucket")],
  })),
  { type: `${P}_nic`, flows: [to("log", "flowlog[].bucket", "object-bucket")] },

  // Network
  { type: `${P}_private_crossconnect`, serviceKind: "control-plane", otherwise: "global" },
  { type: `${P}_vpn_ipsec_tunnel`, flows: [to("network", "remote_host", "host")] },
  { type: `${P}_vpn_wireguard_peer`, flows: [to("network", "endpoint[].host", "host")] },
  {
    type: `${P}_k8s_cluster`,
    flows: [to("log", "s3_buckets[].name", "object-bucket")],
  },
];
