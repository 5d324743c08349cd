import { describe, expect, test } from "vitest";
import { flows, graphOf, tf } from "../terraform";

const ABROAD = { location: "eastus" };

/** The flows of one resource, beside stores at home in the Netherlands and abroad in the United States. */
function flowsOf(type: string, values: object): readonly string[] {
  const resource = {
    azurerm_storage_account: {
      nl: { name: "acmenl", location: "westeurope", account_replication_type: "LRS" },
      us: { name: "acmeus", ...ABROAD, account_replication_type: "LRS" },
    },
    azurerm_mssql_server: { nl: { name: "nl", location: "westeurope" }, us: { name: "us", ...ABROAD } },
    azurerm_eventhub_namespace: { nl: { name: "nl", location: "westeurope" }, us: { name: "us", ...ABROAD } },
    azurerm_servicebus_namespace: { us: { name: "sbus", ...ABROAD } },
    azurerm_managed_redis: { nl: { name: "nl", location: "westeurope" }, us: { name: "us", ...ABROAD } },
    azurerm_redis_cache: { nl: { name: "nl", location: "westeurope" } },
    azurerm_synapse_workspace: { nl: { name: "nl", location: "westeurope" } },
    azurerm_site_recovery_fabric: { nl: { name: "nl", location: "westeurope" }, us: { name: "us", ...ABROAD } },
    azurerm_data_protection_backup_vault: { us: { name: "us", ...ABROAD, redundancy: "LocallyRedundant" } },
    azurerm_virtual_machine: { nl: { name: "vm", location: "westeurope" } },
    azurerm_key_vault: { ch: { name: "keys", location: "switzerlandnorth" } },
  };
  const others: Record<string, Record<string, object>> = resource;
  const program = { ...others, [type]: { ...others[type], x: values } };
  const provider = { azurerm: [{ features: [{}] }] };
  return flows(graphOf(tf({ provider, variable: { v: {} }, resource: program })), `${type}.x`);
}

const NL = { location: "westeurope" };
const SERVER = { server_id: "${azurerm_mssql_server.nl.id}" };

describe("storage that is copied to the paired region", () => {
  test.each<[string, string, object, string[]]>([
    // A storage account
    ["locally redundant", "azurerm_storage_account", { ...NL, account_replication_type: "LRS" }, []],
    ["zone-redundant", "azurerm_storage_account", { ...NL, account_replication_type: "ZRS" }, []],
    ...["GRS", "RAGRS", "GZRS", "RAGZRS"].map((kind): [string, string, object, string[]] => [
      kind,
      "azurerm_storage_account",
      { ...NL, account_replication_type: kind },
      ["replication to IE"],
    ]),
    [
      "a pair at home",
      "azurerm_storage_account",
      { location: "francecentral", account_replication_type: "GRS" },
      ["replication to FR"],
    ],
    [
      "a pair in Hong Kong",
      "azurerm_storage_account",
      { location: "southeastasia", account_replication_type: "GRS" },
      ["replication to HK"],
    ],
    [
      "one way to the US",
      "azurerm_storage_account",
      { location: "brazilsouth", account_replication_type: "GRS" },
      ["replication to US"],
    ],
    ["no pair", "azurerm_storage_account", { location: "qatarcentral", account_replication_type: "GRS" }, []],
    [
      "not known",
      "azurerm_storage_account",
      { ...NL, account_replication_type: "${var.v}" },
      ["replication to unknown"],
    ],
    [
      "of a region that is not known",
      "azurerm_storage_account",
      { location: "${var.v}", account_replication_type: "GRS" },
      ["replication to unknown"],
    ],

    // Vaults
    ["a recovery vault by default", "azurerm_recovery_services_vault", NL, ["backup to IE"]],
    [
      "a recovery vault in its region",
      "azurerm_recovery_services_vault",
      { ...NL, storage_mode_type: "LocallyRedundant" },
      [],
    ],
    [
      "a recovery vault with its pair at home",
      "azurerm_recovery_services_vault",
      { location: "uaenorth" },
      ["backup to AE"],
    ],
    ["a recovery vault without a pair", "azurerm_recovery_services_vault", { location: "qatarcentral" }, []],
    [
      "a recovery vault whose pair nobody knows",
      "azurerm_recovery_services_vault",
      { location: "saudiarabiaeast" },
      ["backup to unknown"],
    ],
    [
      "a redundancy that is not known",
      "azurerm_recovery_services_vault",
      { ...NL, storage_mode_type: "${var.v}" },
      ["backup to unknown"],
    ],
    ["a backup vault", "azurerm_data_protection_backup_vault", { ...NL, redundancy: "GeoRedundant" }, ["backup to IE"]],
    ["a backup vault in zones", "azurerm_data_protection_backup_vault", { ...NL, redundancy: "ZoneRedundant" }, []],

    // Databases
    ["a SQL database by default", "azurerm_mssql_database", SERVER, ["backup to IE"]],
    ["a SQL database in its region", "azurerm_mssql_database", { ...SERVER, storage_account_type: "Local" }, []],
    ["geo and zone", "azurerm_mssql_database", { ...SERVER, storage_account_type: "GeoZone" }, ["backup to IE"]],
    [
      "a warehouse by default",
      "azurerm_mssql_database",
      { ...SERVER, storage_account_type: "Local", sku_name: "DW100c" },
      ["backup to IE"],
    ],
    [
      "a warehouse without",
      "azurerm_mssql_database",
      { ...SERVER, storage_account_type: "Local", sku_name: "DW100c", geo_backup_enabled: false },
      [],
    ],
    [
      "a flag that only counts in warehouses",
      "azurerm_mssql_database",
      { ...SERVER, storage_account_type: "Local", sku_name: "S0", geo_backup_enabled: true },
      [],
    ],
    ["a managed instance by default", "azurerm_mssql_managed_instance", NL, ["backup to IE"]],
    ["a managed instance in its region", "azurerm_mssql_managed_instance", { ...NL, storage_account_type: "LRS" }, []],
    ["PostgreSQL by default", "azurerm_postgresql_flexible_server", NL, []],
    [
      "PostgreSQL",
      "azurerm_postgresql_flexible_server",
      { ...NL, geo_redundant_backup_enabled: true },
      ["backup to IE"],
    ],
    ["MySQL", "azurerm_mysql_flexible_server", { ...NL, geo_redundant_backup_enabled: true }, ["backup to IE"]],
    ["MySQL without", "azurerm_mysql_flexible_server", { ...NL, geo_redundant_backup_enabled: false }, []],
    [
      "a Synapse pool by default",
      "azurerm_synapse_sql_pool",
      { synapse_workspace_id: "${azurerm_synapse_workspace.nl.id}", storage_account_type: "GRS" },
      ["backup to IE"],
    ],
    [
      "a Synapse pool without",
      "azurerm_synapse_sql_pool",
      {
        synapse_workspace_id: "${azurerm_synapse_workspace.nl.id}",
        storage_account_type: "LRS",
        geo_backup_policy_enabled: false,
      },
      [],
    ],
    [
      "Cosmos DB by default",
      "azurerm_cosmosdb_account",
      { ...NL, geo_location: [{ location: "westeurope" }] },
      ["replication to NL", "backup to IE"],
    ],
    [
      "Cosmos DB in its region",
      "azurerm_cosmosdb_account",
      { ...NL, backup: { type: "Periodic", storage_redundancy: "Local" } },
      [],
    ],
    ["Cosmos DB without a break", "azurerm_cosmosdb_account", { ...NL, backup: { type: "Continuous" } }, []],
    ["Databricks by default", "azurerm_databricks_workspace", NL, ["replication to IE"]],
    [
      "Databricks in its region",
      "azurerm_databricks_workspace",
      { ...NL, custom_parameters: { storage_account_sku_name: "Standard_LRS" } },
      [],
    ],

    // Without an argument
    ["a key vault", "azurerm_key_vault", NL, ["key to IE"]],
    ["a key vault with its pair at home", "azurerm_key_vault", { location: "switzerlandnorth" }, ["key to CH"]],
    ["a key vault without a pair", "azurerm_key_vault", { location: "italynorth" }, []],
    ["a key vault in the exception", "azurerm_key_vault", { location: "Brazil South" }, []],
    ["a data factory", "azurerm_data_factory", NL, ["replication to IE"]],
    ["a data factory in an exception", "azurerm_data_factory", { location: "southeastasia" }, []],
    ["an IoT hub", "azurerm_iothub", NL, ["replication to IE"]],
    ["provisioning by default", "azurerm_iothub_dps", NL, ["replication to IE"]],
    ["provisioning in its region", "azurerm_iothub_dps", { ...NL, data_residency_enabled: true }, []],
    ["notifications by default", "azurerm_notification_hub_namespace", NL, ["replication to IE"]],
    [
      "notifications elsewhere",
      "azurerm_notification_hub_namespace",
      { ...NL, replication_region: "WestUs2" },
      ["replication to US"],
    ],
    ["notifications in their region", "azurerm_notification_hub_namespace", { ...NL, replication_region: "None" }, []],
  ])("%s", (_, type, values, expected) => {
    expect(flowsOf(type, values)).toEqual(expected);
  });

  test("an account in China has its pair there", () => {
    const account = { location: "chinaeast2", account_replication_type: "GRS" };
    const json = {
      provider: { azurerm: { environment: "china" } },
      resource: { azurerm_storage_account: { x: account } },
    };
    expect(flows(graphOf(tf(json)), "azurerm_storage_account.x")).toEqual(["replication to CN"]);
  });

  test("says which region is the pair of which, and where that is written", () => {
    const json = { resource: { azurerm_storage_account: { x: { ...NL, account_replication_type: "GRS" } } } };
    const [{ evidence }] = graphOf(tf(json)).flows;
    expect(evidence.map(({ note }) => note).join()).toMatch(/the pair of westeurope is northeurope: https:/);
  });
});

describe("copies in another region", () => {
  const both = { primary_namespace_id: "${azurerm_servicebus_namespace.us.id}" };
  test.each<[string, string, object, string[]]>([
    [
      "Cosmos DB",
      "azurerm_cosmosdb_account",
      { ...NL, geo_location: [{ location: "eastus" }], backup: { type: "Continuous" } },
      ["replication to US"],
    ],
    [
      "a registry",
      "azurerm_container_registry",
      { ...NL, georeplications: [{ location: "eastus" }] },
      ["replication to US"],
    ],
    [
      "a configuration store",
      "azurerm_app_configuration",
      { ...NL, replica: [{ name: "a", location: "eastus" }] },
      ["replication to US"],
    ],
    [
      "a gateway",
      "azurerm_api_management",
      { ...NL, additional_location: [{ location: "East US" }] },
      ["replication to US"],
    ],
    [
      "an image",
      "azurerm_shared_image_version",
      { ...NL, target_region: [{ name: "westeurope" }, { name: "eastus" }] },
      ["replication to NL", "replication to US"],
    ],
    [
      "an application",
      "azurerm_gallery_application_version",
      { ...NL, target_region: [{ name: "eastus" }] },
      ["replication to US"],
    ],
    [
      "a region that is not known",
      "azurerm_app_configuration",
      { ...NL, replica: [{ location: "${var.v}" }] },
      ["replication to unknown"],
    ],
    [
      "blobs",
      "azurerm_storage_object_replication",
      {
        source_storage_account_id: "${azurerm_storage_account.nl.id}",
        destination_storage_account_id: "${azurerm_storage_account.us.id}",
      },
      ["replication to US"],
    ],
    [
      "a failover group",
      "azurerm_mssql_failover_group",
      { ...SERVER, partner_server: [{ id: "${azurerm_mssql_server.us.id}" }] },
      ["replication to US"],
    ],
    [
      "a failover group of what is not known",
      "azurerm_mssql_failover_group",
      { ...SERVER, partner_server: [{ id: "${var.v}" }] },
      ["replication to unknown"],
    ],
    [
      "a cache",
      "azurerm_managed_redis_geo_replication",
      {
        managed_redis_id: "${azurerm_managed_redis.nl.id}",
        linked_managed_redis_ids: ["${azurerm_managed_redis.us.id}"],
      },
      ["replication to US"],
    ],
    [
      "a linked cache",
      "azurerm_redis_linked_server",
      { target_redis_cache_name: "${azurerm_redis_cache.nl.name}", linked_redis_cache_location: "eastus" },
      ["replication to US"],
    ],
    [
      "a volume",
      "azurerm_netapp_volume",
      { ...NL, data_protection_replication: { remote_volume_location: "eastus" } },
      ["replication to US"],
    ],
    [
      "a volume abroad, of one at home",
      "azurerm_netapp_volume",
      {
        ...ABROAD,
        data_protection_replication: {
          remote_volume_location: "westeurope",
          remote_volume_resource_id: "${azurerm_storage_account.nl.id}",
        },
      },
      ["replication to NL", "replication to US"],
    ],
    [
      "an event hub",
      "azurerm_eventhub_namespace_disaster_recovery_config",
      { namespace_name: "nl", partner_namespace_id: "${azurerm_eventhub_namespace.us.id}" },
      ["replication to US"],
    ],
    [
      "a service bus",
      "azurerm_servicebus_namespace_disaster_recovery_config",
      {
        ...both,
        partner_namespace_id: "/subscriptions/0/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/far",
      },
      ["replication to unknown"],
    ],
    [
      "a document cluster",
      "azurerm_mongo_cluster",
      { ...NL, create_mode: "GeoReplica", source_location: "eastus" },
      ["replication to US"],
    ],
    [
      "events",
      "azurerm_eventgrid_event_subscription",
      {
        scope: "${azurerm_storage_account.nl.id}",
        storage_queue_endpoint: { storage_account_id: "${azurerm_storage_account.us.id}" },
      },
      ["replication to US"],
    ],
    [
      "a capture",
      "azurerm_eventhub",
      {
        namespace_id: "${azurerm_eventhub_namespace.nl.id}",
        capture_description: { destination: { storage_account_id: "${azurerm_storage_account.us.id}" } },
      },
      ["replication to US"],
    ],
    [
      "a stream by name",
      "azurerm_stream_analytics_output_blob",
      { stream_analytics_job_name: "j", storage_account_name: "acmeus" },
      ["replication to US"],
    ],
    [
      "a machine",
      "azurerm_site_recovery_replicated_vm",
      {
        source_vm_id: "${azurerm_virtual_machine.nl.id}",
        source_recovery_fabric_name: "nl",
        target_recovery_fabric_id: "${azurerm_site_recovery_fabric.us.id}",
      },
      ["replication to US"],
    ],
    [
      "a copy comes to where it is made",
      "azurerm_managed_disk",
      { ...NL, create_option: "Copy", source_resource_id: "${azurerm_virtual_machine.nl.id}" },
      ["replication to NL"],
    ],
    [
      "a backup elsewhere",
      "azurerm_data_protection_backup_instance_disk",
      { ...NL, vault_id: "${azurerm_data_protection_backup_vault.us.id}" },
      ["backup to US"],
    ],
    [
      "an app's backup by its URL",
      "azurerm_linux_web_app",
      { ...NL, backup: { storage_account_url: "https://acmeus.blob.core.windows.net/b?sv=1&sig=x" } },
      ["backup to US"],
    ],
    [
      "an app's backup to an account that nothing declares",
      "azurerm_windows_web_app",
      { ...NL, backup: { storage_account_url: "https://far.blob.core.windows.net/b" } },
      ["backup to unknown"],
    ],
    [
      "the store of a function",
      "azurerm_linux_function_app",
      { ...NL, storage_account_name: "acmeus" },
      ["replication to US"],
    ],
    [
      "the key of a disk set",
      "azurerm_disk_encryption_set",
      { ...NL, key_vault_key_id: "https://keys.vault.azure.net/keys/k" },
      ["key to CH"],
    ],
    [
      "a key that nothing declares",
      "azurerm_disk_encryption_set",
      { ...NL, key_vault_key_id: "https://far.vault.azure.net/keys/k" },
      ["key to unknown"],
    ],
  ])("%s", (_, type, values, expected) => {
    expect(flowsOf(type, values)).toEqual(expected);
  });

  test("no signature of a URL gets into the evidence", () => {
    const backup = { storage_account_url: "https://acme.blob.core.windows.net/b?sv=1&sig=SECRET" };
    const graph = graphOf(tf({ resource: { azurerm_linux_web_app: { x: { ...NL, backup } } } }));
    expect(graph.flows).toHaveLength(1);
    expect(JSON.stringify(graph.flows.map(({ to, evidence, place }) => ({ to, evidence, place })))).not.toContain(
      "SECRET",
    );
  });
});
