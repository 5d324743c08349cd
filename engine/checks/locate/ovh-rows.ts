import { whereText } from "./condition";
import { to } from "./flow-row";
import { ITS_PAIR } from "./readers/region-or-pair";
import type { TypeRow } from "./table";
import { global, partOf } from "./type-families";

const P = "ovh";

const CONTROL_PLANE = [
  ...["domain_", "iam_", "me_", "savings_plan", "vrack"],
  ...["cloud_project_alerting", "cloud_project_ssh_key", "cloud_project_user", "cloud_quota", "cloud_ssh_key"],
];

/** What the types are part of, by the argument that names it. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  cluster_id: [
    ...["clickhouse_user", "database", "integration", "kafka_acl", "kafka_schemaregistryacl", "kafka_topic"],
    ...["mongodb_prometheus", "mongodb_user", "opensearch_pattern", "opensearch_user", "postgresql_connection_pool"],
    ...["postgresql_user", "prometheus", "user", "valkey_user"],
  ].map((part) => `cloud_project_database_${part}`),
  instance_id: ["cloud_project_instance_snapshot"],
  kube_id: ["iprestrictions", "nodepool", "oidc"].map((part) => `cloud_project_kube_${part}`),
  okms_id: ["okms_credential", "okms_secret", "okms_service_key", "okms_service_key_jwk"],
  registry_id: [
    ...["iam", "ip_restrictions_management", "ip_restrictions_registry", "oidc", "user"].map(
      (part) => `cloud_project_containerregistry_${part}`,
    ),
  ],
  share_id: ["cloud_storage_file_share_acl", "cloud_storage_file_share_snapshot"],
};

/** Engines that keep no backups. */
const WITHOUT_BACKUPS: ReadonlySet<string> = new Set(["kafka", "kafkaConnect", "kafkaMirrorMaker", "grafana"]);

/**
 * OVHcloud: which argument names a place. Names after the provider's documentation (commit a1ae5bcee3 of 2026-08-21);
 * where databases leave their backups after the guide "Automated Backups" of OVHcloud's documentation (2024-05-15, with
 * its change of 2025-10-09); that accounts, names and the vRack belong to no region as general knowledge (2026-11-22).
 */
export const OVH_ROWS: readonly TypeRow[] = [
  ...global(P, "control-plane", CONTROL_PLANE),
  { type: `${P}_cloud_project`, serviceKind: "control-plane", places: [], otherwise: "global" },
  ...partOf(P, PARTS, "unknown"),

  // Ordered by the label of a data centre
  ...["dedicated_server", "vps", "hosting_privatedatabase", "iploadbalancing"].map((type): TypeRow => ({
    type: `${P}_${type}`,
    places: [
      { attribute: "plan[].configuration[]", as: "ordered-datacenter" },
      { attribute: "datacenter", as: "region" },
    ],
    otherwise: "unknown",
  })),

  // Buckets, databases, networks
  {
    type: `${P}_cloud_project_storage`,
    flows: [to("replication", "replication.rules[].destination.region", "region")],
  },
  {
    type: `${P}_cloud_project_database`,
    places: [{ attribute: "nodes[].region", as: "region" }],
    otherwise: "unknown",
    flows: [
      to("backup", "backup_regions", "region-or-pair", {
        when: whereText("engine", (engine) => !WITHOUT_BACKUPS.has(engine)),
        unset: { value: ITS_PAIR },
      }),
    ],
  },
  {
    type: `${P}_cloud_project_network_private`,
    places: [{ attribute: "regions", as: "region" }],
    otherwise: { anywhere: "no regions: the network is in every region of the project" },
  },
  ...["http_farm", "http_frontend", "tcp_farm", "tcp_frontend", "udp_farm", "udp_frontend"].map((type): TypeRow => ({
    type: `${P}_iploadbalancing_${type}`,
    places: [{ attribute: "zone", as: "region" }],
    otherwise: "unknown",
  })),

  // Logs go to a stream of the Logs Data Platform, whose region Terraform does not show
  ...["kube", "database"].map((service): TypeRow => ({
    type: `${P}_cloud_project_${service}_log_subscription`,
    places: [{ attribute: service === "kube" ? "kube_id" : "cluster_id", as: "resource-id" }],
    otherwise: "unknown",
    flows: [to("log", "stream_id", "reference")],
  })),
  {
    type: `${P}_cloud_project_region_loadbalancer_log_subscription`,
    flows: [to("log", "stream_id", "reference")],
  },
];
