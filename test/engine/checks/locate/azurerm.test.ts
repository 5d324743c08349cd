import { describe, expect, test } from "vitest";
import { graphOf, places, tf } from "../terraform";

const program = (type: string, values: object, provider: object = { features: [{}] }) =>
  graphOf(tf({ provider: { azurerm: [provider] }, resource: { [type]: { x: values } } }));

describe("Azure", () => {
  test.each<[string, object, string]>([
    ["a region", { location: "westeurope" }, "NL"],
    ["a region as the portal writes it", { location: "West Europe" }, "NL"],
    ["global", { location: "global" }, "anywhere"],
    ["none", {}, "unknown"],
  ])("a resource is in its location: %s", (_, values, expected) => {
    expect(places(program("azurerm_storage_account", values))).toEqual({ "azurerm_storage_account.x": expected });
  });

  test("another cloud of Azure has other regions", () => {
    const graph = program("azurerm_storage_account", { location: "chinaeast2" }, { environment: "china" });
    expect(places(graph)).toEqual({ "azurerm_storage_account.x": "CN" });
  });

  test("a type that says no place and has no row is listed, not guessed", () => {
    const graph = program("azurerm_future_service", { name: "s" });
    expect(graph.placements).toEqual([]);
    expect(graph.notAssessed).toEqual([
      { what: "type azurerm_future_service", why: "no table says where resources of this type are" },
    ]);
  });

  test("a type of a later version is where it says, and is listed all the same", () => {
    const graph = program("azurerm_future_service", { location: "eastus" });
    expect(places(graph)).toEqual({ "azurerm_future_service.x": "US" });
    expect(graph.notAssessed).toMatchObject([{ what: "type azurerm_future_service" }]);
  });

  test("the operator of a resource without a place comes in all the same", () => {
    const graph = program("azurerm_future_service", { name: "s" });
    expect(graph.operators).toMatchObject([{ address: "provider.azurerm", operator: { id: "azure", hq: "US" } }]);
  });

  test("comes in once, with the data classes of all", () => {
    const resource = { azurerm_future_service: { s: {} }, azurerm_storage_account: { a: { location: "westeurope" } } };
    expect(graphOf(tf({ provider: { azurerm: {} }, resource })).operators).toHaveLength(1);
  });

  test("is not known in a cloud of Azure that is not known", () => {
    const graph = program("azurerm_future_service", { name: "s" }, { environment: "${var.cloud}" });
    expect(graph.operators).toMatchObject([{ address: "provider.azurerm", operator: undefined }]);
  });

  test.each([
    ["azurerm_cdn_frontdoor_profile", {}, "edge"],
    ["azurerm_cdn_profile", { location: "westeurope" }, "edge"],
    ["azurerm_frontdoor", {}, "edge"],
    ["azurerm_traffic_manager_profile", {}, "edge"],
    ["azurerm_dns_zone", {}, "control-plane"],
  ])("%s is global", (type, values, serviceKind) => {
    const graph = program(type, values);
    expect(places(graph)).toEqual({ [`${type}.x`]: "anywhere" });
    expect(graph.placements).toMatchObject([{ serviceKind }]);
  });

  test.each<[string, string, object, string, string | undefined]>([
    ["the public cloud", "westeurope", {}, "NL", "azure"],
    ["the public cloud in capitals", "westeurope", { environment: "Public" }, "NL", "azure"],
    ["China", "chinaeast2", { environment: "china" }, "CN", "vnet-21vianet"],
    ["the US government", "usgovvirginia", { environment: "usgovernment" }, "US", "azure"],
    ["an impact level of the US government", "usgovvirginia", { environment: "usgovernmentl5" }, "US", "azure"],
    ["a region of another of its clouds", "westeurope", { environment: "china" }, "unknown", "vnet-21vianet"],
    [
      "China by its metadata host",
      "chinaeast2",
      { metadata_host: "management.chinacloudapi.cn" },
      "CN",
      "vnet-21vianet",
    ],
    ["a cloud of somebody else", "westeurope", { metadata_host: "management.acme.example" }, "unknown", undefined],
    ["a cloud that is not known", "westeurope", { metadata_host: "${var.host}" }, "unknown", undefined],
  ])("the cloud of Azure that is meant: %s", (_, location, provider, place, operator) => {
    const graph = program("azurerm_virtual_network", { location }, { features: [{}], ...provider });
    expect(places(graph)).toEqual({ "azurerm_virtual_network.x": place });
    expect(graph.operators[0].operator?.id).toBe(operator);
  });

  test.each<[string, string, object, string, string | undefined]>([
    ["an edge endpoint", "azurerm_cdn_frontdoor_origin", {}, "anywhere", "edge"],
    ["a static site", "azurerm_static_web_app", { location: "westeurope" }, "anywhere", "edge"],
    ["a private name", "azurerm_private_dns_a_record", { zone_name: "z" }, "anywhere", "control-plane"],
    ["a management group", "azurerm_management_group", {}, "anywhere", "control-plane"],
    ["a role", "azurerm_role_assignment", { scope: "${azurerm_resource_group.g.id}" }, "anywhere", "control-plane"],
    ["a policy", "azurerm_subscription_policy_assignment", {}, "anywhere", "control-plane"],
    [
      "the identity of a policy",
      "azurerm_subscription_policy_assignment",
      { location: "eastus" },
      "US",
      "control-plane",
    ],
    ["a budget", "azurerm_consumption_budget_subscription", {}, "anywhere", "control-plane"],
    ["a group of alerts", "azurerm_monitor_action_group", {}, "anywhere", "control-plane"],
    [
      "a group of alerts in a region",
      "azurerm_monitor_action_group",
      { location: "westeurope" },
      "NL",
      "control-plane",
    ],
    ["a bot", "azurerm_bot_service_azure_bot", { location: "global" }, "anywhere", "ai"],
    ["a group of resources", "azurerm_resource_group", { location: "westeurope" }, "NL", undefined],
  ])("%s", (_, type, values, place, serviceKind) => {
    const graph = program(type, values);
    expect(places(graph)).toEqual({ [`${type}.x`]: place });
    expect(graph.placements[0].serviceKind).toBe(serviceKind);
  });
});
