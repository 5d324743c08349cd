import { didYouMean } from "../document/nearest";
import type { PowerTopology, Rack, RackServer, Workload } from "./topology";

/** Nodes of a program that stand in a hall's racks. */
export interface PlacedNodes {
  /** The construct that states them. */
  readonly by: string;
  /** Catalogue name of the server. */
  readonly model: string;
  readonly nodes: number;
  /** Racks over which they are spread evenly, in this order: the first ones take the rest. */
  readonly racks: readonly string[];
  /** How many stand in which rack, where that is said exactly. @default - they are spread over `racks` */
  readonly rackNodes?: Readonly<Record<string, number>>;
  readonly gpuCapWatts?: number;
  readonly fallbackCapWatts?: number;
  /** @default - what the file says of its servers; training where it has none of them */
  readonly workload?: Workload;
}

export interface PlacingProblem {
  readonly by: string;
  /** As a sentence without its end. */
  readonly why: string;
}

export interface Placing {
  /** With the nodes in its racks. */
  readonly topology: PowerTopology;
  /** How many nodes of each `by` stand in its racks. */
  readonly nodes: ReadonlyMap<string, number>;
  readonly problems: readonly PlacingProblem[];
}

/** Nodes of one statement in one rack. */
interface Claim {
  readonly placed: PlacedNodes;
  readonly count: number;
}

/**
 * Puts a program's nodes into the racks of a topology. Nodes of a model in a rack and the file's servers of that model in
 * that rack are the same machines: the larger number stands. Where the file has enough of them in all the racks of a
 * statement together, the file's numbers stand.
 */
export function placeNodes(topology: PowerTopology, placed: readonly PlacedNodes[]): Placing {
  const claims = new Map<string, Claim[]>(topology.racks.map(({ name }) => [name, []]));
  const racks = new Map(topology.racks.map((rack) => [rack.name, rack]));
  const problems: PlacingProblem[] = [];
  const nodes = new Map<string, number>();

  const isExact = ({ rackNodes }: PlacedNodes): boolean => rackNodes !== undefined;
  // What is exact leaves less of the file's servers to what is spread.
  for (const one of [...placed.filter(isExact), ...placed.filter((other) => !isExact(other))]) {
    for (const [name, count] of sharesOf(one, racks, claims)) {
      const rack = claims.get(name);
      if (!rack) {
        problems.push({ by: one.by, why: noSuchRack(topology, name, count) });
        continue;
      }
      if (count === 0) continue;
      rack.push({ placed: one, count });
      nodes.set(one.by, (nodes.get(one.by) ?? 0) + count);
    }
    problems.push(...miscounted(one));
  }
  const filled = topology.racks.map((rack) => fill(rack, claims.get(rack.name) ?? []));
  problems.push(...filled.flatMap((rack) => overfilled(rack, claims.get(rack.name) ?? [])));
  return { topology: { ...topology, racks: filled }, nodes, problems };
}

function sharesOf(
  { model, nodes, racks: names, rackNodes }: PlacedNodes,
  racks: ReadonlyMap<string, Rack>,
  claims: ReadonlyMap<string, readonly Claim[]>,
): readonly (readonly [rack: string, count: number])[] {
  if (rackNodes) return Object.entries(rackNodes);
  const distinct = [...new Set(names)];
  const free = distinct.map((name) => {
    const inFile = sum(racks.get(name)?.servers.filter((server) => server.model === model) ?? []);
    return Math.max(0, inFile - sum(claims.get(name)?.filter((claim) => claim.placed.model === model) ?? []));
  });
  const enough = free.reduce((total, count) => total + count, 0) >= nodes;
  const shares = spread(nodes, enough ? free : distinct.map(() => Infinity));
  return distinct.map((name, index) => [name, shares[index]]);
}

/** As evenly as the room of each place lets it be; the first ones take the rest. */
function spread(count: number, room: readonly number[]): readonly number[] {
  const shares = room.map(() => 0);
  let left = count;
  let open = room.map((_, index) => index).filter((index) => room[index] > 0);
  while (left > 0 && open.length > 0) {
    const each = Math.floor(left / open.length);
    const rest = left % open.length;
    for (const [position, index] of open.entries()) {
      const share = Math.min(each + (position < rest ? 1 : 0), room[index] - shares[index]);
      shares[index] += share;
      left -= share;
    }
    open = open.filter((index) => shares[index] < room[index]);
  }
  return shares;
}

function fill(rack: Rack, claims: readonly Claim[]): Rack {
  if (claims.length === 0) return rack;
  let ofFile = rack.servers;
  const ofProgram: RackServer[] = [];
  for (const claim of claims) {
    const { taken, left } = take(ofFile, claim);
    const more = claim.count - sum(taken);
    ofFile = left;
    ofProgram.push(...taken.map((server) => underCap(server, claim.placed)));
    if (more > 0) ofProgram.push(underCap(nameplate(claim.placed, more), claim.placed));
  }
  return { ...rack, servers: [...ofFile, ...ofProgram] };
}

/** The file's servers that a statement speaks of, and the others. */
function take(
  servers: readonly RackServer[],
  { placed, count }: Claim,
): { readonly taken: readonly RackServer[]; readonly left: readonly RackServer[] } {
  let wanted = count;
  const taken: RackServer[] = [];
  const left: RackServer[] = [];
  for (const server of servers) {
    const here = server.model === placed.model ? Math.min(wanted, server.count) : 0;
    wanted -= here;
    if (here > 0) taken.push({ ...server, count: here });
    if (server.count > here) left.push({ ...server, count: server.count - here });
  }
  return { taken, left };
}

function nameplate({ model, workload = "training" }: PlacedNodes, count: number): RackServer {
  return { model, count, mode: "nameplate", workload };
}

/** The server as the statement runs it: its cap stands above what the file says of the server's power. */
function underCap(server: RackServer, placed: PlacedNodes): RackServer {
  const { by, gpuCapWatts, workload = server.workload } = placed;
  const fallbackCapWatts = placed.fallbackCapWatts ?? server.fallbackCapWatts;
  const fallback = fallbackCapWatts === undefined ? {} : { fallbackCapWatts };
  if (gpuCapWatts === undefined) return { ...server, workload, ...fallback, placedBy: by };
  const { model, count } = server;
  return { model, count, mode: "capped", workload, gpuCapWatts, ...fallback, placedBy: by };
}

function noSuchRack({ name, racks }: PowerTopology, rack: string, count: number): string {
  const guess = didYouMean(
    rack,
    racks.map((other) => other.name),
  );
  return `${nodesText(count)} would stand in rack '${rack}', and '${name}' has no such rack${guess}`;
}

/** A sum that differs says nothing of where the other nodes are. */
function miscounted({ by, nodes, rackNodes }: PlacedNodes): readonly PlacingProblem[] {
  if (!rackNodes) return [];
  const total = Object.values(rackNodes).reduce((all, count) => all + count, 0);
  if (total === nodes) return [];
  return [{ by, why: `its racks hold ${nodesText(total)} by its own statement, and it has ${nodes}` }];
}

/** Told to whoever comes last into a rack that is too small. */
function overfilled({ name, units, servers }: Rack, claims: readonly Claim[]): readonly PlacingProblem[] {
  const last = claims.at(-1);
  if (units === undefined || last === undefined || sum(servers) <= units) return [];
  const why = `rack '${name}' has room for ${units} servers and ${sum(servers)} would stand in it, ${last.count} of them its own`;
  return [{ by: last.placed.by, why }];
}

function nodesText(count: number): string {
  return count === 1 ? "1 node" : `${count} nodes`;
}

function sum(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
