import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const NL = { location: "westeurope" };
const US = { location: "eastus" };

/** A program with stores in the Netherlands and in the United States, and one resource more. */
function program(type: string, values: object, provider: object = { features: [{}] }) {
  const others: Record<string, Record<string, object>> = {
    azurerm_storage_account: { nl: { name: "acmenl", ...NL }, us: { name: "acmeus", ...US } },
    azurerm_log_analytics_workspace: { nl: { name: "logs-nl", ...NL }, us: { name: "logs-us", ...US } },
    azurerm_eventhub_namespace: { us: { name: "hub-us", ...US } },
    azurerm_eventhub_namespace_authorization_rule: { us: { namespace_name: "${azurerm_eventhub_namespace.us.name}" } },
    azurerm_monitor_data_collection_rule: { us: { name: "rule-us", ...US } },
    azurerm_virtual_network: { nl: { name: "net-nl", ...NL }, us: { name: "net-us", ...US } },
    azurerm_virtual_network_gateway: { us: { name: "gw-us", ...US } },
    azurerm_virtual_hub: { nl: { name: "hub-nl", ...NL } },
    azurerm_mssql_server: { nl: { name: "sql-nl", ...NL } },
    azurerm_cognitive_account: {
      se: { name: "se", location: "swedencentral", custom_subdomain_name: "acme-se" },
      us: { name: "us", ...US },
      ae: { name: "ae", location: "uaenorth" },
      gb: { name: "gb", location: "uksouth" },
    },
    azurerm_container_registry: { us: { name: "acmeus", ...US } },
    azurerm_key_vault: { us: { name: "keys-us", ...US } },
    azurerm_data_factory: { nl: { name: "f", ...NL } },
    azurerm_kubernetes_cluster: { nl: { name: "k", ...NL } },
  };
  const resource = { ...others, [type]: { ...others[type], x: values } };
  return graphOf(tf({ provider: { azurerm: [provider] }, variable: { v: {} }, resource }));
}

const flowsOf = (type: string, values: object) => flows(program(type, values), `${type}.x`);
const placeOf = (type: string, values: object) => places(program(type, values))[`${type}.x`];

describe("logs of Azure", () => {
  const vault = { target_resource_id: "${azurerm_key_vault.us.id}" };
  const id = "/subscriptions/0/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces";
  test.each<[string, string, object, string[]]>([
    [
      "to a workspace",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}" },
      ["log to US"],
    ],
    [
      "to a workspace at home",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, log_analytics_workspace_id: "${azurerm_log_analytics_workspace.nl.id}" },
      ["log to NL"],
    ],
    [
      "to a workspace by its id",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, log_analytics_workspace_id: `${id}/logs-us` },
      ["log to US"],
    ],
    [
      "to a workspace elsewhere",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, log_analytics_workspace_id: `${id}/far` },
      ["log to unknown"],
    ],
    [
      "to a store",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, storage_account_id: "${azurerm_storage_account.us.id}" },
      ["log to US"],
    ],
    [
      "to a hub by its rule",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, eventhub_authorization_rule_id: "${azurerm_eventhub_namespace_authorization_rule.us.id}" },
      ["log to US"],
    ],
    [
      "to what is not known",
      "azurerm_monitor_diagnostic_setting",
      { ...vault, log_analytics_workspace_id: "${var.v}" },
      ["log to unknown"],
    ],
    ["to nothing", "azurerm_monitor_diagnostic_setting", vault, []],
    [
      "of identity",
      "azurerm_monitor_aad_diagnostic_setting",
      { storage_account_id: "${azurerm_storage_account.us.id}" },
      ["log to US"],
    ],
    [
      "of an application",
      "azurerm_application_insights",
      { ...NL, workspace_id: "${azurerm_log_analytics_workspace.us.id}" },
      ["log to US"],
    ],
    [
      "of an export",
      "azurerm_log_analytics_data_export_rule",
      {
        workspace_resource_id: "${azurerm_log_analytics_workspace.nl.id}",
        destination_resource_id: "${azurerm_storage_account.us.id}",
      },
      ["log to US"],
    ],
    [
      "of a collection rule",
      "azurerm_monitor_data_collection_rule",
      {
        ...NL,
        destinations: { log_analytics: [{ workspace_resource_id: "${azurerm_log_analytics_workspace.us.id}" }] },
      },
      ["log to US"],
    ],
    [
      "by a collection rule",
      "azurerm_monitor_data_collection_rule_association",
      {
        target_resource_id: "${azurerm_kubernetes_cluster.nl.id}",
        data_collection_rule_id: "${azurerm_monitor_data_collection_rule.us.id}",
      },
      ["log to US"],
    ],
    [
      "of a network",
      "azurerm_network_watcher_flow_log",
      {
        ...NL,
        storage_account_id: "${azurerm_storage_account.us.id}",
        traffic_analytics: { workspace_region: "eastus" },
      },
      ["log to US", "log to US"],
    ],
    [
      "of a cluster",
      "azurerm_kubernetes_cluster",
      { ...NL, oms_agent: { log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}" } },
      ["log to US"],
    ],
    [
      "of containers",
      "azurerm_container_app_environment",
      { ...NL, log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}" },
      ["log to US"],
    ],
    [
      "of a start",
      "azurerm_linux_virtual_machine",
      { ...NL, boot_diagnostics: { storage_account_uri: "https://acmeus.blob.core.windows.net/" } },
      ["log to US"],
    ],
    [
      "audit",
      "azurerm_mssql_server_extended_auditing_policy",
      {
        server_id: "${azurerm_mssql_server.nl.id}",
        storage_endpoint: "${azurerm_storage_account.us.primary_blob_endpoint}",
      },
      ["log to US"],
    ],
    [
      "costs",
      "azurerm_subscription_cost_management_export",
      {
        export_data_storage_location: {
          container_id: "${azurerm_storage_account.us.id}/blobServices/default/containers/c",
        },
      },
      ["log to US"],
    ],
    [
      "of a test, by names that mislead",
      "azurerm_application_insights_standard_web_test",
      { ...NL, geo_locations: ["emea-gb-db3-azr", "emea-ru-msa-edge", "us-va-ash-azr"] },
      ["log to IE", "log to GB", "log to US"],
    ],
  ])("%s", (_, type, values, expected) => {
    expect(flowsOf(type, values)).toEqual(expected);
  });

  test("are as protected as what they are of", () => {
    const resource = {
      azurerm_key_vault: { k: { ...NL, "//": { sovereignty: { dataClass: "secret" } } } },
      azurerm_log_analytics_workspace: { l: NL },
      azurerm_monitor_diagnostic_setting: {
        d: {
          target_resource_id: "${azurerm_key_vault.k.id}",
          log_analytics_workspace_id: "${azurerm_log_analytics_workspace.l.id}",
        },
      },
    };
    const graph = graphOf(tf({ resource }));
    expect(graph.flows.find(({ kind }) => kind === "log")?.dataClass).toBe("secret");
  });
});

describe("networks of Azure", () => {
  test.each<[string, string, object, string[]]>([
    [
      "a peering",
      "azurerm_virtual_network_peering",
      { virtual_network_name: "net-nl", remote_virtual_network_id: "${azurerm_virtual_network.us.id}" },
      ["network to US"],
    ],
    [
      "a peering with what nothing declares",
      "azurerm_virtual_network_peering",
      {
        virtual_network_name: "net-nl",
        remote_virtual_network_id: "/subscriptions/0/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/far",
      },
      ["network to unknown"],
    ],
    [
      "a hub",
      "azurerm_virtual_hub_connection",
      { virtual_hub_id: "${azurerm_virtual_hub.nl.id}", remote_virtual_network_id: "${azurerm_virtual_network.us.id}" },
      ["network to US"],
    ],
    [
      "a tunnel",
      "azurerm_virtual_network_gateway_connection",
      { ...NL, peer_virtual_network_gateway_id: "${azurerm_virtual_network_gateway.us.id}" },
      ["network to US"],
    ],
    [
      "an endpoint",
      "azurerm_private_endpoint",
      { ...NL, private_service_connection: [{ private_connection_resource_id: "${azurerm_key_vault.us.id}" }] },
      ["network to US"],
    ],
    ["a balancer of every region", "azurerm_lb", { ...NL, sku_tier: "Global" }, ["edge to anywhere"]],
    ["a balancer of its region", "azurerm_lb", { ...NL, sku_tier: "Regional" }, []],
    ["an address of what is not known", "azurerm_public_ip", { ...NL, sku_tier: "${var.v}" }, ["edge to unknown"]],
  ])("%s", (_, type, values, expected) => {
    expect(flowsOf(type, values)).toEqual(expected);
  });
});

describe("models of Azure", () => {
  const deployment = (account: string, name: string) => ({
    cognitive_account_id: `\${azurerm_cognitive_account.${account}.id}`,
    sku: [{ name }],
  });
  const EU =
    "AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IT, LT, LU, LV, MT, NL, PL, PT, RO, SE, SI, SK";
  test.each<[string, string, string, string[]]>([
    ["a region", "se", "Standard", []],
    ["a region with a promise", "ae", "ProvisionedManaged", []],
    ["anywhere", "se", "GlobalStandard", ["ai to anywhere"]],
    ["anywhere in bulk", "se", "GlobalBatch", ["ai to anywhere"]],
    ["anywhere with a promise", "ae", "GlobalProvisionedManaged", ["ai to anywhere"]],
    ["anywhere for trials", "se", "DeveloperTier", ["ai to anywhere"]],
    ["the European zone", "se", "DataZoneStandard", [`ai to ${EU}`]],
    ["the American zone", "us", "DataZoneBatch", ["ai to US"]],
    ["no zone for the Gulf", "ae", "DataZoneStandard", ["ai to unknown"]],
    ["no zone for Britain", "gb", "DataZoneProvisionedManaged", ["ai to unknown"]],
    ["a SKU that no row knows", "se", "OrbitalStandard", ["ai to unknown"]],
    ["a SKU that is not known", "se", "${var.v}", ["ai to unknown"]],
  ])("a deployment is asked in %s", (_, account, sku, expected) => {
    expect(flowsOf("azurerm_cognitive_deployment", deployment(account, sku))).toEqual(expected);
    const country = { se: "SE", us: "US", ae: "AE", gb: "GB" }[account];
    expect(placeOf("azurerm_cognitive_deployment", deployment(account, sku))).toBe(country);
  });

  test("an account without a region may be anywhere, and is a model's", () => {
    const { placements } = program("azurerm_cognitive_account", { location: "global", name: "bing" });
    expect(placements.find(({ resource }) => resource.name === "x")).toMatchObject({
      serviceKind: "ai",
      place: { kind: "anywhere" },
    });
  });
});

describe("services of Azure whose place is no region", () => {
  test.each<[string, string, object, string]>([
    ["messages in a country", "azurerm_communication_service", { data_location: "UAE" }, "AE"],
    ["messages by default", "azurerm_communication_service", {}, "US"],
    ["messages in an area", "azurerm_communication_service", { data_location: "Asia Pacific" }, "HK, SG"],
    ["mail", "azurerm_email_communication_service", { data_location: "Germany" }, "DE"],
    ["customers' identities", "azurerm_aadb2c_directory", { data_residency_location: "United States" }, "US"],
    ["customers' identities anywhere", "azurerm_aadb2c_directory", { data_residency_location: "Global" }, "anywhere"],
    ["runs in a region", "azurerm_data_factory_integration_runtime_azure", { location: "West Europe" }, "NL"],
    ["runs anywhere", "azurerm_data_factory_integration_runtime_azure", { location: "AutoResolve" }, "anywhere"],
  ])("%s", (_, type, values, expected) => {
    expect(placeOf(type, values)).toBe(expected);
  });

  test("Europe is more than the European Union", () => {
    expect(placeOf("azurerm_communication_service", { data_location: "Europe" })).toMatch(/CH, .*IS, .*NO/);
  });

  test("names the argument that is not set", () => {
    const { placements } = program("azurerm_communication_service", {});
    expect(placements.find(({ resource }) => resource.name === "x")?.unsetArgument).toBe("data_location");
  });
});

describe("hosts of Azure", () => {
  const webhook = (url: string) => ({ webhook_endpoint: { url }, scope: "${azurerm_storage_account.nl.id}" });
  test.each<[string, string]>([
    ["https://acmeus.blob.core.windows.net/c", "US"],
    ["https://acmeus-secondary.blob.core.windows.net/c", "US"],
    ["https://acmenl.z6.web.core.windows.net", "NL"],
    ["https://far.blob.core.windows.net/c", "unknown"],
    ["https://keys-us.vault.azure.net/", "US"],
    ["https://acme-se.openai.azure.com/", "SE"],
    ["https://far.openai.azure.com/", "unknown"],
    ["https://hub-us.servicebus.windows.net/", "US"],
    ["https://sql-nl.database.windows.net", "NL"],
    ["https://far.azurewebsites.net/hook", "unknown"],
    ["https://acme.azurefd.net/", "anywhere"],
    ["https://shop.westeurope.cloudapp.azure.com/", "NL"],
    ["https://shop.nice-1234.germanywestcentral.azurecontainerapps.io/", "DE"],
    ["https://westeurope-5.in.applicationinsights.azure.com/", "NL"],
    ["https://logs.eastus.kusto.windows.net/", "US"],
    ["https://westeurope.api.cognitive.microsoft.com/", "NL"],
  ])("%s is in %s", (url, expected) => {
    const [flow] = flowsOf("azurerm_eventgrid_event_subscription", webhook(url));
    expect(flow.replace(/^\w+ to /, "")).toBe(expected);
  });

  test("a model's host is a model's", () => {
    expect(flowsOf("azurerm_eventgrid_event_subscription", webhook("https://acme-se.openai.azure.com/"))).toEqual([
      "ai to SE",
    ]);
  });

  test.each<[string, string]>([
    ["acmeus.azurecr.io/app:1", "image to US"],
    ["far.azurecr.io/app:1", "image to unknown"],
    ["acmeus.eastus.data.azurecr.io/app:1", "image to US"],
  ])("the image %s", (image, expected) => {
    expect(flowsOf("azurerm_container_app", { template: { container: [{ image }] } })).toEqual([expected]);
  });
});

describe("the settings of a program on Azure", () => {
  const CALLS = {
    ABROAD: "https://api.openai.com/v1",
    AT_HOME: "${azurerm_mssql_server.nl.fully_qualified_domain_name}",
  };
  const env = Object.entries(CALLS).map(([name, value]) => ({ name, value }));
  test.each<[string, object]>([
    ["azurerm_linux_web_app", { app_settings: CALLS }],
    ["azurerm_windows_function_app", { app_settings: CALLS }],
    ["azurerm_container_group", { container: [{ environment_variables: CALLS }] }],
    ["azurerm_container_app", { template: { container: [{ env }] } }],
  ])("of %s tell what it calls", (type, values) => {
    expect(flowsOf(type, values)).toEqual(["ai to anywhere"]);
  });

  test("may name a registry of images", () => {
    const app_settings = { DOCKER_REGISTRY_SERVER_URL: "https://index.docker.io" };
    expect(flowsOf("azurerm_linux_web_app", { app_settings })).toEqual(["image to anywhere"]);
  });
});

describe("a template of Azure's own", () => {
  const deployment = (template: unknown, more: object = {}) => ({
    resource_group_name: "${azurerm_resource_group.g.name}",
    template_content: typeof template === "string" ? template : JSON.stringify(template),
    ...more,
  });
  const at = (...locations: string[]) => ({ resources: locations.map((location) => ({ type: "t", location })) });
  const withParameter = { ...at("[parameters('where')]"), parameters: { where: { defaultValue: "westeurope" } } };
  const nested = { resources: [{ type: "t", properties: { template: at("eastus") } }] };
  test.each<[string, object, string]>([
    ["a region", deployment(at("eastus")), "US"],
    ["several regions", deployment(at("eastus", "West Europe")), "NL, US"],
    ["the place of its group", deployment(at("[resourceGroup().location]")), "SE"],
    ["a parameter by default", deployment(withParameter), "NL"],
    [
      "a parameter that is given",
      deployment(withParameter, { parameters_content: '{"where":{"value":"eastus"}}' }),
      "US",
    ],
    ["a parameter that is not known", deployment(at("[parameters('where')]")), "unknown"],
    ["a template inside", deployment(nested), "US"],
    ["nothing that has a place", deployment({ resources: [{ type: "t" }] }), "SE"],
    ["what is not known", deployment("${var.v}"), "unknown"],
    ["no JSON", deployment("{"), "unknown"],
    [
      "a template that is stored elsewhere",
      {
        template_spec_version_id:
          "/subscriptions/0/resourceGroups/g/providers/Microsoft.Resources/templateSpecs/s/versions/1",
      },
      "unknown",
    ],
  ])("is where its resources are: %s", (_, values, expected) => {
    const resource = {
      azurerm_resource_group: { g: { name: "g", location: "swedencentral" } },
      azurerm_resource_group_template_deployment: { x: values },
    };
    const found = places(graphOf(tf({ provider: { azurerm: {} }, variable: { v: {} }, resource })));
    expect(found["azurerm_resource_group_template_deployment.x"]).toBe(expected);
  });
});
