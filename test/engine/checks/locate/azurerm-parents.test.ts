import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { azurerm } from "../../../../engine/checks/locate/azurerm";
import type { KnownTypes } from "../../../../engine/checks/locate/known-types";
import { isListed } from "../../../../engine/checks/locate/tables";
import { graphOf, places, plan, tf, why } from "../terraform";

const home = { resource_group_name: "rg", location: "westeurope" };
const abroad = { resource_group_name: "rg", location: "eastus" };

/** A program with a network and a few stores, and one resource more. */
const program = (type: string, values: object, more: object = {}) =>
  graphOf(
    tf({
      provider: { azurerm: [{ features: [{}], subscription_id: "0000" }] },
      variable: { v: {} },
      ...more,
      resource: {
        azurerm_resource_group: { rg: { name: "rg", location: "westeurope" } },
        azurerm_virtual_network: { us: { name: "vnet-us", ...abroad } },
        azurerm_storage_account: { us: { name: "acmeus", ...abroad, account_replication_type: "LRS" } },
        azurerm_cosmosdb_account: { us: { name: "acme", ...abroad } },
        azurerm_batch_account: { nl: { name: "acme", ...home } },
        azurerm_linux_web_app: { us: { name: "shop", ...abroad } },
        azurerm_mssql_server: { us: { name: "sql", ...abroad } },
        [type]: { x: values },
      },
    }),
  );

const place = (type: string, values: object) => places(program(type, values))[`${type}.x`];

describe("what has no place of its own is where its parent is", () => {
  test.each<[string, string, object, string]>([
    [
      "by a reference to a name",
      "azurerm_subnet",
      { virtual_network_name: "${azurerm_virtual_network.us.name}" },
      "US",
    ],
    ["by a name", "azurerm_subnet", { virtual_network_name: "vnet-us" }, "US"],
    ["by a name in capitals", "azurerm_subnet", { virtual_network_name: "VNET-US" }, "US"],
    [
      "before its group",
      "azurerm_subnet",
      { virtual_network_name: "vnet-us", resource_group_name: "${azurerm_resource_group.rg.name}" },
      "US",
    ],
    [
      "its group where nothing else is said",
      "azurerm_resource_group_template_deployment",
      { resource_group_name: "${azurerm_resource_group.rg.name}" },
      "NL",
    ],
    ["by an id", "azurerm_storage_container", { storage_account_id: "${azurerm_storage_account.us.id}" }, "US"],
    ["by the older argument", "azurerm_storage_container", { storage_account_name: "acmeus" }, "US"],
    ["of one service", "azurerm_cosmosdb_sql_database", { account_name: "acme" }, "US"],
    ["of the next service", "azurerm_batch_pool", { account_name: "acme" }, "NL"],
    ["of several types", "azurerm_app_service_public_certificate", { app_service_name: "shop" }, "US"],
    ["a URL", "azurerm_storage_share_file", { storage_share_url: "https://acmeus.file.core.windows.net/s" }, "US"],
    ["a data_factory type is a resource", "azurerm_data_factory_pipeline", { data_factory_id: "${var.v}" }, "unknown"],
  ])("%s", (_, type, values, expected) => {
    expect(place(type, values)).toBe(expected);
  });

  test("through several steps", () => {
    const resource = {
      azurerm_mssql_server: { s: { name: "s", ...abroad } },
      azurerm_mssql_database: {
        d: { name: "d", server_id: "${azurerm_mssql_server.s.id}", storage_account_type: "Local" },
      },
      azurerm_mssql_database_extended_auditing_policy: { x: { database_id: "${azurerm_mssql_database.d.id}" } },
    };
    const graph = graphOf(tf({ provider: { azurerm: {} }, resource }));
    expect(places(graph)["azurerm_mssql_database_extended_auditing_policy.x"]).toBe("US");
  });

  test("of the name in its own group where another group has the same", () => {
    const resource = {
      azurerm_virtual_network: {
        a: { name: "vnet", resource_group_name: "a", location: "westeurope" },
        b: { name: "vnet", resource_group_name: "b", location: "eastus" },
      },
      azurerm_subnet: {
        b: { virtual_network_name: "vnet", resource_group_name: "b" },
        c: { virtual_network_name: "vnet" },
      },
    };
    const found = places(graphOf(tf({ provider: { azurerm: {} }, resource })));
    expect(found["azurerm_subnet.b"]).toBe("US");
    expect(found["azurerm_subnet.c"]).toBe("unknown");
  });

  test("a plan shows names, not references", () => {
    const resource = (address: string, values: object) => ({
      address,
      mode: "managed",
      type: address.split(".")[0],
      name: address.split(".")[1],
      provider_name: "registry.terraform.io/hashicorp/azurerm",
      values,
    });
    const resources = [
      resource("azurerm_virtual_network.us", { name: "vnet-us", ...abroad }),
      resource("azurerm_subnet.x", { name: "s", virtual_network_name: "vnet-us", resource_group_name: "rg" }),
    ];
    const graph = graphOf(plan({ planned_values: { root_module: { resources } }, configuration: { root_module: {} } }));
    expect(places(graph)["azurerm_subnet.x"]).toBe("US");
  });

  test.each<[string, string, object, string]>([
    [
      "a name that nothing declares, whatever its group",
      "azurerm_subnet",
      { virtual_network_name: "elsewhere", resource_group_name: "${azurerm_resource_group.rg.name}" },
      "`virtual_network_name` is 'elsewhere', which nothing here declares",
    ],
    ["a variable", "azurerm_subnet", { virtual_network_name: "${var.v}" }, "var.v has no default"],
    ["nothing", "azurerm_subnet", { name: "s" }, "azurerm_subnet.x does not say where it is"],
    [
      "a group that nothing declares",
      "azurerm_resource_group_template_deployment",
      { resource_group_name: "rg-x" },
      "`resource_group_name` is 'rg-x', which nothing here declares",
    ],
  ])("is not known: %s", (_, type, values, expected) => {
    const graph = graphOf(
      tf({
        provider: { azurerm: {} },
        variable: { v: {} },
        resource: { [type]: { x: values }, azurerm_resource_group: { rg: { name: "rg", location: "westeurope" } } },
      }),
    );
    const { placements } = graph;
    expect(why({ ...graph, placements: placements.filter(({ resource }) => resource.type === type) })).toContain(
      expected,
    );
  });
});

describe("an id of Azure's", () => {
  const id = (rest: string) => `/subscriptions/0000/resourceGroups/rg/providers/${rest}`;
  const vnet = id("Microsoft.Network/virtualNetworks/vnet-us");

  test.each<[string, string, string]>([
    ["names what is declared", vnet, "US"],
    ["in small letters", vnet.toLowerCase(), "US"],
    ["of what is inside of it", `${vnet}/subnets/s`, "US"],
    ["of another group", vnet.replace("/rg/", "/other/"), "unknown"],
    ["of another subscription", vnet.replace("0000", "1111"), "unknown"],
    ["of a name that nothing declares", vnet.replace("vnet-us", "vnet-x"), "unknown"],
    ["of another type with the same name", id("Microsoft.Storage/storageAccounts/vnet-us"), "unknown"],
    ["of a type that no row knows", id("Acme.Things/things/vnet-us"), "unknown"],
    ["of a type with several kinds of resources", id("Microsoft.Web/sites/shop"), "US"],
    ["of a group", "/subscriptions/0000/resourceGroups/rg", "NL"],
    ["of a subscription", "/subscriptions/0000", "anywhere"],
    ["of a management group", "/providers/Microsoft.Management/managementGroups/acme", "anywhere"],
    ["with a region in it", "/subscriptions/0000/providers/Microsoft.Web/locations/westeurope/managedApis/sql", "NL"],
    ["of which only the group is not known", vnet.replace("/rg/", "/${var.v}/"), "US"],
    ["of which the name is not known", vnet.replace("vnet-us", "${var.v}"), "unknown"],
    ["of which the group is a reference", vnet.replace("/rg/", "/${azurerm_resource_group.rg.name}/"), "US"],
    [
      "with a group as the only thing that is known",
      "/subscriptions/0000/resourceGroups/${azurerm_resource_group.rg.name}/providers/Microsoft.Network/virtualNetworks/v",
      "unknown",
    ],
    ["is no id", "vnet-us", "unknown"],
  ])("%s", (_, target, expected) => {
    expect(place("azurerm_monitor_diagnostic_setting", { target_resource_id: target })).toBe(expected);
  });
});

test("the tables say of every type where it is, or what it is part of", () => {
  const file = path.join(__dirname, "../../../../engine/checks/locate/data/azurerm-types.json");
  const { byArguments } = JSON.parse(fs.readFileSync(file, "utf8")) as KnownTypes;
  const types = Object.values(byArguments).flat();
  expect(types.length).toBeGreaterThan(1100);
  const unlisted = types.filter((type) => !isListed({ providerSource: azurerm.sources[0], type: `azurerm_${type}` }));
  expect(unlisted).toEqual([]);
});

test("no location abroad is passed over", () => {
  const file = path.join(__dirname, "../../../../engine/checks/locate/data/azurerm-types.json");
  const { byArguments } = JSON.parse(fs.readFileSync(file, "utf8")) as KnownTypes;
  const types = Object.entries(byArguments).flatMap(([list, found]) =>
    list.split(",").includes("location") ? found.map((type) => `azurerm_${type}`) : [],
  );
  const resource = Object.fromEntries(types.map((type) => [type, { x: { location: "East US" } }]));
  const found = places(graphOf(tf({ provider: { azurerm: {} }, resource })));
  expect(types.length).toBeGreaterThan(300);
  expect(types.filter((type) => !["US", "anywhere"].includes(found[`${type}.x`]))).toEqual([]);
});
