import type { ParentNames } from "./parents";
import { anyOf, exactly, having } from "./words";

export const AZURERM_PARENTS: ParentNames = {
  never: having`
      identity client_id tenant_id principal object_id
      ^(?:app|application|group|product|version|subscription)_ids?$ subscription_id management_group
      role_definition policy_(?:definition|assignment|set) key_vault_key managed_hsm_key disk_encryption
      certificate_id$ secret_id$ ^(?:name|display_name|user_name|username)$ offer_id plan_id$ custom_location
      public_ip proximity billing _key$ _login password (?:^|_)(?:partner|destination|source|target_network)_
      linked_service_name$ integration_runtime_name schema_name sku_name container_name$ share_name$
      private_dns_zone_id managed_resource_group log_analytics_storage certificate_name schedule_name
      subscription_name
    `,
  endings: ["_resource_id", "_id", "_ids", "_name"],
  optional: true,
  withoutEnding: /^(?:system_topic|servicebus_namespace)$/,
  aliases: {
    "servicebus.subscription": "servicebus_subscription",
    "postgresql.source_server": "postgresql_flexible_server",
    arc_setting: "stack_hci_cluster",
    azure_firewall: "firewall",
    configuration_store: "app_configuration",
    cosmos_mongo_database: "cosmosdb_mongo_database",
    digital_twins: "digital_twins_instance",
    email_service: "email_communication_service",
    email_service_domain: "email_communication_service_domain",
    iot_dps: "iothub_dps",
    logic_app: "logic_app_workflow",
    "key.managed_hsm_key": "key_vault_managed_hardware_security_module_key",
    storage_container_resource_manager: "storage_container",
    "storage.source_storage_account": "storage_account",
    target_redis_cache: "redis_cache",
    vmware_cloud: "vmware_private_cloud",
    sql_virtual_machine_group: "mssql_virtual_machine_group",
    primary_namespace: "servicebus_namespace",
    loadbalancer: "lb",
    recovery_vault: "recovery_services_vault",
    vault: "data_protection_backup_vault",
    managed_hsm: "key_vault_managed_hardware_security_module",
    virtual_network_subnet: "subnet",
    kubernetes_fleet: "kubernetes_fleet_manager",
    rulestack: "palo_alto_local_rulestack",
    host_pool: "virtual_desktop_host_pool",
    hostpool: "virtual_desktop_host_pool",
    purview: "purview_account",
    service: "database_migration_service",
  },
  anything: exactly`
      scope parent_id resource_id target_resource_id resource_uri target_id server_id cluster_id container_id
      virtual_machine_id scopes
    `,
  group: "resource_group_name",
};

export const GOOGLE_PARENTS: ParentNames = {
  never: anyOf(
    exactly`
      project project_id folder folder_id organization org_id role member policy_data name display_name
      description network subnetwork service_account service_account_id billing_account email group key value
      type version version_id title rule service status user host address policy_id action bucket_name
      pubsub_topic security_settings security_policy url_map access_levels? edge_security_policy backend_service
      default_service target filter certificate_map ssl_policy gateway target_network image source_image policy
      resource
    `,
    having`kms_key crypto_key_name _config_id$ template_id`,
  ),
  endings: ["_id", "_name"],
  optional: true,
  withoutEnding: /./,
  aliases: {
    "sql.instance": "sql_database_instance",
    "apigee.org": "apigee_organization",
    org: "apigee_organization",
    env: "apigee_environment",
    envgroup: "apigee_envgroup",
    consent_store: "healthcare_consent_store",
    bucket: "storage_bucket",
    crypto_key: "kms_crypto_key",
    key_ring: "kms_key_ring",
    managed_zone: "dns_managed_zone",
    keystore: "apigee_env_keystore",
    sharedflow: "apigee_sharedflow",
    featurestore: "vertex_ai_featurestore",
    entitytype: "vertex_ai_featurestore_entitytype",
    agent: "dialogflow_agent",
    disk: "compute_disk",
  },
  anything: /^(?:parent|resource|primary_disk|attachment|source)$/,
};

export const OPENTELEKOMCLOUD_PARENTS: ParentNames = {
  never: anyOf(
    exactly`
      name user_id project_id domain_id role_id flavor_id image_id key_id kms_id group_id protocol vpc_name
      description bucket_name obs_bucket_name signature_id lts_group_id lts_stream_id
    `,
    having`security_group agency tenant _project_id account`,
  ),
  endings: ["_id", "_name"],
  optional: false,
  withoutEnding: /^bucket$/,
  aliases: {
    router: "vpc_v1",
    vpc: "vpc_v1",
    subnet: "vpc_subnet_v1",
    network: "vpc_subnet_v1",
    loadbalancer: "lb_loadbalancer_v3",
    bucket: "obs_bucket",
    instance: "compute_instance_v2",
    volume: "evs_volume_v3",
    zone: "dns_zone_v2",
    share: "sfs_turbo_share_v1",
    gateway: "apigw_gateway_v2",
    nat_gateway: "nat_gateway_v2",
    server: "compute_instance_v2",
  },
  anything: /^(?:resource_id|parent_id)$/,
};
