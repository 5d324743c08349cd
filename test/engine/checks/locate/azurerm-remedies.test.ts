import { describe, expect, test } from "vitest";
import { resAi } from "../../../../engine/checks/rules/res-ai";
import { resBkup } from "../../../../engine/checks/rules/res-bkup";
import { resEdge } from "../../../../engine/checks/rules/res-edge";
import { resKey } from "../../../../engine/checks/rules/res-key";
import { resRepl } from "../../../../engine/checks/rules/res-repl";
import type { Rule } from "../../../../engine/checks/rules/rule";
import { assess } from "../rules/assess";
import { graphOf, tf } from "../terraform";

const HERE = { location: "westeurope" };

const remedy = (rule: Rule, type: string, values: object) => {
  const graph = graphOf(tf({ provider: { azurerm: [{ features: [{}] }] }, resource: { [type]: { x: values } } }));
  return assess(rule, graph, { classes: { confidential: { countries: ["NL"] } } }).findings.map(
    (finding) => finding.remedy.split(";")[0],
  );
};

describe("what to write instead on Azure", () => {
  test.each<[Rule, string, object, string]>([
    [
      resRepl,
      "storage_account",
      { account_replication_type: "RAGZRS" },
      "Set `account_replication_type` to `LRS` or `ZRS`",
    ],
    [resBkup, "recovery_services_vault", {}, "Set `storage_mode_type` to `LocallyRedundant` or `ZoneRedundant`"],
    [resBkup, "cosmosdb_account", {}, "Set `backup.storage_redundancy` to `Local` or `Zone`"],
    [
      resBkup,
      "postgresql_flexible_server",
      { geo_redundant_backup_enabled: true },
      "Set `geo_redundant_backup_enabled` to `false`",
    ],
    [
      resBkup,
      "recovery_services_vault",
      { storage_mode_type: "${var.unknown}" },
      "Write `storage_mode_type` out, with a redundancy that stays in the region",
    ],
    [
      resKey,
      "key_vault",
      {},
      "Use a region without a pair, or with its pair in an allowed country: the service copies by itself",
    ],
    [
      resAi,
      "cognitive_deployment",
      { sku: [{ name: "GlobalStandard" }] },
      "Take the SKU `Standard` or `ProvisionedManaged`, which stays in the region of the account",
    ],
    [
      resEdge,
      "cdn_frontdoor_profile",
      {},
      "Use a service that has a region in its stead, since none can be named for it",
    ],
  ])("%o: %s %o", (rule, type, values, expected) => {
    expect(remedy(rule, `azurerm_${type}`, { ...HERE, ...values })).toEqual([expected]);
  });
});
