import { expect, test } from "vitest";
import type { TerraformResource } from "../../../../engine/checks/model/terraform";
import { resourceName } from "../../../../engine/checks/rules/wording";

test.each<[string, string]>([
  ["aws_sqs_queue.q", "SQS queue 'q'"],
  ["azurerm_mssql_database.q", "SQL database 'q'"],
  ["azurerm_postgresql_flexible_server.q", "PostgreSQL flexible server 'q'"],
  ["azurerm_eventhub_namespace.q", "Event hub namespace 'q'"],
  ['azurerm_iothub.q["de"]', "IoT hub 'q[\"de\"]'"],
])("%s is called %s", (address, expected) => {
  const [type] = address.split(".");
  expect(resourceName({ address, type, name: "q" } as TerraformResource)).toBe(expected);
});

test.each<[string, string, string]>([
  ["azapi_resource", "Microsoft.Storage/storageAccounts", "Storage account 'q'"],
  ["azapi_resource", "Microsoft.KeyVault/vaults", "Key vault 'q'"],
  ["azapi_resource", "Microsoft.Sql/servers/databases", "Server database 'q'"],
  ["azapi_resource", "Microsoft.DBforPostgreSQL/servers", "PostgreSQL server 'q'"],
  ["azapi_resource", "Microsoft.ContainerRegistry/registries", "Container registry 'q'"],
  ["azapi_resource", "Microsoft.Network/publicIPAddresses", "Public IP address 'q'"],
  ["azapi_update_resource", "Microsoft.Storage/storageAccounts", "Change of storage account 'q'"],
  ["azapi_resource_action", "Microsoft.Storage/storageAccounts", "Resource action 'q'"],
])("%s of %s is called %s", (type, told, expected) => {
  const values = { type: `${told}@2024-01-01` };
  expect(resourceName({ address: `${type}.q`, type, name: "q", values } as unknown as TerraformResource)).toBe(
    expected,
  );
});
