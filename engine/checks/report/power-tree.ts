import type { ReportedElement, ReportedPower } from "./report";

/** An element at its place in the tree. */
export interface TreeRow {
  readonly element: ReportedElement;
  /** How many elements stand above it. */
  readonly depth: number;
  /** Parents besides the one that it stands under. */
  readonly alsoFrom: readonly string[];
}

/** Each element once, under the first of its parents, in the order of the topology. */
export function treeRows({ elements, topology }: ReportedPower): readonly TreeRow[] {
  const parentsOf = new Map(topology.elements.map(({ name, from }) => [name, from]));
  const below = new Map<string | undefined, ReportedElement[]>();
  for (const element of elements) {
    const [under] = parentsOf.get(element.name) ?? [];
    const siblings = below.get(under);
    if (siblings) siblings.push(element);
    else below.set(under, [element]);
  }
  const rows: TreeRow[] = [];
  const open = (below.get(undefined) ?? []).map((element) => ({ element, depth: 0 })).reverse();
  for (let row = open.pop(); row; row = open.pop()) {
    const { name } = row.element;
    rows.push({ ...row, alsoFrom: (parentsOf.get(name) ?? []).slice(1) });
    const depth = row.depth + 1;
    for (const element of [...(below.get(name) ?? [])].reverse()) open.push({ element, depth });
  }
  return rows;
}
