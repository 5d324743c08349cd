import { PARENT_ARGUMENTS } from "./azurerm-parent-arguments";
import type { NamingArgument, PlaceRow, TypeRow } from "./table";

/** A file of `data/`: types without a place of their own, by the arguments that name what they are part of. */
export interface KnownParents {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  /** `storage_account_id,resource_group_name`, the first that is set counts; types without the prefix `azurerm_`. */
  readonly byArguments: Readonly<Record<string, readonly string[]>>;
  /** Of arguments that take a name: where others bear it, e.g. `azurerm_virtual_network.name`. */
  readonly names: Readonly<Record<string, NamingArgument>>;
}

const RESOURCE_GROUP = "resource_group_name";

const WEB_APPS = types("app_service", "linux_web_app", "windows_web_app");

/** Names that mean one thing in one service and another in the next: what a type begins with, the argument, the types. */
const NAMES_BY_SERVICE: readonly (readonly [beginning: string, argument: string, bearers: string])[] = [
  ["app_service_", "app_service_name", WEB_APPS],
  ["batch_", "account_name", types("batch_account")],
  ["cosmosdb_", "account_name", types("cosmosdb_account")],
  ["data_protection_", "vault_name", types("data_protection_backup_vault")],
  ["eventgrid_domain_topic", "domain_name", types("eventgrid_domain")],
  ["eventgrid_system_topic_", "system_topic", types("eventgrid_system_topic")],
  ["eventhub", "namespace_name", types("eventhub_namespace")],
  ["kusto_", "cluster_name", types("kusto_cluster")],
  ["log_analytics_", "workspace_name", types("log_analytics_workspace")],
  ["mssql_", "server_name", types("mssql_server")],
  ["mssql_", "managed_instance_name", types("mssql_managed_instance")],
  ["mysql_flexible_", "server_name", types("mysql_flexible_server")],
  ["notification_hub_", "namespace_name", types("notification_hub_namespace")],
  ["postgresql_", "server_name", types("postgresql_server")],
  ["postgresql_flexible_server_", "server_name", types("postgresql_flexible_server")],
  ["relay_", "namespace_name", types("relay_namespace")],
  ["relay_", "relay_namespace_name", types("relay_namespace")],
  ["site_recovery_", "recovery_fabric_name", types("site_recovery_fabric")],
  ["site_recovery_", "source_recovery_fabric_name", types("site_recovery_fabric")],
  ["spring_cloud_", "service_name", types("spring_cloud_service")],
];

/**
 * Rows for every type without a place of its own, added to what `rows` say of it: it is where the resource is that the
 * first of these arguments names, and in the place of its group only where none of them is set. A row that says itself
 * where its type is stays as it is.
 *
 * @param rowOf the row of a type, or of the longest beginning that fits
 */
export function parentRows(
  { byArguments, names }: KnownParents,
  rowOf: (type: string) => TypeRow | undefined,
): readonly TypeRow[] {
  const parents = new Map([...argumentsByType(byArguments), ...argumentsByType(PARENT_ARGUMENTS)]);
  return [...parents].flatMap(([name, found]) => {
    const type = `azurerm_${name}`;
    const row = rowOf(type);
    if (row?.places || row?.otherwise) return [];
    const places = [...groupLast(found)].map((argument) => placeRow(name, argument, names));
    return [{ ...row, type, places, otherwise: "unknown" as const }];
  });
}

function argumentsByType(
  byArguments: KnownParents["byArguments"],
): readonly (readonly [type: string, found: readonly string[]])[] {
  return Object.entries(byArguments).flatMap(([list, types]) => types.map((type) => [type, list.split(",")] as const));
}

function groupLast(found: readonly string[]): ReadonlySet<string> {
  return new Set([...found.filter((argument) => argument !== RESOURCE_GROUP), RESOURCE_GROUP]);
}

function placeRow(type: string, attribute: string, names: KnownParents["names"]): PlaceRow {
  const as = "azure-resource";
  if (attribute === RESOURCE_GROUP) return { attribute, as, names: "azurerm_resource_group.name" };
  const ofService = NAMES_BY_SERVICE.filter(
    ([beginning, argument]) => argument === attribute && type.startsWith(beginning),
  );
  const bearers = ofService.sort(([a], [b]) => b.length - a.length)[0]?.[2];
  const bearing = bearers === undefined ? names[attribute] : (`${bearers}.name` as const);
  return bearing === undefined ? { attribute, as } : { attribute, as, names: bearing };
}

function types(...bearers: readonly string[]): string {
  return bearers.map((type) => `azurerm_${type}`).join("|");
}
