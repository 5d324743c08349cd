/**
 * The model a second time, straight from its sentences: each state by itself, each load by asking all that is below.
 * Slow, and without anything of engine/power but the power of one server.
 */
import { serverPower, type PowerElement, type PowerTopology, type Rack } from "../../../engine/power";

export interface NaiveLoad {
  readonly kw: number;
  readonly upKw: number;
  readonly fallbackKw: number;
  readonly phases: readonly number[];
  readonly isUnknown: boolean;
}

export interface NaiveState {
  readonly name: string;
  readonly loads: ReadonlyMap<string, NaiveLoad>;
  readonly dead: readonly string[];
  readonly darkRacks: readonly string[];
}

const NOTHING: NaiveLoad = { kw: 0, upKw: 0, fallbackKw: 0, phases: [0, 0, 0], isUnknown: false };

export function naiveStates(topology: PowerTopology, maintained?: string): NaiveState[] {
  const always = maintained === undefined ? [] : [maintained];
  const base = stateOf(topology, maintained === undefined ? "normal" : `${maintained} maintained`, always);
  const failing = topology.elements.filter(({ name }) => !base.dead.includes(name));
  return [base, ...failing.map(({ name }) => stateOf(topology, `${name} out`, [...always, name]))];
}

function stateOf(topology: PowerTopology, name: string, out: readonly string[]): NaiveState {
  const elements = new Map(topology.elements.map((one) => [one.name, one]));
  const find = (wanted: string): PowerElement => elements.get(wanted) as PowerElement;
  const isLive = (one: PowerElement): boolean =>
    !out.includes(one.name) && (one.from.length === 0 || one.from.some((parent) => isLive(find(parent))));

  const carriers = (from: readonly string[]): string[] => {
    for (const first of from) {
      const { redundancyGroup } = find(first);
      const alternative =
        redundancyGroup === undefined
          ? [first]
          : from.filter((other) => find(other).redundancyGroup === redundancyGroup);
      const live = alternative.filter((member) => isLive(find(member)));
      if (live.length > 0) return live;
    }
    return [];
  };
  const shareOf = (from: readonly string[], parent: string): number => {
    const live = carriers(from);
    return live.includes(parent) ? 1 / live.length : 0;
  };

  const memo = new Map<string, NaiveLoad>();
  const loadOf = (one: PowerElement): NaiveLoad => {
    const known = memo.get(one.name);
    if (known) return known;
    const parts: NaiveLoad[] = [];
    if (isLive(one)) {
      for (const rack of topology.racks) {
        if (!rack.feeds.includes(one.name)) continue;
        const live = rack.feeds.filter((feed) => isLive(find(feed))).length;
        parts.push(times(rackLoad(rack, topology), 1 / (rack.redundancy === "N" ? rack.feeds.length : live)));
      }
      for (const child of topology.elements) {
        const share = isLive(child) ? shareOf(child.from, one.name) : 0;
        if (share > 0) parts.push(times(input(child, loadOf(child)), share));
      }
      const share = shareOf(topology.cooling?.from ?? [], one.name);
      if (share > 0) parts.push(times(coolingLoad(topology), share));
    }
    const load = parts.reduce(plus, NOTHING);
    memo.set(one.name, load);
    return load;
  };

  return {
    name,
    loads: new Map(topology.elements.map((one) => [one.name, loadOf(one)])),
    dead: topology.elements.filter((one) => !isLive(one)).map((one) => one.name),
    darkRacks: topology.racks.filter((rack) => !rack.feeds.some((feed) => isLive(find(feed)))).map((rack) => rack.name),
  };
}

function rackLoad(rack: Rack, { diversity }: PowerTopology): NaiveLoad {
  let [kw, upKw, fallbackKw, isUnknown] = [rack.otherKw, rack.otherKw, rack.otherKw, false];
  for (const one of rack.servers) {
    const power = serverPower(one);
    if (power.kw === null) isUnknown = true;
    kw += one.count * (power.kw ?? 0);
    upKw += one.count * (power.kw ?? 0) * diversity[one.workload];
    fallbackKw += one.count * (power.fallbackKw ?? 0);
  }
  return { kw, upKw, fallbackKw, phases: [upKw / 3, upKw / 3, upKw / 3], isUnknown };
}

function coolingLoad(topology: PowerTopology): NaiveLoad {
  const { copAtDesign = NaN, fanPumpFraction = 0 } = topology.cooling ?? {};
  const factor = 1 / copAtDesign + fanPumpFraction;
  const it = topology.racks.map((rack) => rackLoad(rack, topology)).reduce(plus, NOTHING);
  const kw = it.upKw * factor;
  const phases = [kw / 3, kw / 3, kw / 3];
  return { kw, upKw: kw, fallbackKw: it.fallbackKw * factor, phases, isUnknown: it.isUnknown };
}

/** What an element draws from its parents. */
function input(one: PowerElement, load: NaiveLoad): NaiveLoad {
  const kw = load.upKw / one.efficiency;
  const on = (one.phase ?? "L1-L2-L3").split("-");
  const placed = ["L1", "L2", "L3"].map((name) => (on.includes(name) ? kw / on.length : 0));
  const balanced = [kw / 3, kw / 3, kw / 3];
  const through = load.phases.map((phase) => phase / one.efficiency);
  const threePhase = one.kind === "feed" ? balanced : through;
  return {
    kw,
    upKw: kw,
    fallbackKw: load.fallbackKw / one.efficiency,
    phases: one.kind === "ups" ? balanced : one.phases === 1 ? placed : threePhase,
    isUnknown: load.isUnknown,
  };
}

function times(load: NaiveLoad, factor: number): NaiveLoad {
  return {
    kw: load.kw * factor,
    upKw: load.upKw * factor,
    fallbackKw: load.fallbackKw * factor,
    phases: load.phases.map((phase) => phase * factor),
    isUnknown: load.isUnknown,
  };
}

function plus(a: NaiveLoad, b: NaiveLoad): NaiveLoad {
  return {
    kw: a.kw + b.kw,
    upKw: a.upKw + b.upKw,
    fallbackKw: a.fallbackKw + b.fallbackKw,
    phases: a.phases.map((phase, index) => phase + b.phases[index]),
    isUnknown: a.isUnknown || b.isUnknown,
  };
}
