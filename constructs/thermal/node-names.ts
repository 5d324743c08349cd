import type { CheckedGroup } from "./emit-group";
import { hostsByRack } from "./host-racks";

/**
 * Names of the group's nodes by rack: as the hosts say, or for nodes that are selected by name in the order of the racks, the
 * first ones in the first rack. `undefined` where no names are stated.
 */
export function nodeNamesByRack({
  placed,
  rackNodes,
}: CheckedGroup): ReadonlyMap<string, readonly string[]> | undefined {
  if (placed.hosts) return hostsByRack(placed.hosts);
  const names = placed.nodeSelection?.names;
  const order = placed.racks ?? Object.keys(placed.rackNodes ?? {});
  // JavaScript does not keep the order of keys that look like numbers.
  if (!names || (placed.rackNodes && order.length > 1 && order.some((rack) => /^\d+$/.test(rack)))) return undefined;
  let next = 0;
  return new Map(
    order.map((rack) => {
      const first = next;
      next += rackNodes[rack] ?? 0;
      return [rack, names.slice(first, next)];
    }),
  );
}
