import { GOOGLE_EDGES } from "./google-edges";
import { GOOGLE_FLOWS } from "./google-flows";
import { GOOGLE_KUBERNETES } from "./google-kubernetes";
import { parentRows, type GoogleParents } from "./google-parents";
import { GOOGLE_SERVICES } from "./google-services";
import type { Otherwise, TypeRow } from "./table";

const google = (type: string): string => `google_${type}`;

/** Identity, policy and configuration that no region holds. */
const CONTROL_PLANES = [
  "access_context_manager_*",
  "apigee_control_plane_access",
  "apigee_sync_authorization",
  "apikeys_*",
  "app_engine_application_url_dispatch_rules",
  "app_engine_domain_mapping",
  "app_engine_firewall_rule",
  "app_engine_service_network_settings",
  "app_engine_service_split_traffic",
  "apphub_service_project_attachment",
  "beyondcorp_application",
  "beyondcorp_security_gateway_application",
  "billing_*",
  "binary_authorization_*",
  "cloud_asset_*",
  "cloud_identity_*",
  "cloud_quotas_*",
  "compute_external_vpn_gateway",
  "compute_firewall*",
  "compute_health_check",
  "compute_http_health_check",
  "compute_https_health_check",
  "compute_instance_template",
  "compute_interconnect_attachment_group",
  "compute_interconnect_group",
  "compute_network",
  "compute_network_firewall_policy*",
  "compute_network_peering*",
  "compute_project_*",
  "compute_public_advertised_prefix",
  "compute_route",
  "compute_shared_vpc_*",
  "compute_ssl_policy",
  "container_analysis_*",
  "deployment_manager_deployment",
  "dns_*",
  "endpoints_service*",
  "essential_contacts_*",
  "firebase_app_check_*",
  "firebaserules_*",
  "folder*",
  "gke_hub_feature",
  "gke_hub_feature_membership",
  "gke_hub_fleet",
  "gke_hub_namespace",
  "gke_hub_scope*",
  "iam_*",
  "iap_*",
  "integration_connectors_managed_zone",
  "kms_autokey_config",
  "logging_billing_account_exclusion",
  "logging_folder_exclusion",
  "logging_log_scope",
  "logging_metric",
  "logging_organization_exclusion",
  "logging_project_exclusion",
  "monitoring_*",
  "network_connectivity_group",
  "network_connectivity_hub",
  "network_connectivity_internal_range",
  "network_connectivity_policy_based_route",
  "network_management_connectivity_test",
  "org_policy_*",
  "organization_*",
  "os_config_patch_deployment",
  "os_config_v2_policy_orchestrator*",
  "os_login_*",
  "project*",
  "public_ca_external_account_key",
  "pubsub_schema",
  "recaptcha_enterprise_key",
  "resource_manager_*",
  "scc_*",
  "service_account*",
  "service_networking_*",
  "site_verification_*",
  "storage_batch_operations_job",
  "storage_control_*",
  "storage_hmac_key",
  "storage_transfer_agent_pool",
  "tags_*",
  "vmwareengine_network_peering",
] as const;

/** What takes its place from its parent where it does not say one itself, and from the provider block after that. */
const PARTS: readonly (readonly [type: string, own: string, parent: string, otherwise: Otherwise])[] = [
  ["cloudbuildv2_repository", "location", "parent_connection", "unknown"],
  ["compute_attached_disk", "zone", "instance", "provider"],
  ["logging_linked_dataset", "location", "bucket", "unknown"],
  ["logging_log_view", "location", "bucket", "unknown"],
];

/** What says its place twice: these arguments count before the others. */
const SAID_BY: readonly (readonly [type: string, ...attributes: readonly string[]])[] = [
  ["edgenetwork_interconnect_attachment", "location", "zone"],
  ["edgenetwork_network", "location", "zone"],
  ["edgenetwork_subnet", "location", "zone"],
  ["filestore_instance", "location", "zone"],
  ["netapp_storage_pool", "location", "zone"],
];

/** What is in the default database of Firestore where no other one is named. */
const OF_DEFAULT_DATABASE = ["firestore_backup_schedule", "firestore_document", "firestore_field", "firestore_index"];

/** Where a service goes when no location is given. */
const DEFAULTS: readonly (readonly [type: string, otherwise: Otherwise, serviceKind?: TypeRow["serviceKind"]])[] = [
  ["app_engine_*", { partOf: { type: google("app_engine_application") } }],
  ["beyondcorp_security_gateway", { location: "global" }, "control-plane"],
  ["certificate_manager_*", { location: "global" }, "control-plane"],
  ["cloudbuild_trigger", { location: "global" }],
  ["dataproc_autoscaling_policy", { location: "global" }],
  ["dataproc_cluster", { location: "global", argument: "region" }],
  ["dataproc_job", { location: "global", argument: "region" }],
  ["dataproc_metastore_federation", { location: "global" }],
  ["dataproc_metastore_service", { location: "global" }],
  ["gke_hub_membership", { location: "global" }, "control-plane"],
  ["identity_platform_*", { anywhere: "Identity Platform has no region" }],
  ["network_security_*", { location: "global" }, "control-plane"],
  ["network_services_*", { location: "global" }, "control-plane"],
  ["parameter_manager_parameter", "global", "key"],
  ["parameter_manager_parameter_version", "global", "key"],
  // Who may ask for which role, and the network of private clouds as such: settings, wherever they are kept
  ["privileged_access_manager_entitlement", { location: "global" }, "control-plane"],
  ["sourcerepo_repository", { anywhere: "Cloud Source Repositories have no region" }],
  ["vmwareengine_network", { location: "global" }, "control-plane"],
];

const WRITTEN: readonly TypeRow[] = [
  ...CONTROL_PLANES.map((type): TypeRow => ({ type: google(type), serviceKind: "control-plane", otherwise: "global" })),
  ...PARTS.map(([type, own, parent, otherwise]): TypeRow => ({
    type: google(type),
    serviceKind: type.startsWith("logging_") ? "log" : undefined,
    places: [
      { attribute: own, as: "region" },
      { attribute: parent, as: "parent" },
    ],
    otherwise,
  })),
  ...SAID_BY.map(([type, ...attributes]): TypeRow => ({
    type: google(type),
    places: attributes.map((attribute) => ({ attribute, as: "region" })),
    otherwise: "provider",
  })),
  ...OF_DEFAULT_DATABASE.map((type): TypeRow => ({
    type: google(type),
    places: [{ attribute: "database", as: "google-parent", names: "google_firestore_database.name" }],
    otherwise: { partOf: { type: "google_firestore_database", name: "(default)" } },
  })),
  ...DEFAULTS.map(([type, otherwise, serviceKind]): TypeRow => ({ type: google(type), otherwise, serviceKind })),
  ...GOOGLE_EDGES,
  ...GOOGLE_SERVICES,
  ...GOOGLE_FLOWS,
  ...GOOGLE_KUBERNETES,
];

let rows: readonly TypeRow[] | undefined;

/**
 * What is said of each type, and where a type is that has no place of its own. The data are only read for a program that
 * uses the provider.
 *
 * @param types every type that is known
 */
export function googleRows(types: () => readonly string[]): readonly TypeRow[] {
  return (rows ??= composeRows(types(), require("./data/google-parents.json") as GoogleParents));
}

function composeRows(types: readonly string[], parents: GoogleParents): readonly TypeRow[] {
  const byType = new Map(types.filter((type) => POLICY.test(type)).map((type) => [google(type), policyRow(type)]));
  for (const row of WRITTEN) byType.set(row.type, both(byType.get(row.type), row));
  const beginnings = WRITTEN.filter(({ type }) => type.endsWith("*")).sort((a, b) => b.type.length - a.type.length);
  const rowOf = (type: string) => byType.get(type) ?? beginnings.find((row) => type.startsWith(row.type.slice(0, -1)));
  for (const row of parentRows(parents, rowOf)) byType.set(row.type, row);
  return [...byType.values()];
}

/** What two tables say of one type. */
function both(first: TypeRow | undefined, second: TypeRow): TypeRow {
  const flows = [...(first?.flows ?? []), ...(second.flows ?? [])];
  return { ...first, ...second, ...(flows.length > 0 ? { flows } : {}) };
}

/** Who may do what is kept by the control plane, whatever it is about. */
const POLICY = /_iam_(?:audit_config|binding|member|policy)$/;

function policyRow(type: string): TypeRow {
  return { type: google(type), serviceKind: "control-plane", otherwise: "global" };
}
