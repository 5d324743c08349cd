import { isLabelKey, isLabelValue } from "../../../engine/hosts/labels";
import { claimInCluster } from "../../kubernetes/claims";
import type { NodeSelection } from "../../node-selection";
import type { SovereignStack } from "../../sovereign-stack";
import {
  emptySelection,
  nodeNamedTwice,
  nodesTaken,
  noSelection,
  notALabel,
  otherNumberOfNodes,
  racksUnknown,
} from "./errors";

/** The nodes of a pool: some by name, or whichever carry labels. */
export type Selected =
  | { readonly names: readonly string[] }
  | { readonly names?: undefined; readonly labels: Readonly<Record<string, string>> };

/** What a pool selects, taken for it: two pools on the same nodes would both count on all of them. */
export function selectNodes(
  where: string,
  stack: SovereignStack,
  selection: NodeSelection | undefined,
  nodes: number,
): Selected {
  if (!selection) throw noSelection(where);
  const { names, racks, labels } = selection;
  if (racks) throw racksUnknown(where);
  if (names) return { names: takeNames(where, stack, names, nodes) };
  return { labels: takeLabels(where, stack, labels ?? {}) };
}

function takeNames(where: string, stack: SovereignStack, names: readonly string[], nodes: number): readonly string[] {
  if (names.length === 0) throw emptySelection(where, "node");
  if (names.length !== nodes) throw otherNumberOfNodes(where, nodes, names.length);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) throw nodeNamedTwice(where, name);
    take(where, stack, `the node "${name}"`);
  });
  return names;
}

function takeLabels(where: string, stack: SovereignStack, labels: Readonly<Record<string, string>>) {
  const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) throw emptySelection(where, "label");
  for (const [key, value] of entries) {
    if (!isLabelKey(key) || !isLabelValue(value)) throw notALabel(where, "nodeSelection", key, value);
  }
  take(where, stack, `the nodes with ${entries.map(([key, value]) => `${key}=${value}`).join(", ")}`);
  return Object.fromEntries(entries);
}

function take(where: string, stack: SovereignStack, nodes: string): void {
  const first = claimInCluster(stack, nodes, where);
  if (first !== undefined) throw nodesTaken(where, nodes, first);
}
