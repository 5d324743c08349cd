import { SETTINGS, WORDS } from "./common";
import { flow, flowAsNamed, none, place, type FlowRule } from "./rule";
import { anyOf, beginning, between, exactly, having, notBeginning } from "../words";

/** Names after the generated types of provider 4.55.0; what they lead to as general knowledge (2026-11-22). */
export const AZURERM_FLOWS: readonly FlowRule[] = [
  // Where the resource itself stands
  none("a zone of its own region", {
    name: anyOf(
      exactly`
        zones? edge_zone availability_zone standby_availability_zone preferred_primary_zone zone_id
        extended_location\w* custom_location_id custom_location
      `,
      having`_(?:edge_)?zone$`,
    ),
  }),
  none("a rule about places, not a flow", {
    path: having`
      location_filters filter\.locations azure_query geo_filter geo_mappings service_health\.locations
      country_code certificate_location store_location secrets_location geo_locations firewall_location
      target_resource_location fabric_location virtual_network_regions user\.country
    `,
  }),
  none("what a firewall permits", { name: /fqdns$/, type: /^firewall_/ }),
  none("a carrier's place, by a name of its own", { name: /^peering_location$/ }),
  none("a continent, not a region", { name: /^data_residency_location$/ }),

  place({ path: /^service_location\.location$/, type: /^voice_services_communications_gateway$/ }),

  // Who acts, and what a thing is attached to
  none("who may act", {
    name: having`
      (?:^|_)identit(?:y|ies)(?:_\w+)?$ client_id tenant_id object_ids?$ principal role_definition application_id$
      ^app_id$ microsoft_app user_assigned subscription_ids?$ management_group (?:^|_)assignee offer_id plan_id$
      partner_registration msi_resource_id msa_app admin_group managed_by_tenant
    `,
    path: /^(?!service_plan_id|app_service_plan_id)/,
  }),
  none("a group of resources has no data of its own", {
    name: /resource_group(?:_name|_id|s)?$|managed_resource_group/,
  }),
  none("proof of who it is", {
    name: having`certificate (?:^|_)cert(?:_|$) ssh thumbprint saml x509 issuer_thumb trust_store`,
  }),
  none("a network that the resource stands in", {
    name: having`
      subnet network_security_group application_security_group public_ip_prefix public_ip_address route_table
      network_interface (?:^|_)vnet_id$ ^virtual_network_ids?$ ip_prefix ip_group route_map route_filter nat_rule
      health_probe ip_configuration network_security_perimeter
    `,
    path: /^(?!.*(?:remote|peer|target|linked))/,
    type: notBeginning`
      virtual_network_peering private_dns_zone_virtual_network_link private_dns_resolver virtual_hub_connection
    `,
  }),
  none("a machine that the resource stands on", {
    name: having`
      proximity_placement_group availability_set capacity_reservation dedicated_host host_group_id
      maintenance_configuration service_plan_id app_service_environment_id orchestrated scaling_plan
      disk_access_id capacity_pool_id snapshot_policy pool_allocation
    `,
  }),
  none("a rule, not a flow", {
    name: having`
      policy_(?:id|definition\w*|assignment\w*|set\w*)$ firewall_policy web_application_firewall
      ^(?!.*authorization|data_collection).*rule_ids?$ backup_policy_id action_group scope_map exemption blueprint schema_id
      version_set_id security_provider security_alert vulnerability alert_processing schedule_id job_credential
    `,
  }),

  // Keys
  none("a parent: it stands where that stands", {
    path: /^(?:key_vault_id|managed_hsm_id|key_vault_key_id)$/,
    type: /^key_vault_/,
  }),
  flow("key", "reference", {
    name: having`
      key_vault_key_(?:ids?|url|identifier)$ customer_managed_key_versionless_id managed_hsm_key_id$
      ^key_vault_id$ disk_encryption_set_id$ customer_managed_key_id vault_key_reference ^encryption_key_url$
      ^key_url$ ^source_vault_id$ key_encryption_key_url ^managed_hsm_id$ ^hsm_id$
    `,
  }),
  flow("key", "link", { name: /key_?vault_\w*(?:id|url|uri)$|vault_uri|keyvault|^secret_url$/ }),
  none("a group that backs up, its place is its own", { path: /^(?:recovery_vault_name|recovery_vault_id)$/ }),
  flow("network", "known-host", { name: /^url_template$/ }),
  ...SETTINGS,

  // Places
  flow("replication", "region", {
    path: having`
      additional_location geo_location linked_redis app_location linked_hub service_location
    `,
    name: /location$/,
  }),
  flowAsNamed("region", {
    name: /(?:^|_)(?:locations?|regions?|location_name|paired_region)$/,
    path: /\.|^(?!location$|data_location$)/,
  }),
  flow("replication", "region", { path: /^target_region\.name$/ }),

  // Logs
  flow("log", "reference", { path: /log_analytics_workspace\.id$/ }),
  flow("log", "reference", {
    name: having`
      log_analytics_workspace_(?:id|resource_id)$ workspace_resource_id$ ^log_analytics_cluster_id$
      ^application_insights_id$ ^azure_monitor_workspace_id$ ^log_storage_account_id$
    `,
    type: /^(?!log_analytics_|application_insights|sentinel)/,
  }),
  flow("log", "reference", {
    name: /^workspace_id$/,
    type: anyOf(
      beginning`
        network_watcher_flow_log monitor_ kubernetes_ container_ application_insights$ automation_
      `,
      having`_extended_auditing_policy$ diagnos`,
    ),
  }),
  flow("log", "reference", {
    name: exactly`
      storage_account_id eventhub_authorization_rule_id event_hub_authorization_rule_id destination_resource_id
      storage_blob_endpoint storage_endpoint marketplace_partner_resource_id
    `,
    type: anyOf(
      beginning`
        monitor_(?:diagnostic_setting|log_profile|aad_diagnostic_setting) network_watcher_flow_log
        log_analytics_data_export_rule log_analytics_linked_storage
      `,
      having`auditing_policy$ security_alert_policy$ diagnos`,
    ),
  }),
  flow("log", "link", {
    name: having`
      workspace_(?:id|resource_id)$ application_insights diagnostics?_storage storage_account storage_uri
      blob_storage\w* container_id sas_url event_?hub\w*(?:id|endpoint) storage_endpoint instrumentation_key
    `,
    path: having`
      diagnos log audit insight monitor network_analytics defender oms_agent alert boot http_logs
    `,
  }),

  flow("log", "link", {
    name: exactly`
      data_collection_endpoint_id partner_solution_id data_collection_rule_id eventhub_namespace_name
    `,
  }),
  flow("network", "known-host", { name: /connection_string/ }),
  flow("replication", "link", { name: /partner_id$/ }),

  // Backups
  flow("backup", "reference", {
    name: exactly`
      source_recovery_point_id vault_id backup_vault_id snapshot_id restore_dropped_database_id recovery_point_id
      restore_long_term_retention_backup_id restorable_dropped_database_id
    `,
    type: notBeginning`data_protection site_recovery backup_ recovery_services elastic_san netapp`,
  }),
  flow("backup", "link", {
    name: having`snapshot backup restore recovery_point recovery_service storage_account_url dump`,
  }),
  flow("backup", "link", { path: /(?:^|\.)(?:backup|restore)\b/, name: /_(?:id|url|uri|name)$/ }),

  // Images
  flow("image", "host", { name: /^(?:docker_registry_url|registry_url|registry_server_url)$/ }),
  flow("image", "image", {
    name: /^image$/,
    type: /^(?:container_|spring_cloud|kubernetes)/,
    path: /container|^image$|job/,
  }),
  flow("image", "host", {
    name: /^(?:server|login_server|registry_server)$/,
    path: /registry|registries|image_registry|container_registr/,
  }),
  flow("image", "link", {
    name: having`
      container_registry_id (?:^|_)image(?:_id|_ids|_name|_reference_id|_version_id)?$ gallery repository_url
      repo_url git_url repo(?:sitory)?_?(?:url|name)?$ docker_image vhd package script_ur(?:i|is)$ content_uri
      artifact template_spec blob_uri zip ^source_uri$ source_control registry
    `,
  }),
  flow("ai", "link", {
    name: having`
      cognitive openai luis search_service_id machine_learning ai_services ^(?:ai_foundry_)?hub_id$ model
    `,
  }),

  // Copies
  flow("replication", "reference", {
    name: exactly`
      source_server_id create_source_server_id creation_source_database_id source_cosmosdb_account_id
      remote_volume_resource_id secondary_server_id primary_server_id partner_server_id
      managed_instance_partner_id partner_database_id target_storage_account_id replica_server_id
      linked_database_id linked_redis_cache_id linked_managed_redis_ids partner_namespace_id source_database_id
      target_redis_cache_id primary_database_id source_autonomous_database_id source_storage_account_id
      staging_storage_account_id destination_storage_account_id export_data_storage_location
      target_recovery_fabric_id target_network_id target_virtual_network_id storage_resource_id
    `,
    type: /^(?!site_recovery_network_mapping|stack_hci)/,
  }),
  flow("replication", "link", {
    name: having`
      destination target_(?:\w+_)?ids?$ source_(?:\w+_)?ids?$ (?:^|_)target$ replic storage_account
      storage_container storage_\w*(?:id|url|uri|endpoint|path)$ blob event_?hub\w*id servicebus\w*id
      service_bus\w*id queue_\w*id topic_\w*id dead_letter endpoint_resource_id sql_pool_id database_id
      databases?_ids?$ kusto filesystem_id file_share cosmos iothub_id endpoint_ur[il] service_uri linked_service
      sink share_id redis_cache_id data_lake container_id$
    `,
  }),

  // Networks
  flow("network", "reference", {
    name: exactly`
      remote_virtual_network_id remote_vpn_site_id peer_virtual_network_gateway_id
      remote_virtual_network_resource_id private_link_target_id private_connection_resource_id
      target_virtual_network_id
    `,
  }),
  flow("network", "link", {
    name: anyOf(
      between("(?:^|_)", "_(?:resource_)?ids?$")`
        virtual_hub express_route\w* virtual_network_gateway local_network_gateway vpn_\w+ peer\w* gateway
        circuit virtual_wan backend_address_pool load_balancer\w* application_gateway\w* dns_zone
        service_resource scoped_resource resource target_resource virtual_network virtual_machine logic_app
        function_app function web_app app_service kubernetes_cluster cluster network attached connected_cluster
        linked_resource cdn_frontdoor_\w+ host_pool api_management\w* signalr_service web_pubsub
        managed_instance server site connection workspace private_link_service target_listener fabric
      `,
      having`private_(?:link|connection|dns)\w*id private_dns_zone_ids?`,
    ),
  }),
  flowAsNamed("link", { name: /^id$/, path: /\./ }),
  flow("network", "link", { name: /hybrid_connection\w*id$|relay_id$|circuit_peering_id$/ }),
  flow("network", "link", { name: /_ids?$/, path: /\./ }),
  ...WORDS,
];
