import type { PlacedNodes } from "./place-nodes";

/** A host as far as its power goes. */
interface StandingHost {
  readonly rack?: string;
  /** Catalogue name. */
  readonly server?: string;
}

/**
 * The servers of a hall's hosts that are in no pool: they stand in their racks and draw power all the same, at nameplate,
 * since nobody caps them.
 *
 * @param by the construct that states the hosts
 * @param pools what is placed already, of the same hall
 */
export function hostsInNoPool(
  by: string,
  hosts: readonly StandingHost[],
  pools: readonly PlacedNodes[],
): readonly PlacedNodes[] {
  const byModel = new Map<string, Map<string, number>>();
  for (const { rack, server } of hosts) {
    if (rack === undefined || server === undefined) continue;
    const racks = byModel.get(server) ?? new Map<string, number>();
    byModel.set(server, racks.set(rack, (racks.get(rack) ?? 0) + 1));
  }
  return [...byModel].flatMap(([model, racks]) => {
    for (const pool of pools.filter((one) => one.model === model)) {
      for (const [rack, count] of Object.entries(pool.rackNodes ?? {})) racks.set(rack, (racks.get(rack) ?? 0) - count);
    }
    const rackNodes = Object.fromEntries([...racks].filter(([, count]) => count > 0));
    const nodes = Object.values(rackNodes).reduce((sum, count) => sum + count, 0);
    return nodes === 0 ? [] : [{ by, model, nodes, racks: Object.keys(rackNodes), rackNodes }];
  });
}
