import { serverPower, type ServerPower } from "./server-power";
import type { PowerTopology, Rack } from "./topology";

/** What a rack draws. `null` depends on a model that the catalogue does not know; what is known of it stands beside. */
export interface RackPower {
  /** In the order of the rack's servers; one server each. */
  readonly servers: readonly ServerPower[];
  /** Undiversified: what its own feeds carry and its cooling takes away. */
  readonly kw: number | null;
  readonly knownKw: number;
  /** Servers × the diversity of their workload: what counts above feeds and in `itKw`. */
  readonly diversifiedKw: number | null;
  readonly knownDiversifiedKw: number;
  /** With the fallback caps and no diversity. */
  readonly fallbackKw: number | null;
}

export function rackPower(rack: Rack, diversity: PowerTopology["diversity"]): RackPower {
  const servers = rack.servers.map(serverPower);
  const sum = (one: (server: ServerPower, index: number) => number | null): number | null =>
    servers.reduce<number | null>((total, server, index) => {
      const each = one(server, index);
      return total === null || each === null ? null : total + rack.servers[index].count * each;
    }, rack.otherKw);
  const share = (index: number): number => diversity[rack.servers[index].workload];
  const diversified = (each: number | null, index: number): number | null => each && each * share(index);
  return {
    servers,
    kw: sum(({ kw }) => kw),
    knownKw: sum(({ kw }) => kw ?? 0) as number,
    diversifiedKw: sum(({ kw }, index) => diversified(kw, index)),
    knownDiversifiedKw: sum(({ kw }, index) => diversified(kw ?? 0, index)) as number,
    fallbackKw: sum(({ fallbackKw }) => fallbackKw),
  };
}
