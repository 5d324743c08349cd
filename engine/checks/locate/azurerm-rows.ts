import { AZURERM_BACKUPS, AZURERM_PAIRED } from "./azurerm-backups";
import { AZURERM_COPIES } from "./azurerm-copies";
import { AZURERM_GLOBAL } from "./azurerm-global";
import { AZURERM_KEYS } from "./azurerm-keys";
import { AZURERM_LOGS } from "./azurerm-logs";
import { AZURERM_NETWORK } from "./azurerm-network";
import { parentRows, type KnownParents } from "./azurerm-parents";
import { mergeRows } from "./azurerm-row";
import { AZURERM_SERVICES } from "./azurerm-services";
import type { TypeRow } from "./table";

const WRITTEN: readonly TypeRow[] = [
  ...AZURERM_GLOBAL,
  ...AZURERM_BACKUPS,
  ...AZURERM_PAIRED,
  ...AZURERM_COPIES,
  ...AZURERM_KEYS,
  ...AZURERM_LOGS,
  ...AZURERM_NETWORK,
  ...AZURERM_SERVICES,
];

let rows: readonly TypeRow[] | undefined;

/**
 * What is said of each type, together with what is said of all that begin alike, and where a type is that has no place of
 * its own. The data are only read for a program that uses the provider.
 */
export function azurermRows(): readonly TypeRow[] {
  return (rows ??= composeRows(require("./data/azurerm-parents.json") as KnownParents));
}

function composeRows(parents: KnownParents): readonly TypeRow[] {
  const merged = mergeRows(WRITTEN);
  const beginnings = merged.filter(({ type }) => type.endsWith("*")).sort((a, b) => b.type.length - a.type.length);
  const byType = new Map<string, TypeRow>(beginnings.map((row) => [row.type, row]));
  const ofBeginning = (type: string) => beginnings.find((row) => type.startsWith(row.type.slice(0, -1)));
  for (const row of merged) if (!row.type.endsWith("*")) byType.set(row.type, { ...ofBeginning(row.type), ...row });
  const rowOf = (type: string) => byType.get(type) ?? ofBeginning(type);
  for (const row of parentRows(parents, rowOf)) byType.set(row.type, row);
  return [...byType.values()];
}
