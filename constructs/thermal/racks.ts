import type { PowerTopology } from "../power-topology";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { negativeNodes, notA, notAWholeNumber } from "../errors";
import { emptyRacks, racksOrPlacement, rackTooSmall, rackTwice, unknownRack } from "./errors";

/** The racks that a group names, each once. */
export function statedRacks(where: string, props: ThermalAwareNodeGroupProps): readonly string[] | undefined {
  const { racks, placement } = props;
  if (racks !== undefined && !Array.isArray(racks)) throw notA("a list of racks", where, "racks", racks);
  if (placement !== undefined && (typeof placement !== "object" || placement === null)) {
    throw notA("a number of nodes for each rack", where, "placement", placement);
  }
  if (racks && placement) throw racksOrPlacement(where);
  const names = racks ?? (placement && Object.keys(placement));
  if (names?.length === 0) throw emptyRacks(where, racks ? "racks" : "placement");
  names?.forEach((rack, index) => {
    if (names.indexOf(rack) !== index) throw rackTwice(where, rack);
  });
  for (const [rack, nodes] of Object.entries(placement ?? {})) {
    if (!Number.isInteger(nodes)) throw notAWholeNumber(where, `placement.${rack}`, nodes);
    if (nodes < 0) throw negativeNodes(where, `placement.${rack}`, nodes);
  }
  return names;
}

/** Refuses racks that the hall does not have, and more nodes than a rack has room for. */
export function requireRacks(
  where: string,
  { name: hall, _topology: { racks } }: PowerTopology,
  names: readonly string[],
  rackNodes: Readonly<Record<string, number>> = {},
): void {
  const known = new Map(racks.map((rack) => [rack.name, rack]));
  for (const name of names) {
    const rack = known.get(name);
    if (!rack) throw unknownRack(where, name, hall, [...known.keys()]);
    const nodes = rackNodes[name] ?? 0;
    if (rack.units !== undefined && nodes > rack.units) throw rackTooSmall(where, name, nodes, rack.units);
  }
}

export function sumOf(rackNodes: Readonly<Record<string, number>>): number {
  return Object.values(rackNodes).reduce((sum, nodes) => sum + nodes, 0);
}
