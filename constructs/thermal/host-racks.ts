import type { Host } from "../../engine/hosts/host";
import type { PowerTopology } from "../power-topology";
import { requireRacks } from "./racks";

/** Refuses servers that stand in no rack of their hall: nobody would count what they draw. */
export function requireServerRacks(where: string, power: PowerTopology, hosts: readonly Host[]): void {
  const servers = hosts.filter(({ lost, server }) => !lost && server !== undefined);
  requireRacksOf(where, power, servers);
}

export function requireRacksOf(where: string, power: PowerTopology, hosts: readonly Host[]): void {
  const byRack = hostsByRack(hosts);
  const counts = Object.fromEntries([...byRack].map(([rack, names]) => [rack, names.length]));
  requireRacks(where, power, [...byRack.keys()], counts);
}

/** Names of hosts. */
export function hostsByRack(hosts: readonly Host[]): ReadonlyMap<string, readonly string[]> {
  const byRack = new Map<string, string[]>();
  for (const { name, rack } of hosts) {
    if (rack === undefined) continue;
    const there = byRack.get(rack);
    if (there) there.push(name);
    else byRack.set(rack, [name]);
  }
  return byRack;
}
