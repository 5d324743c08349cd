import { onAzure } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resBkup = flowRule({
  id: "RES-BKUP",
  kind: "backup",
  verb: "is backed up to",
  what:
    "Backups, snapshots and vaults, with their redundancy and its defaults, stay in the countries that the policy " +
    "allows.",
  why: "Some services copy backups to a paired region unless told otherwise, and that pair may lie in another country.",
  citation: "GDPR Art. 44 to 49; CBUAE Outsourcing Regulation C 14/2021 Art. 6",
  example: "An azurerm_recovery_services_vault in West Europe (NL) without storage_mode_type is copied to Ireland.",
  demonstration: onAzure(
    { azurerm_recovery_services_vault: { v: { name: "v", location: "westeurope", sku: "Standard" } } },
    {
      azurerm_recovery_services_vault: {
        v: { name: "v", location: "westeurope", sku: "Standard", storage_mode_type: "ZoneRedundant" },
      },
    },
    { confidential: { countries: ["NL"] } },
  ),
  remedy: "State a redundancy that stays in the region (zone or local), or a destination in an allowed country.",
});
