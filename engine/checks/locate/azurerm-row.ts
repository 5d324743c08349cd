import type { FlowKind } from "../../policy/flow-kind";
import type { Condition } from "./condition";
import { whereText } from "./condition";
import { to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

/** Data goes to another resource of Azure, which the argument names by a reference, an id or a URL. */
export function link(kind: FlowKind, attribute: string, more: Partial<FlowRow> = {}): FlowRow {
  return to(kind, attribute, "azure-resource", more);
}

/** As `link`, for an argument that names it by its name; types that may bear one are parted by `|`. */
export function linkByName(kind: FlowKind, attribute: string, types: string, more: Partial<FlowRow> = {}): FlowRow {
  return link(kind, attribute, { names: `${types}.name`, ...more });
}

/** A resource that is made from the data of another one. */
export function copyOf(attribute: string): FlowRow {
  return { ...link("replication", attribute), direction: "in" };
}

/** The same for several types, without the prefix `azurerm_`. */
export function each(types: readonly string[], row: Omit<TypeRow, "type">): readonly TypeRow[] {
  return types.map((type) => ({ type: `azurerm_${type}`, ...row }));
}

/** Flows that are alike in many types: by argument, the types without the prefix `azurerm_`. */
export function flowsByArgument(
  flow: (attribute: string) => FlowRow,
  types: Readonly<Record<string, readonly string[]>>,
): readonly TypeRow[] {
  return Object.entries(types).flatMap(([attribute, names]) => each(names, { flows: [flow(attribute)] }));
}

/** That an argument is set to none of these; case and spaces do not count. */
export function isNoneOf(attribute: string, values: readonly string[]): Condition {
  return whereText(attribute, (text) => !values.includes(text.toLowerCase().replaceAll(" ", "")));
}

/** One row a type: what several tables say of it stands together, and the first one wins where they differ. */
export function mergeRows(rows: readonly TypeRow[]): readonly TypeRow[] {
  const byType = new Map<string, TypeRow>();
  for (const row of rows) {
    const same = byType.get(row.type);
    const flows = [...(same?.flows ?? []), ...(row.flows ?? [])];
    byType.set(row.type, { ...row, ...same, ...(flows.length > 0 ? { flows } : {}) });
  }
  return [...byType.values()];
}
