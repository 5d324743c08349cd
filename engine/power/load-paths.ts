import type { LoadFlow } from "./load-flow";
import type { PowerNetwork } from "./network";

/** How much of a kW that a rack, or the cooling, draws arrives at one element in the present state, losses included. */
export interface LoadPaths {
  readonly racks: ReadonlyMap<number, number>;
  readonly cooling: number;
}

/** Goes down from an element once, from the highest level, so that every node has its whole share before it passes on. */
export function loadPaths(network: PowerNetwork, flow: LoadFlow, element: number): LoadPaths {
  const { transfers, transfersBelow, racksOf, coolingTransfer, elementLevels, transferLevels, elements } = network;
  const shares = new Map<number, number>();
  const waiting: number[][] = Array.from({ length: elementLevels[element] + 1 }, () => []);
  /** A transfer is `~position`, as it is in the flow. */
  const pass = (node: number, level: number, share: number): void => {
    if (share === 0) return;
    const before = shares.get(node);
    if (before === undefined) waiting[level].push(node);
    shares.set(node, (before ?? 0) + share);
  };
  const racks = new Map<number, number>();
  pass(element, elementLevels[element], 1);
  for (let level = elementLevels[element]; level >= 0; level--) {
    for (const node of waiting[level]) {
      const share = shares.get(node) ?? 0;
      if (node < 0) {
        for (const child of transfers[~node].children) {
          if (flow.isLive(child)) pass(child, elementLevels[child], share / elements[child].efficiency);
        }
        continue;
      }
      for (const transfer of transfersBelow[node]) {
        pass(~transfer, transferLevels[transfer], share * flow.transferShare(transfer, node));
      }
      for (const rack of racksOf[node]) racks.set(rack, (racks.get(rack) ?? 0) + share * flow.rackShare(rack, node));
    }
  }
  return { racks, cooling: (coolingTransfer >= 0 && shares.get(~coolingTransfer)) || 0 };
}
