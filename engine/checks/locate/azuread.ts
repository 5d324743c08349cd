import { azurerm } from "./azurerm";
import type { ProviderTable } from "./table";

/**
 * Microsoft Entra ID, which goes with every estate on Azure: users, groups and applications of a tenant, in no region. The
 * same environments as Azure's own tell who runs it (general knowledge, 2026-11-22).
 */
export const azuread: ProviderTable = {
  provider: azurerm.provider,
  sources: ["hashicorp/azuread"],
  bind: azurerm.bind,
  placeArguments: () => [],
  places: [],
  refinements: [],
  otherwise: () => "global",
  globalPlace: azurerm.globalPlace,
  rows: [],
};
