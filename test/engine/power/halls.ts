import type { PowerElement, PowerTopology, Rack, RackServer } from "../../../engine/power";

/** Parts of a topology with the defaults of the file filled in, so that a test states only what it is about. */
export function element(name: string, more: Partial<PowerElement> = {}): PowerElement {
  return { name, kind: "panel", from: [], phases: 3, powerFactor: 1, efficiency: 1, ...more };
}

export function feed(name: string, from: readonly string[], more: Partial<PowerElement> = {}): PowerElement {
  return element(name, { kind: "feed", from, ...more });
}

/** A rack that draws `kw` by what is no server, unless `more` says otherwise. */
export function rack(name: string, feeds: readonly string[], kw: number, more: Partial<Rack> = {}): Rack {
  return { name, feeds, redundancy: feeds.length > 1 ? "2N" : "N", servers: [], otherKw: kw, ...more };
}

export function server(model: string, count: number, more: Partial<RackServer> = {}): RackServer {
  return { model, count, mode: "nameplate", workload: "training", ...more };
}

export function hall(
  elements: readonly PowerElement[],
  racks: readonly Rack[],
  more: Partial<PowerTopology> = {},
): PowerTopology {
  return {
    name: "hall",
    electricalCode: { name: "iec", continuousFactor: 1 },
    climate: { altitudeM: 0 },
    elements,
    racks,
    diversity: { training: 1, inference: 1 },
    upsRechargeKw: 0,
    miscKw: 0,
    ...more,
  };
}
