import { to } from "./flow-row";
import type { TypeRow } from "./table";

/** First rows of Azure, after its provider's documentation of 2026-08 (sections 0 and 6.3 of the project's facts). */
export const AZURERM_ROWS: readonly TypeRow[] = [
  // Edge; where such a type has a location, it is that of its settings
  { type: "azurerm_cdn_*", serviceKind: "edge", places: [], otherwise: "global" },
  { type: "azurerm_frontdoor*", serviceKind: "edge", places: [], otherwise: "global" },
  { type: "azurerm_traffic_manager_*", serviceKind: "edge", places: [], otherwise: "global" },

  // Public DNS
  { type: "azurerm_dns_*", otherwise: "global" },

  // Backups
  {
    type: "azurerm_recovery_services_vault",
    flows: [to("backup", "storage_mode_type", "azure-pair", { unset: { value: "GeoRedundant" } })],
  },
];
