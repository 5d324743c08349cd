import { describe, expect, test } from "vitest";
import { azapiRows, CHANGE_OF } from "../../../../engine/checks/locate/azapi-rows";
import { flows, graphOf, places, tf } from "../terraform";

const GROUP = "/subscriptions/0000/resourceGroups/rg";

function graphWith(resource: Record<string, object>, azapi: object = {}) {
  const network = { v: { name: "v", location: "uksouth" } };
  const azurerm_log_analytics_workspace = { ie: { name: "logs", location: "northeurope" } };
  return graphOf(
    tf({
      terraform: { required_providers: { azapi: { source: "Azure/azapi" } } },
      provider: { azapi, azurerm: { features: {} } },
      resource: { azurerm_virtual_network: network, azurerm_log_analytics_workspace, ...resource },
    }),
  );
}

/** The flows of one resource of Azure's own API in West Europe. */
function flowsOf(type: string, body: unknown, more: object = {}): readonly string[] {
  const x = { type: `${type}@2024-01-01`, name: "x", parent_id: GROUP, location: "westeurope", body, ...more };
  return flows(graphWith({ azapi_resource: { x } }), "azapi_resource.x");
}

describe("a resource of Azure's own API sends data where its body says", () => {
  test.each<[string, string, unknown, string[]]>([
    ["storage that stays", "Microsoft.Storage/storageAccounts", { sku: { name: "Standard_ZRS" } }, []],
    [
      "storage with a copy in the pair",
      "Microsoft.Storage/storageAccounts",
      { sku: { name: "Standard_GRS" } },
      ["replication to IE"],
    ],
    [
      "the same as JSON text",
      "Microsoft.Storage/storageAccounts",
      '{"sku":{"name":"Standard_RAGZRS"}}',
      ["replication to IE"],
    ],
    [
      "encoded with a part that only the deploy tells",
      "Microsoft.Storage/storageAccounts",
      '${jsonencode({ sku = { name = "Standard_GRS" }, tags = { network = azurerm_virtual_network.v.id } })}',
      ["replication to IE"],
    ],
    [
      "text that is no JSON",
      "Microsoft.Storage/storageAccounts",
      "{ sku",
      ["replication to unknown", "key to unknown"],
    ],
    [
      "JSON that is no object",
      "Microsoft.Storage/storageAccounts",
      '[{"sku":{"name":"Standard_GRS"}}]',
      ["replication to unknown", "key to unknown"],
    ],
    ["a vault by default", "Microsoft.RecoveryServices/vaults", {}, ["backup to IE"]],
    [
      "a vault that stays",
      "Microsoft.RecoveryServices/vaults",
      { properties: { redundancySettings: { standardTierStorageRedundancy: "ZoneRedundant" } } },
      [],
    ],
    [
      "storage of its user",
      "Microsoft.CognitiveServices/accounts",
      { properties: { userOwnedStorage: [{ resourceId: "${azurerm_virtual_network.v.id}" }] } },
      ["replication to GB"],
    ],
    [
      "a server with a key",
      "Microsoft.Sql/servers",
      { properties: { keyId: "${azurerm_virtual_network.v.id}" } },
      ["key to GB"],
    ],
    ["keys", "Microsoft.KeyVault/vaults", {}, ["key to IE"]],
    ["a database by default", "Microsoft.Sql/servers/databases", {}, ["backup to IE"]],
    [
      "a server with a switch",
      "Microsoft.DBforPostgreSQL/flexibleServers",
      { properties: { backup: { geoRedundantBackup: "Enabled" } } },
      ["backup to IE"],
    ],
    [
      "a server with the switch off",
      "Microsoft.DBforPostgreSQL/flexibleServers",
      { properties: { backup: { geoRedundantBackup: "Disabled" } } },
      [],
    ],
    [
      "a database in two regions",
      "Microsoft.DocumentDB/databaseAccounts",
      {
        properties: {
          backupPolicy: { type: "Continuous" },
          locations: [{ locationName: "West Europe" }, { locationName: "UK South" }],
        },
      },
      ["replication to NL", "replication to GB"],
    ],
    [
      "a model that is asked anywhere",
      "Microsoft.CognitiveServices/accounts/deployments",
      { sku: { name: "GlobalStandard" } },
      ["ai to anywhere"],
    ],
    ["a model of the region", "Microsoft.CognitiveServices/accounts/deployments", { sku: { name: "Standard" } }, []],
    [
      "a peering",
      "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
      { properties: { remoteVirtualNetwork: { id: "${azurerm_virtual_network.v.id}" } } },
      ["network to GB"],
    ],
    [
      "logs",
      "Microsoft.Insights/diagnosticSettings",
      { properties: { workspaceId: "${azurerm_log_analytics_workspace.ie.id}" } },
      ["log to IE"],
    ],
  ])("%s", (_, type, body, expected) => {
    expect(flowsOf(type, body)).toEqual(expected);
  });

  test("a replica of a registry", () => {
    const registry = { name: "r", location: "uksouth" };
    const x = {
      type: "Microsoft.ContainerRegistry/registries/replications@2023-07-01",
      parent_id: "${azurerm_container_registry.r.id}",
      location: "westeurope",
    };
    const graph = graphWith({ azurerm_container_registry: { r: registry }, azapi_resource: { x } });
    expect(flows(graph, "azapi_resource.x")).toEqual(["replication to NL"]);
  });
});

describe("a resource of Azure's own API is", () => {
  const parent = { type: "Microsoft.Network/virtualNetworks@2024-01-01", location: "francecentral", parent_id: GROUP };
  test.each<[string, object, string, object?]>([
    ["in its location", { location: "Germany West Central" }, "DE"],
    ["in the location of its body", { body: { location: "westeurope" } }, "NL"],
    ["in the location of its provider by default", {}, "SE", { default_location: "swedencentral" }],
    [
      "where the one is that it is inside",
      { type: "Microsoft.Network/virtualNetworks/subnets@2024-01-01", parent_id: "${azapi_resource.parent.id}" },
      "FR",
      { default_location: "swedencentral" },
    ],
    [
      "where the one is that it extends",
      { type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview", parent_id: "${azapi_resource.parent.id}" },
      "FR",
      { default_location: "swedencentral" },
    ],
    [
      "where the one is that it extends, of a type that no table knows",
      { type: "Microsoft.NewThing/widgets@2026-01-01", parent_id: "${azapi_resource.parent.id}" },
      "FR",
      { default_location: "swedencentral" },
    ],
    ["unknown where nothing says it", {}, "unknown"],
    ["global where it says so", { type: "Microsoft.Insights/actionGroups@2023-01-01", location: "Global" }, "anywhere"],
    ["global by its type", { type: "Microsoft.Authorization/roleAssignments@2022-04-01" }, "anywhere"],
  ])("%s", (_, values, expected, azapi) => {
    const x = { type: "Microsoft.Storage/storageAccounts@2024-01-01", parent_id: GROUP, ...values };
    const graph = graphWith({ azapi_resource: { parent, x } }, azapi);
    expect(places(graph)["azapi_resource.x"]).toBe(expected);
  });

  test("in the country of its region in another environment of Azure", () => {
    const x = { type: "Microsoft.Storage/storageAccounts@2024-01-01", location: "chinanorth3", parent_id: GROUP };
    expect(places(graphWith({ azapi_resource: { x } }, { environment: "china" }))["azapi_resource.x"]).toBe("CN");
  });
});

describe("a change of a resource that is declared elsewhere", () => {
  const azapi_resource = {
    s: { type: "Microsoft.RecoveryServices/vaults@2024-01-01", location: "westeurope", parent_id: GROUP },
  };
  const change = (type: string, body: object) => {
    const x = { type: `${type}@2024-01-01`, resource_id: "${azapi_resource.s.id}", body };
    return graphWith({ azapi_resource, azapi_update_resource: { x } });
  };

  test("is where that one is, and says what it changes", () => {
    const graph = change("Microsoft.Storage/storageAccounts", { sku: { name: "Standard_GRS" } });
    expect(places(graph)["azapi_update_resource.x"]).toBe("NL");
    expect(flows(graph, "azapi_update_resource.x")).toEqual(["replication to IE"]);
  });

  test("leaves as it is what it does not say", () => {
    const graph = change("Microsoft.RecoveryServices/vaults", { properties: {} });
    expect(flows(graph, "azapi_update_resource.x")).toEqual([]);
  });
});

test("types of the API that no table knows are listed by their own name", () => {
  const x = { type: "Microsoft.NewThing/widgets@2026-01-01", parent_id: GROUP };
  const what = "type azapi_resource (microsoft.newthing/widgets)";
  expect(graphWith({ azapi_resource: { x: { ...x, location: "westeurope" } } }).notAssessed).toContainEqual({
    what,
    why: "no table knows where it sends data",
  });
});

test("text that is no JSON is in no evidence, since it may hold secrets", () => {
  const type = "Microsoft.Storage/storageAccounts@2024-01-01";
  const x = { type, name: "x", parent_id: GROUP, location: "westeurope", body: '{ "password": "hunter2"' };
  expect(JSON.stringify(graphWith({ azapi_resource: { x } }).flows.map(({ evidence }) => evidence))).not.toContain(
    "hunter2",
  );
});

/** What the tables of azurerm call a service that is copied to the paired region, or may be. */
const TWINS: Readonly<Record<string, string>> = {
  "Microsoft.DBforMySQL/flexibleServers": "azurerm_mysql_flexible_server",
  "Microsoft.DBforPostgreSQL/flexibleServers": "azurerm_postgresql_flexible_server",
  "Microsoft.DataProtection/backupVaults": "azurerm_data_protection_backup_vault",
  "Microsoft.Devices/iotHubs": "azurerm_iothub",
  "Microsoft.DocumentDB/databaseAccounts": "azurerm_cosmosdb_account",
  "Microsoft.KeyVault/vaults": "azurerm_key_vault",
  "Microsoft.RecoveryServices/vaults": "azurerm_recovery_services_vault",
  "Microsoft.Sql/managedInstances": "azurerm_mssql_managed_instance",
  "Microsoft.Sql/servers/databases": "azurerm_mssql_database",
  "Microsoft.Storage/storageAccounts": "azurerm_storage_account",
};

/** A setting of a vault, which has a row of its own. */
const WITHOUT_TWIN = ["microsoft.recoveryservices/vaults/backupstorageconfig"];

describe("what is copied by default is the same in the tables of azurerm", () => {
  test.each(Object.entries(TWINS))("%s", (type, twin) => {
    const location = "westeurope";
    const azurerm = { [twin]: { x: { name: "x", location, server_id: "${azurerm_mssql_server.s.id}" } } };
    const azurerm_mssql_server = { s: { name: "s", location } };
    expect(flowsOf(type, {})).toEqual(flows(graphWith({ ...azurerm, azurerm_mssql_server }), `${twin}.x`));
  });

  test("for each type that has a paired region", () => {
    const isPaired = ({ as }: { readonly as: string }) => as === "azure-pair" || as === "azure-paired";
    const paired = azapiRows().filter(({ type, flows: of }) => !type.startsWith(CHANGE_OF) && of?.some(isPaired));
    const expected = [...Object.keys(TWINS).map((type) => type.toLowerCase()), ...WITHOUT_TWIN].sort();
    expect(paired.map(({ type }) => type).sort()).toEqual(expected);
  });
});
