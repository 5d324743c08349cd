import type { PowerTopology, Rack, RackServer } from "./topology";

/** A host as far as its power goes. */
export interface StandingHost {
  readonly rack?: string;
  /** Catalogue name. */
  readonly server?: string;
}

/** Hosts of a hall. */
export interface StandingHosts {
  /** The construct that states them. */
  readonly by: string;
  readonly hosts: readonly StandingHost[];
}

/** Who states each host of a model in a rack: by rack, then by model. */
type Statements = Map<string, Map<string, string[]>>;

/**
 * A hall with a program's hosts in its racks. Hosts of a model in a rack and the file's servers of that model there are the
 * same machines, and so are the nodes of pools that are placed after them. What the file has not is at nameplate, since
 * nobody caps it.
 */
export function withHosts(topology: PowerTopology, stated: readonly StandingHosts[]): PowerTopology {
  const statements: Statements = new Map();
  for (const { by, hosts } of stated) {
    for (const { rack, server } of hosts) {
      if (rack === undefined || server === undefined) continue;
      const ofRack = statements.get(rack) ?? new Map<string, string[]>();
      statements.set(rack, ofRack);
      const ofModel = ofRack.get(server);
      if (ofModel) ofModel.push(by);
      else ofRack.set(server, [by]);
    }
  }
  return { ...topology, racks: topology.racks.map((rack) => filled(rack, statements.get(rack.name))) };
}

function filled(rack: Rack, stated: ReadonlyMap<string, readonly string[]> = new Map()): Rack {
  const beyond = [...stated].flatMap(([model, statements]) => {
    const inFile = rack.servers.reduce((sum, server) => sum + (server.model === model ? server.count : 0), 0);
    return nameplates(model, statements.slice(inFile));
  });
  return beyond.length === 0 ? rack : { ...rack, servers: [...rack.servers, ...beyond] };
}

function nameplates(model: string, statements: readonly string[]): readonly RackServer[] {
  const counts = new Map<string, number>();
  for (const by of statements) counts.set(by, (counts.get(by) ?? 0) + 1);
  return [...counts].map(([placedBy, count]) => ({
    model,
    count,
    mode: "nameplate",
    workload: "training",
    placedBy,
  }));
}
