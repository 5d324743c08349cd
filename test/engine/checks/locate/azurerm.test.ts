import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

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
    const graph = program("azurerm_subnet", { name: "s" });
    expect(graph.placements).toEqual([]);
    expect(graph.notAssessed).toEqual([
      { what: "type azurerm_subnet", why: "no table says where resources of this type are" },
    ]);
  });

  test("the operator of a resource without a place comes in all the same", () => {
    const graph = program("azurerm_subnet", { name: "s" });
    expect(graph.operators).toMatchObject([{ address: "provider.azurerm", operator: { id: "azure", hq: "US" } }]);
  });

  test("comes in once, with the data classes of all", () => {
    const resource = { azurerm_subnet: { s: {} }, azurerm_storage_account: { a: { location: "westeurope" } } };
    expect(graphOf(tf({ provider: { azurerm: {} }, resource })).operators).toHaveLength(1);
  });

  test("is not known in a cloud of Azure that is not known", () => {
    const graph = program("azurerm_subnet", { name: "s" }, { environment: "${var.cloud}" });
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

  test.each<[string, object, string[]]>([
    ["the default goes to the pair", { location: "westeurope" }, ["backup to IE"]],
    ["a pair at home", { location: "uaenorth" }, ["backup to AE"]],
    ["in the region alone", { location: "westeurope", storage_mode_type: "LocallyRedundant" }, []],
    ["a region without a pair", { location: "qatarcentral" }, []],
    ["a region whose pair nobody knows", { location: "saudiarabiaeast" }, ["backup to unknown"]],
    [
      "a redundancy that is not known",
      { location: "westeurope", storage_mode_type: "${var.x}" },
      ["backup to unknown"],
    ],
  ])("a recovery vault: %s", (_, values, expected) => {
    expect(flows(program("azurerm_recovery_services_vault", values), "azurerm_recovery_services_vault.x")).toEqual(
      expected,
    );
  });
});
