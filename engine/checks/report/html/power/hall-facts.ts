import { isOver, mechanicalKw, stateLoads, type PowerTopology, type Rack, type StateLoads } from "../../../../power";
import type { ReportedElement, ReportedPower, ReportedRack } from "../../report";

/** A hall with what its parts carry in each state. */
export interface HallFacts {
  readonly power: ReportedPower;
  readonly topology: PowerTopology;
  readonly elements: ReadonlyMap<string, ReportedElement>;
  readonly racks: ReadonlyMap<string, HallRack>;
  /** Elements whose load is not known in some state. */
  readonly uncertain: readonly string[];
  /** Of the cooling on the design day; `null` where it is not known. */
  readonly coolingKw: number | null;
  /** The first is the one without a failure. */
  readonly states: readonly StateLoads[];
}

export interface HallRack {
  readonly rack: Rack;
  readonly reported: ReportedRack;
}

/** One state, for questions about single parts. */
export interface HallState {
  readonly name: string;
  /** The element that is out. @default - the state without a failure */
  readonly out?: string;
  /** Loads that differ from the state without a failure. */
  readonly loads: ReadonlyMap<string, number | null>;
  readonly dead: ReadonlySet<string>;
  readonly dark: ReadonlySet<string>;
}

export function hallFacts(power: ReportedPower): HallFacts {
  const { topology, maintained } = power;
  const reported = new Map(power.racks.map((rack) => [rack.name, rack]));
  return {
    power,
    topology,
    elements: new Map(power.elements.map((element) => [element.name, element])),
    racks: new Map(
      topology.racks.flatMap((rack) => {
        const own = reported.get(rack.name);
        return own === undefined ? [] : [[rack.name, { rack, reported: own }]];
      }),
    ),
    uncertain: power.elements.filter(({ worstKw }) => worstKw === null).map(({ name }) => name),
    coolingKw: mechanicalKw(power.itKw, topology.cooling),
    states: stateLoads(topology, { maintained }),
  };
}

export function hallState({ state, loads, dead, darkRacks }: StateLoads): HallState {
  return {
    name: state,
    ...(state.endsWith(OUT) ? { out: state.slice(0, -OUT.length) } : {}),
    loads: new Map(loads.map(({ name, kw }) => [name, kw])),
    dead: new Set(dead),
    dark: new Set(darkRacks),
  };
}

const OUT = " out";

export interface Overload {
  readonly name: string;
  readonly kw: number;
  readonly limitKw: number;
}

/** Elements over their limit that were not, or not by as much, before the failure; the worst first. */
export function overloadsOf({ elements }: HallFacts, { out, loads }: HallState): readonly Overload[] {
  const found =
    out === undefined
      ? [...elements.values()].flatMap((element) => overload(element, element.normalKw))
      : [...loads].flatMap(([name, kw]) => overload(elements.get(name), kw));
  return found.sort((a, b) => b.kw / b.limitKw - a.kw / a.limitKw);
}

function overload(element: ReportedElement | undefined, kw: number | null): readonly Overload[] {
  const limitKw = element?.limitKw ?? null;
  if (element === undefined || kw === null || limitKw === null || !isOver(kw, limitKw)) return [];
  return [{ name: element.name, kw, limitKw }];
}

/** What an element delivers; `null` where it is not known. */
export function loadIn({ elements }: HallFacts, { loads }: HallState, name: string): number | null {
  const own = loads.get(name);
  return own === undefined ? (elements.get(name)?.normalKw ?? null) : own;
}

/** Elements with power whose load depends on a part that nobody knows. */
export function unknownLoads(facts: HallFacts, state: HallState): readonly string[] {
  // What is known at its worst is known in every state.
  return facts.uncertain.filter((name) => !state.dead.has(name) && loadIn(facts, state, name) === null);
}

/** Racks that lose a part of their load with a feed, since each of their feeds has its own part. */
export function racksInPart({ racks }: HallFacts, { dead, dark }: HallState): readonly string[] {
  return [...racks.values()].flatMap(({ rack: { name, feeds, redundancy } }) =>
    redundancy === "N" && !dark.has(name) && feeds.some((feed) => dead.has(feed)) ? [name] : [],
  );
}
