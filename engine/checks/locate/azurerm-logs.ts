import { each, flowsByArgument, link, linkByName } from "./azurerm-row";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

const HDINSIGHT_CLUSTERS = [
  "hdinsight_hadoop_cluster",
  "hdinsight_hbase_cluster",
  "hdinsight_interactive_query_cluster",
  "hdinsight_kafka_cluster",
  "hdinsight_spark_cluster",
];
const MACHINES = [
  "linux_virtual_machine",
  "linux_virtual_machine_scale_set",
  "orchestrated_virtual_machine_scale_set",
  "windows_virtual_machine",
  "windows_virtual_machine_scale_set",
];
const WEB_APPS = [
  "app_service",
  "app_service_slot",
  "linux_web_app",
  "linux_web_app_slot",
  "windows_web_app",
  "windows_web_app_slot",
];

/**
 * Logs, metrics and audit of Azure: which argument names the workspace, account or hub. Row AZ-12 of the facts and the
 * Azure rows of their corrections (2026-11-22); arguments after provider 4.55.0.
 */
export const AZURERM_LOGS: readonly TypeRow[] = [
  {
    type: "azurerm_monitor_diagnostic_setting",
    serviceKind: "control-plane",
    flows: [
      link("log", "log_analytics_workspace_id"),
      link("log", "storage_account_id"),
      link("log", "eventhub_authorization_rule_id"),
      link("log", "partner_solution_id"),
    ],
    movesDataOf: { attribute: "target_resource_id" },
  },
  {
    type: "azurerm_monitor_aad_diagnostic_setting",
    flows: [
      link("log", "log_analytics_workspace_id"),
      link("log", "storage_account_id"),
      link("log", "eventhub_authorization_rule_id"),
    ],
  },
  {
    type: "azurerm_log_analytics_data_export_rule",
    flows: [link("log", "destination_resource_id")],
    movesDataOf: { attribute: "workspace_resource_id" },
  },
  {
    type: "azurerm_log_analytics_linked_storage_account",
    flows: [link("log", "storage_account_ids")],
    movesDataOf: { attribute: "workspace_id" },
  },
  {
    type: "azurerm_network_watcher_flow_log",
    places: [
      { attribute: "location", as: "region" },
      { attribute: "network_watcher_name", as: "azure-resource", names: "azurerm_network_watcher.name" },
      { attribute: "target_resource_id", as: "azure-resource" },
      { attribute: "network_security_group_id", as: "azure-resource" },
    ],
    flows: [
      link("log", "storage_account_id"),
      link("log", "traffic_analytics.workspace_resource_id"),
      to("log", "traffic_analytics.workspace_region", "region"),
    ],
  },
  {
    type: "azurerm_monitor_data_collection_rule",
    flows: [
      link("log", "destinations.azure_monitor_metrics.workspace_resource_id"),
      link("log", "destinations.event_hub.event_hub_id"),
      link("log", "destinations.event_hub_direct.event_hub_id"),
      link("log", "destinations.log_analytics[].workspace_resource_id"),
      link("log", "destinations.monitor_account[].monitor_account_id"),
      link("log", "destinations.storage_blob[].storage_account_id"),
      link("log", "destinations.storage_blob_direct[].storage_account_id"),
      link("log", "destinations.storage_table_direct[].storage_account_id"),
    ],
  },
  {
    type: "azurerm_monitor_data_collection_rule_association",
    flows: [link("log", "data_collection_rule_id"), link("log", "data_collection_endpoint_id")],
    movesDataOf: { attribute: "target_resource_id" },
  },
  {
    type: "azurerm_monitor_action_group",
    flows: [
      link("log", "automation_runbook_receiver[].automation_account_id"),
      link("log", "azure_function_receiver[].function_app_resource_id"),
      linkByName("log", "event_hub_receiver[].event_hub_namespace", "azurerm_eventhub_namespace"),
      to("log", "itsm_receiver[].region", "region"),
      link("log", "logic_app_receiver[].resource_id"),
      to("log", "webhook_receiver[].service_uri", "host"),
    ],
  },
  {
    type: "azurerm_monitor_autoscale_setting",
    flows: [to("log", "notification.webhook[].service_uri", "host")],
  },
  { type: "azurerm_application_insights", flows: [link("log", "workspace_id")] },
  // Where the tests are run from
  ...each(["application_insights_standard_web_test", "application_insights_web_test"], {
    flows: [to("log", "geo_locations", "region")],
  }),
  { type: "azurerm_security_center_workspace", flows: [link("log", "workspace_id")] },
  {
    type: "azurerm_security_center_automation",
    flows: [link("log", "action[].resource_id"), to("log", "action[].trigger_url", "host")],
  },

  // Logs that a service sends by an argument of its own
  ...flowsByArgument((attribute) => link("log", attribute), {
    log_analytics_workspace_id: ["container_app_environment", "iot_security_solution"],
    "additional_workspace[].workspace_id": ["iot_security_solution"],
    "microsoft_defender.log_analytics_workspace_id": ["kubernetes_cluster"],
    "oms_agent.log_analytics_workspace_id": ["kubernetes_cluster"],
    "diagnostics.log_analytics.workspace_id": ["container_group"],
    "insights.default_log_analytics_workspace_id": ["firewall_policy"],
    "insights.log_analytics_workspace[].id": ["firewall_policy"],
    "extension.log_analytics_workspace_id": HDINSIGHT_CLUSTERS,
    "monitor.log_analytics_workspace_id": HDINSIGHT_CLUSTERS,
    application_insights_id: ["ai_foundry", "machine_learning_workspace"],
    "boot_diagnostics.storage_account_uri": MACHINES,
    "boot_diagnostics.storage_uri": ["virtual_machine", "virtual_machine_scale_set"],
    "logs.application_logs.azure_blob_storage.sas_url": WEB_APPS,
    "logs.http_logs.azure_blob_storage.sas_url": WEB_APPS,
    "diagnostic_storage_account.id": ["iothub_device_update_instance"],
    "hsm_setting.logging_container_id": ["managed_lustre_file_system"],
    resource_id: ["api_management_logger"],
    "eventhub.endpoint_uri": ["api_management_logger"],
    "export_data_storage_location.container_id": [
      "billing_account_cost_management_export",
      "resource_group_cost_management_export",
      "subscription_cost_management_export",
    ],
  }),
  {
    type: "azurerm_service_fabric_cluster",
    flows: [linkByName("log", "diagnostics_config.storage_account_name", "azurerm_storage_account")],
  },
  {
    type: "azurerm_nginx_deployment",
    flows: [linkByName("log", "logging_storage_account[].name", "azurerm_storage_account")],
  },

  // Audit and findings of databases
  ...flowsByArgument((attribute) => link("log", attribute), {
    storage_endpoint: [
      "mssql_database_extended_auditing_policy",
      "mssql_managed_instance_security_alert_policy",
      "mssql_server_extended_auditing_policy",
      "mssql_server_security_alert_policy",
      "synapse_sql_pool_extended_auditing_policy",
      "synapse_sql_pool_security_alert_policy",
      "synapse_workspace_extended_auditing_policy",
      "synapse_workspace_security_alert_policy",
    ],
    "threat_detection_policy.storage_endpoint": ["mssql_database", "postgresql_server"],
    blob_storage_endpoint: ["mssql_server_microsoft_support_auditing_policy"],
    storage_container_path: [
      "mssql_managed_instance_vulnerability_assessment",
      "mssql_server_vulnerability_assessment",
      "synapse_sql_pool_vulnerability_assessment",
      "synapse_workspace_vulnerability_assessment",
    ],
  }),

  // Other makers' services
  ...flowsByArgument((attribute) => to("log", attribute, "host"), {
    api_url: ["spring_cloud_dynatrace_application_performance_monitoring"],
    controller_host_name: ["spring_cloud_app_dynamics_application_performance_monitoring"],
    server_url: ["spring_cloud_elastic_application_performance_monitoring"],
    "smtp.host": ["dashboard_grafana"],
  }),
];
