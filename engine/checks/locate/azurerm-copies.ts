import { copyOf, each, flowsByArgument, isNoneOf, link, linkByName } from "./azurerm-row";
import { to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

/** What is replicated from there and back: the same data lies in both. */
const partner = (attribute: string): FlowRow =>
  to("replication", attribute, "region", { verb: "is a replica of what is in" });

/** The id of what a place is stated for beside it: it only counts where the program declares what it names. */
const placedBeside = (attribute: string): FlowRow => to("replication", attribute, "link");

const SERVICE_BUSES = ["stream_analytics_output_servicebus_queue", "stream_analytics_output_servicebus_topic"];

/**
 * Replicas of Azure, and other stores that data is sent to. Rows AZ-04 to AZ-08 and AZ-15 of the facts and the Azure rows
 * of their corrections (2026-11-22); arguments after the documentation of provider 4.55.0 and of 2026-08-21.
 */
export const AZURERM_COPIES: readonly TypeRow[] = [
  // Storage
  {
    type: "azurerm_storage_object_replication",
    flows: [link("replication", "destination_storage_account_id")],
    movesDataOf: { attribute: "source_storage_account_id" },
  },
  { type: "azurerm_storage_sync_cloud_endpoint", flows: [link("replication", "storage_account_id")] },
  { type: "azurerm_storage_mover_target_endpoint", flows: [link("replication", "storage_account_id")] },
  ...each(["netapp_volume"], {
    flows: [
      partner("data_protection_replication.remote_volume_location"),
      copyOf("data_protection_replication.remote_volume_resource_id"),
    ],
  }),
  ...each(["netapp_volume_group_oracle", "netapp_volume_group_sap_hana"], {
    flows: [
      partner("volume[].data_protection_replication.remote_volume_location"),
      copyOf("volume[].data_protection_replication.remote_volume_resource_id"),
    ],
  }),

  // Databases and caches
  {
    type: "azurerm_mssql_failover_group",
    flows: [link("replication", "partner_server[].id")],
    movesDataOf: { attribute: "databases" },
  },
  {
    type: "azurerm_mssql_managed_instance_failover_group",
    flows: [link("replication", "partner_managed_instance_id")],
  },
  {
    type: "azurerm_mssql_virtual_machine_availability_group_listener",
    flows: [link("replication", "replica[].sql_virtual_machine_id")],
  },
  {
    type: "azurerm_postgresql_flexible_server_virtual_endpoint",
    flows: [link("replication", "replica_server_id")],
    movesDataOf: { attribute: "source_server_id" },
  },
  {
    type: "azurerm_cosmosdb_postgresql_cluster",
    flows: [partner("source_location"), copyOf("source_resource_id")],
  },
  { type: "azurerm_mongo_cluster", flows: [partner("source_location"), copyOf("source_server_id")] },
  {
    type: "azurerm_managed_redis_geo_replication",
    flows: [link("replication", "linked_managed_redis_ids")],
    movesDataOf: { attribute: "managed_redis_id" },
  },
  {
    type: "azurerm_redis_linked_server",
    flows: [to("replication", "linked_redis_cache_location", "region"), placedBeside("linked_redis_cache_id")],
    movesDataOf: { attribute: "target_redis_cache_name", names: "azurerm_redis_cache.name" },
  },
  { type: "azurerm_redis_enterprise_database", flows: [link("replication", "linked_database_id")] },
  {
    type: "azurerm_kusto_attached_database_configuration",
    flows: [copyOf("cluster_id"), copyOf("cluster_resource_id")],
  },

  // Settings and gateways
  { type: "azurerm_app_configuration", flows: [to("replication", "replica[].location", "region")] },
  { type: "azurerm_api_management", flows: [to("replication", "additional_location[].location", "region")] },
  {
    type: "azurerm_api_management_redis_cache",
    flows: [
      to("replication", "cache_location", "region", { when: isNoneOf("cache_location", ["", "default"]) }),
      link("replication", "redis_cache_id"),
    ],
  },
  { type: "azurerm_container_registry", flows: [to("replication", "georeplications[].location", "region")] },
  { type: "azurerm_active_directory_domain_service_replica_set", flows: [copyOf("domain_service_id")] },

  // Events
  {
    type: "azurerm_eventhub_namespace_disaster_recovery_config",
    flows: [link("replication", "partner_namespace_id")],
    movesDataOf: { attribute: "namespace_name", names: "azurerm_eventhub_namespace.name" },
  },
  {
    type: "azurerm_servicebus_namespace_disaster_recovery_config",
    flows: [link("replication", "partner_namespace_id")],
    movesDataOf: { attribute: "primary_namespace_id" },
  },
  { type: "azurerm_eventhub", flows: [link("replication", "capture_description.destination.storage_account_id")] },
  ...each(["eventgrid_event_subscription", "eventgrid_system_topic_event_subscription"], {
    flows: [
      link("replication", "azure_function_endpoint.function_id"),
      link("replication", "eventhub_endpoint_id"),
      link("replication", "hybrid_connection_endpoint_id"),
      link("replication", "service_bus_queue_endpoint_id"),
      link("replication", "service_bus_topic_endpoint_id"),
      link("replication", "storage_blob_dead_letter_destination.storage_account_id"),
      link("replication", "storage_queue_endpoint.storage_account_id"),
      to("network", "webhook_endpoint.url", "host"),
    ],
  }),
  ...flowsByArgument((attribute) => link("replication", attribute), {
    "endpoint[].endpoint_uri": ["iothub"],
    endpoint_uri: [
      "iothub_endpoint_cosmosdb_account",
      "iothub_endpoint_eventhub",
      "iothub_endpoint_servicebus_queue",
      "iothub_endpoint_servicebus_topic",
      "iothub_endpoint_storage_container",
    ],
    eventhub_namespace_id: ["digital_twins_time_series_database_connection"],
    kusto_cluster_id: ["digital_twins_time_series_database_connection"],
    destination_fhir_service_id: ["healthcare_medtech_service_fhir_destination"],
    cosmosdb_sql_database_id: ["stream_analytics_output_cosmosdb"],
    // The tenant of Power BI decides, which no id tells
    group_id: ["stream_analytics_output_powerbi"],
  }),
  ...each(["stream_analytics_output_blob", "stream_analytics_output_table"], {
    flows: [linkByName("replication", "storage_account_name", "azurerm_storage_account")],
  }),
  ...each(SERVICE_BUSES, {
    flows: [linkByName("replication", "servicebus_namespace", "azurerm_servicebus_namespace")],
  }),
  {
    type: "azurerm_stream_analytics_output_eventhub",
    flows: [
      linkByName("replication", "servicebus_namespace", "azurerm_eventhub_namespace|azurerm_servicebus_namespace"),
    ],
  },
  {
    type: "azurerm_stream_analytics_output_function",
    flows: [
      linkByName(
        "replication",
        "function_app",
        "azurerm_function_app|azurerm_linux_function_app|azurerm_windows_function_app",
      ),
    ],
  },
  {
    type: "azurerm_stream_analytics_output_mssql",
    flows: [linkByName("replication", "server", "azurerm_mssql_server")],
  },
  {
    type: "azurerm_stream_analytics_output_synapse",
    flows: [linkByName("replication", "server", "azurerm_synapse_workspace")],
  },
  ...each(["healthcare_fhir_service", "healthcare_service"], {
    flows: [linkByName("replication", "configuration_export_storage_account_name", "azurerm_storage_account")],
  }),

  // Recovery of machines in another region
  {
    type: "azurerm_site_recovery_replicated_vm",
    flows: [
      link("replication", "target_recovery_fabric_id"),
      link("replication", "managed_disk[].staging_storage_account_id"),
      link("replication", "unmanaged_disk[].staging_storage_account_id"),
      link("replication", "unmanaged_disk[].target_storage_account_id"),
      link("log", "target_boot_diagnostic_storage_account_id"),
    ],
    movesDataOf: { attribute: "source_vm_id" },
  },
  {
    type: "azurerm_site_recovery_vmware_replicated_vm",
    flows: [
      link("replication", "target_network_id"),
      link("replication", "target_resource_group_id"),
      link("log", "default_log_storage_account_id"),
      link("log", "managed_disk[].log_storage_account_id"),
    ],
  },
  {
    type: "azurerm_site_recovery_protection_container_mapping",
    flows: [link("replication", "recovery_target_protection_container_id")],
  },
  {
    type: "azurerm_site_recovery_network_mapping",
    flows: [linkByName("replication", "target_recovery_fabric_name", "azurerm_site_recovery_fabric")],
  },
  {
    type: "azurerm_site_recovery_replication_recovery_plan",
    flows: [link("replication", "target_recovery_fabric_id")],
  },
  { type: "azurerm_site_recovery_hyperv_network_mapping", flows: [link("replication", "target_network_id")] },

  // Storage that a service works with
  ...flowsByArgument((attribute) => link("replication", attribute), {
    storage_account_id: ["ai_foundry", "batch_account", "machine_learning_workspace"],
    "storage[].storage_account_id": ["ai_services", "cognitive_account"],
    "storage.storage_account_id": ["video_indexer_account"],
    storage_container_endpoint: ["function_app_flex_consumption"],
    storage_container_id: [
      "hpc_cache_blob_nfs_target",
      "hpc_cache_blob_target",
      "machine_learning_datastore_blobstorage",
      "machine_learning_datastore_datalake_gen2",
    ],
    storage_fileshare_id: ["machine_learning_datastore_fileshare"],
  }),
  ...flowsByArgument((attribute) => linkByName("replication", attribute, "azurerm_storage_account"), {
    "container[].volume[].storage_account_name": ["container_group"],
    "init_container[].volume[].storage_account_name": ["container_group"],
    managed_storage_account_name: ["workloads_sap_discovery_virtual_instance"],
    "three_tier_configuration.transport_create_and_mount.storage_account_name": [
      "workloads_sap_three_tier_virtual_instance",
    ],
  }),
  ...each(
    [
      "function_app",
      "function_app_slot",
      "linux_function_app",
      "linux_function_app_slot",
      "logic_app_standard",
      "windows_function_app",
      "windows_function_app_slot",
    ],
    { flows: [linkByName("replication", "storage_account_name", "azurerm_storage_account")] },
  ),
];
