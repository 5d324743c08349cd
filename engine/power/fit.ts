import { isOver } from "./limits";
import type { RackPower } from "./rack-power";
import type { PowerTopology, Rack, RackServer } from "./topology";

/** Which load does not fit: that of the servers as they run, or with their fallback caps (PWR-OVERSUB). */
export type FitLoad = "load" | "fallback";

/** Servers of one statement in one rack, the smallest thing that a suggestion changes. */
export interface ServerGroup {
  readonly rack: Rack;
  readonly server: RackServer;
  /** One of them, as the load counts it; `null` where nobody knows. */
  readonly kw: number | null;
}

/** One load that must come below its limit: so much of each group's kW is in it. */
export interface FitConstraint {
  readonly limitKw: number;
  readonly loadKw: number;
  readonly coefficients: ReadonlyMap<ServerGroup, number>;
  /** Whether the cooling of every rack of the hall is in it, so that another rack of the hall is no way out. */
  readonly hasCooling: boolean;
}

/** The groups of a rack, by its position. */
export type GroupsOfRack = (rack: number, load: FitLoad) => readonly ServerGroup[];

/** The groups of each rack, made once for each kind of load, since constraints are told apart by them. */
export function groupsOfRacks(topology: PowerTopology, powers: readonly RackPower[]): GroupsOfRack {
  const made = new Map<string, readonly ServerGroup[]>();
  return (index, load) => {
    const key = `${load} ${index}`;
    const known = made.get(key);
    if (known) return known;
    const rack = topology.racks[index];
    const groups = rack.servers.map((server, at) => {
      const { kw, fallbackKw } = powers[index].servers[at];
      return { rack, server, kw: load === "load" ? kw : fallbackKw };
    });
    made.set(key, groups);
    return groups;
  };
}

/** Whether every load fits once each group draws so many kW less. */
export function fitsAfter(constraints: readonly FitConstraint[], savedKw: (group: ServerGroup) => number): boolean {
  return constraints.every(({ loadKw, limitKw, coefficients }) => {
    let left = loadKw;
    for (const [group, coefficient] of coefficients) left -= coefficient * savedKw(group);
    return !isOver(left, limitKw);
  });
}

/** Every group that is in some constraint, in the order of the first. */
export function groupsIn(constraints: readonly FitConstraint[]): ServerGroup[] {
  return [...new Set(constraints.flatMap(({ coefficients }) => [...coefficients.keys()]))];
}

/** The largest of the whole numbers from `least` to `most` that holds, where all below one that holds hold too. */
export function largestThat(least: number, most: number, holds: (number: number) => boolean): number | undefined {
  if (most < least || !holds(least)) return undefined;
  let [good, bad] = [least, most + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
