import { expect, test } from "vitest";
import { RECALL_PROVIDERS } from "../../../../bench/recall/abroad-values";
import { readCensus } from "../../../../bench/recall/census";
import { recall } from "../../../../bench/recall/mutate";

/**
 * Arguments that are moved abroad and that the checker passes over, by the reason why that loses nothing. Whoever mends a
 * table takes lines away; a line more is a hole.
 */
const PASSED_OVER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws: {
    "the service has one region, whatever the argument says": [
      "aws_ecrpublic_repository.region",
      "aws_ecrpublic_repository_policy.region",
      "aws_ecrpublic_repository_policy.repository_name",
    ],
    "it is served from everywhere, whatever the region of its control": ["aws_lightsail_distribution.region"],
    "what it means hangs on the protocol beside it": ["aws_sns_topic_subscription.endpoint"],
  },
  azurerm: {
    "it is served from everywhere, whatever the region of its control": [
      "azurerm_cdn_endpoint.location",
      "azurerm_cdn_profile.location",
      "azurerm_static_site.location",
      "azurerm_static_web_app.location",
    ],
    "where data comes from; the source itself is placed": ["azurerm_network_watcher_flow_log.target_resource_id"],
    "a new account of that name is made beside the workspace": [
      "azurerm_databricks_workspace.custom_parameters.storage_account_name",
    ],
    "what callers reach, or who lets them in": [
      "azurerm_api_management_api_operation.url_template",
      "azurerm_virtual_network_gateway.vpn_client_configuration.radius_server_address",
    ],
    "a registry of the subscription, found by its name": [
      "azurerm_container_registry_agent_pool.container_registry_name",
      "azurerm_spring_cloud_service.default_build_service.container_registry_name",
    ],
    "it takes areas of the world, and 'eastus' is none": ["azurerm_communication_service.data_location"],
  },
  google: {
    "where it is managed from; its nodes are in the other cloud": [
      "google_container_aws_node_pool.location",
      "google_container_azure_node_pool.location",
    ],
    "its parent is looked for where it says itself that it is": [
      "google_cloudbuildv2_repository.parent_connection",
      "google_compute_attached_disk.instance",
      "google_container_node_pool.cluster",
    ],
    "an address that stands in certificates for whoever checks them": [
      "google_privateca_ca_pool.issuance_policy.baseline_values.aia_ocsp_servers",
      "google_privateca_certificate.config.x509_config.aia_ocsp_servers",
      "google_privateca_certificate_authority.config.x509_config.aia_ocsp_servers",
      "google_privateca_certificate_template.predefined_values.aia_ocsp_servers",
    ],
    "a name that tokens bear": [
      "google_vertex_ai_index_endpoint_deployed_index.deployed_index_auth_config.auth_provider.allowed_issuers",
    ],
  },
  opentelekomcloud: {
    "the service has no region, whatever the argument says": [
      "opentelekomcloud_dns_recordset_v2.region",
      "opentelekomcloud_dns_zone_v2.region",
      "opentelekomcloud_identity_group_v3.region",
      "opentelekomcloud_identity_project_v3.region",
    ],
    "a name that callers use": [
      "opentelekomcloud_lb_certificate_v2.domain",
      "opentelekomcloud_lb_certificate_v3.domain",
      "opentelekomcloud_s3_bucket.website_domain",
      "opentelekomcloud_swr_domain_v2.access_domain",
      "opentelekomcloud_waf_dedicated_domain_v1.domain",
      "opentelekomcloud_waf_policy_v1.hosts",
    ],
    "what it means hangs on the protocol beside it": ["opentelekomcloud_smn_subscription_v2.endpoint"],
  },
};

test.each(RECALL_PROVIDERS)("$provider: no argument that carries data abroad is passed over", (provider) => {
  const results = recall(provider, readCensus(provider.provider));
  const missed = results.filter(({ outcome }) => outcome === "missed").map(({ type, path }) => `${type}.${path}`);
  expect(results.filter(({ outcome }) => outcome === "caught").length).toBeGreaterThan(200);
  expect(missed.sort()).toEqual(
    Object.values(PASSED_OVER[provider.provider] ?? {})
      .flat()
      .sort(),
  );
});
