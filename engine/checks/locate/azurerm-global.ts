import { each } from "./azurerm-row";
import type { PlaceRow, TypeRow } from "./table";

/** Of types whose beginning is global otherwise. */
const LOCATION: readonly PlaceRow[] = [{ attribute: "location", as: "region" }];

/** A template that is stored elsewhere says no place. */
const TEMPLATE: readonly PlaceRow[] = [
  { attribute: "template_content", as: "azure-template" },
  { attribute: "template_spec_version_id", as: "azure-resource" },
];

/**
 * Services of Azure that no region holds: edge, identity, policy, cost, public and private names. Types after provider
 * 4.55.0; rows AZ-11, AZ-12 and AZ-16 of the facts (2026-11-22); which are global else is general knowledge (2026-11-22).
 */
export const AZURERM_GLOBAL: readonly TypeRow[] = [
  // Edge; where such a type has a location, it is that of its settings
  ...each(["cdn_*", "frontdoor*", "traffic_manager_*", "static_site*", "static_web_app*"], {
    serviceKind: "edge",
    places: [],
    otherwise: "global",
  }),

  // Names: records of a private zone are in every region as well
  ...each(["dns_*", "private_dns_*"], { places: [], otherwise: "global" }),
  { type: "azurerm_private_dns_resolver*" },

  // Tenants, subscriptions, policy, roles, costs
  ...each(
    [
      "advisor_suppression",
      "app_service_source_control_token",
      "billing_account_cost_management_export",
      "consumption_budget_*",
      "cost_*",
      "graph_services_account",
      "lighthouse_*",
      "management_group*",
      "management_lock",
      "marketplace_*",
      "network_manager_management_group_connection",
      "network_manager_subscription_connection",
      "oracle_resource_anchor",
      "pim_*",
      "policy_definition",
      "policy_set_definition",
      "portal_tenant_configuration",
      "resource_group_cost_management_*",
      "resource_group_policy_*",
      "resource_management_private_link_association",
      "resource_policy_*",
      "resource_provider_registration",
      "role_*",
      "source_control_token",
      "subscription*",
    ],
    { places: [], otherwise: "global" },
  ),

  // The place of an assignment is that of its identity, where it has one
  ...each(
    [
      "management_group_policy_assignment",
      "resource_group_policy_assignment",
      "resource_policy_assignment",
      "subscription_policy_assignment",
    ],
    { places: LOCATION, otherwise: "global" },
  ),
  // What a template deploys counts, then where the record of the deployment is
  ...each(["management_group_template_deployment", "subscription_template_deployment", "tenant_template_deployment"], {
    places: [...TEMPLATE, ...LOCATION],
    otherwise: "unknown",
  }),
  {
    type: "azurerm_resource_group_template_deployment",
    places: [
      ...TEMPLATE,
      { attribute: "resource_group_name", as: "azure-resource", names: "azurerm_resource_group.name" },
    ],
    otherwise: "unknown",
  },

  // Alerts, and what Defender keeps for a whole subscription
  ...each(
    [
      "eventgrid_partner_configuration",
      "eventgrid_partner_registration",
      "monitor_aad_diagnostic_setting",
      "monitor_alert_processing_rule_*",
      "monitor_metric_alert",
      "monitor_private_link_scope",
      "monitor_private_link_scoped_service",
      "monitor_smart_detector_alert_rule",
      "security_center_assessment_policy",
      "security_center_auto_provisioning",
      "security_center_contact",
      "security_center_server_vulnerability_assessments_setting",
      "security_center_setting",
      "security_center_subscription_pricing",
      "security_center_workspace",
    ],
    { places: [], otherwise: "global" },
  ),
  // By default in the location `global` (provider documentation of 2026-08)
  { type: "azurerm_app_service_certificate_order", serviceKind: "control-plane", otherwise: { location: "global" } },
  { type: "azurerm_monitor_action_group", serviceKind: "control-plane", otherwise: { location: "global" } },
  { type: "azurerm_monitor_activity_log_alert", serviceKind: "control-plane", otherwise: "unknown" },
];
