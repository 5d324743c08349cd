import { isDeepStrictEqual } from "node:util";
import type { PowerTopology } from "../power-topology";
import { SovereignStack } from "../sovereign-stack";
import { hallOfTwoSites } from "./errors";
import type { GroupNumbers } from "./numbers";

/**
 * Refuses nodes in a hall that another site of the program has too: a hall is checked a site at a time, and feeds would carry
 * the nodes of both. Servers that the topology itself lists are counted at each.
 */
export function requireOneSite(
  where: string,
  stack: SovereignStack,
  server: string | undefined,
  { rackNodes }: GroupNumbers,
): void {
  const { power, name } = stack.site;
  if (!power) return;
  const isListed = power._topology.racks.every(({ name: rack, servers }) => {
    const listed = servers.filter(({ model }) => model === server).reduce((sum, { count }) => sum + count, 0);
    return (rackNodes[rack] ?? 0) <= listed;
  });
  if (isListed) return;
  const other = stack.node.root.node
    .findAll()
    .find((one) => one instanceof SovereignStack && one.site.name !== name && isSameHall(one.site.power, power));
  if (other) throw hallOfTwoSites(where, power.name, [name, (other as SovereignStack).site.name]);
}

function isSameHall(one: PowerTopology | undefined, other: PowerTopology): boolean {
  return one !== undefined && one.name === other.name && isDeepStrictEqual(one._topology, other._topology);
}
