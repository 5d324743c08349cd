import { each, flowsByArgument, link } from "./azurerm-row";
import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

const isGlobal = whereText("sku_tier", (tier) => tier.toLowerCase() === "global");

/**
 * Ways between networks of Azure. Rows AZ-11 and AZ-14 of the facts (2026-11-22); arguments after provider 4.55.0. The
 * hubs of one wide-area network are not told to be linked: each is where it says.
 */
export const AZURERM_NETWORK: readonly TypeRow[] = [
  ...flowsByArgument((attribute) => link("network", attribute), {
    remote_virtual_network_id: [
      "databricks_virtual_network_peering",
      "virtual_hub_connection",
      "virtual_network_peering",
    ],
    peer_virtual_network_gateway_id: ["virtual_network_gateway_connection"],
    express_route_circuit_id: ["virtual_network_gateway_connection"],
    local_network_gateway_id: ["virtual_network_gateway_connection"],
    remote_vpn_site_id: ["vpn_gateway_connection"],
    express_route_circuit_peering_id: ["express_route_connection"],
    // Global Reach
    peer_peering_id: ["express_route_circuit_connection"],
    express_route_port_id: ["express_route_circuit"],
    virtual_network_id: ["private_dns_zone_virtual_network_link"],
    "private_service_connection.private_connection_resource_id": ["private_endpoint"],
    target_resource_id: [
      "app_service_connection",
      "data_factory_managed_private_endpoint",
      "function_app_connection",
      "search_shared_private_link_service",
      "signalr_shared_private_link_resource",
      "spring_cloud_connection",
      "stream_analytics_managed_private_endpoint",
      "synapse_managed_private_endpoint",
      "traffic_manager_azure_endpoint",
      "traffic_manager_nested_endpoint",
      "web_pubsub_shared_private_link_resource",
    ],
    target_virtual_network_id: ["network_manager_static_member"],
    service_resource_id: ["machine_learning_workspace_network_outbound_rule_private_endpoint"],
    load_balancer_frontend_ip_configuration_ids: ["private_link_service"],
    relay_id: ["app_service_hybrid_connection", "function_app_hybrid_connection", "web_app_hybrid_connection"],
  }),
  ...flowsByArgument((attribute) => to("network", attribute, "region"), {
    private_link_resource_region: [
      "dashboard_grafana_managed_private_endpoint",
      "kusto_cluster_managed_private_endpoint",
    ],
    "private_link.location": ["cdn_frontdoor_origin"],
    managed_virtual_network_regions: ["dev_center_project_pool"],
  }),

  // A balancer or address of the tier Global is announced from every region
  ...each(["lb", "public_ip", "public_ip_prefix"], { flows: [to("edge", "sku_tier", "set", { when: isGlobal })] }),

  // Hosts that are called
  ...flowsByArgument((attribute) => to("network", attribute, "host"), {
    service_url: ["api_management_api"],
    url: ["api_management_backend"],
    service_uri: ["container_registry_webhook"],
    "upstream_endpoint[].url_template": ["signalr_service"],
    "event_handler[].url_template": ["web_pubsub_hub"],
    "backend_address_pool[].fqdns": ["application_gateway"],
    "action[].endpoint": ["custom_provider"],
    "resource_type[].endpoint": ["custom_provider"],
    uri: ["logic_app_action_http"],
    endpoint: ["bot_channels_registration", "bot_service_azure_bot", "bot_web_app"],
  }),
  ...flowsByArgument((attribute) => to("edge", attribute, "host"), {
    host_name: ["cdn_frontdoor_origin"],
    "origin[].host_name": ["cdn_endpoint"],
  }),
];
