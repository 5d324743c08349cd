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
