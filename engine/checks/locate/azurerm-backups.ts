import { copyOf, each, flowsByArgument, isNoneOf, link } from "./azurerm-row";
import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

/**
 * Backups of Azure, and the kinds of storage that are copied to the paired region. Rows AZ-01 to AZ-06 of the facts
 * (2026-11-22); every default that is taken after the provider's documentation of 2026-08-21.
 */
export const AZURERM_BACKUPS: readonly TypeRow[] = [
  { type: "azurerm_storage_account", flows: [to("replication", "account_replication_type", "azure-pair")] },
  {
    type: "azurerm_databricks_workspace",
    flows: [
      // recovery of the workspace's own files: `Standard_GRS` by default
      to("replication", "custom_parameters.storage_account_sku_name", "azure-pair", {
        unset: { value: "Standard_GRS" },
      }),
    ],
  },

  // Vaults
  {
    type: "azurerm_recovery_services_vault",
    flows: [to("backup", "storage_mode_type", "azure-pair", { unset: { value: "GeoRedundant" } })],
  },
  { type: "azurerm_data_protection_backup_vault", flows: [to("backup", "redundancy", "azure-pair")] },
  ...each(
    [
      "data_protection_backup_instance_blob_storage",
      "data_protection_backup_instance_disk",
      "data_protection_backup_instance_kubernetes_cluster",
      "data_protection_backup_instance_mysql_flexible_server",
      "data_protection_backup_instance_postgresql",
      "data_protection_backup_instance_postgresql_flexible_server",
    ],
    { flows: [link("backup", "vault_id")] },
  ),

  // Databases
  {
    type: "azurerm_mssql_database",
    flows: [
      to("backup", "storage_account_type", "azure-pair", { unset: { value: "Geo" } }),
      // Only counts in data warehouses, whatever their storage
      to("backup", "geo_backup_enabled", "azure-pair", {
        when: whereText("sku_name", (sku) => /^DW/i.test(sku)),
        unset: { value: "true" },
      }),
      copyOf("creation_source_database_id"),
      copyOf("recover_database_id"),
      copyOf("restore_dropped_database_id"),
    ],
  },
  {
    type: "azurerm_mssql_managed_instance",
    flows: [to("backup", "storage_account_type", "azure-pair", { unset: { value: "GRS" } })],
  },
  {
    type: "azurerm_cosmosdb_account",
    flows: [
      to("replication", "geo_location[].location", "region"),
      // Continuous backups stay in the regions of the account
      to("backup", "backup.storage_redundancy", "azure-pair", {
        when: whereText("backup.type", (type) => !/^continuous/i.test(type)),
        unset: { value: "Geo" },
      }),
      copyOf("restore.source_cosmosdb_account_id"),
    ],
  },
  {
    type: "azurerm_synapse_sql_pool",
    flows: [
      // `true` by default; the provider refuses it with storage that is not geo-redundant
      to("backup", "geo_backup_policy_enabled", "azure-pair", { unset: { value: "true" } }),
      to("backup", "storage_account_type", "azure-pair", {
        when: whereText("geo_backup_policy_enabled", (text) => text === "false"),
      }),
      copyOf("recovery_database_id"),
    ],
  },
  ...each(["mysql_flexible_server", "postgresql_flexible_server"], {
    flows: [to("backup", "geo_redundant_backup_enabled", "azure-pair"), copyOf("source_server_id")],
  }),
  {
    type: "azurerm_postgresql_server",
    flows: [to("backup", "geo_redundant_backup_enabled", "azure-pair"), copyOf("creation_source_server_id")],
  },

  // To an account of the program's own choice
  ...flowsByArgument((attribute) => link("backup", attribute), {
    "backup.storage_account_url": [
      "app_service",
      "linux_function_app",
      "linux_function_app_slot",
      "linux_web_app",
      "linux_web_app_slot",
      "windows_function_app",
      "windows_function_app_slot",
      "windows_web_app",
      "windows_web_app_slot",
    ],
    "auto_backup.storage_blob_endpoint": ["mssql_virtual_machine"],
    backup_blob_container_uri: ["analysis_services_server"],
  }),

  // Disks and images
  { type: "azurerm_managed_disk", flows: [copyOf("source_resource_id")] },
  { type: "azurerm_snapshot", flows: [copyOf("source_resource_id"), link("backup", "storage_account_id")] },
  { type: "azurerm_shared_image_version", flows: [to("replication", "target_region[].name", "region")] },
  { type: "azurerm_gallery_application_version", flows: [to("replication", "target_region[].name", "region")] },
];

/** Services that copy what they keep to the paired region by themselves; `readers/azure-pair.ts` says how that is known. */
export const AZURERM_PAIRED: readonly TypeRow[] = [
  {
    // Not in Brazil South
    type: "azurerm_key_vault",
    flows: [to("key", "location", "azure-paired", { when: isNoneOf("location", ["brazilsouth"]) })],
  },
  {
    type: "azurerm_data_factory",
    flows: [
      to("replication", "location", "azure-paired", { when: isNoneOf("location", ["brazilsouth", "southeastasia"]) }),
    ],
  },
  {
    type: "azurerm_iothub",
    flows: [to("replication", "location", "azure-paired")],
  },
  {
    // `data_residency_enabled` is `false` by default (provider documentation of 2026-08-21)
    type: "azurerm_iothub_dps",
    flows: [
      to("replication", "location", "azure-paired", {
        when: whereText("data_residency_enabled", (enabled) => enabled !== "true"),
      }),
      to("network", "linked_hub[].location", "region"),
    ],
  },
  {
    // `Default`, which is the default, is the pair
    type: "azurerm_notification_hub_namespace",
    flows: [
      to("replication", "replication_region", "azure-paired", {
        when: whereText("replication_region", (region) => region === "" || region === "Default"),
        unset: { value: "Default" },
      }),
      to("replication", "replication_region", "region", {
        when: isNoneOf("replication_region", ["", "default", "none"]),
      }),
    ],
  },
];
