import { SovereignError } from "../../error";
import type { PowerTopology } from "../../power";
import type { HallFact, PoolFact, TopologyFact, UnreadStatement } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { stackPath } from "../model/stack-path";
import type { TerraformStack } from "../model/terraform";
import type { DataClasses } from "./data-classes";

export interface StatedTopologies {
  readonly topologies: readonly TopologyFact[];
  /** Those that cannot be read, and those that contradict another stack. */
  readonly unread: readonly UnreadStatement[];
}

/** A topology of a site, before the program's nodes stand in it. */
interface SiteTopology {
  readonly stack: TerraformStack;
  /** Other sites that stand in the same hall: its feeds carry the nodes of all of them. */
  readonly otherSites: Set<string>;
  /** The stated value, to tell the same topology of another stack. */
  readonly text: string;
  readonly topology: PowerTopology;
  readonly questions: readonly string[];
}

/** What a program puts into the racks of a hall. */
interface Standing {
  readonly pools: readonly PoolFact[];
  readonly halls: readonly HallFact[];
}

/** The power and cooling of halls, each assessed with the pools and the other hosts that the program has in its racks. */
export function topologiesOf(
  stacks: readonly TerraformStack[],
  { pools, halls }: Standing,
  classes: DataClasses,
): StatedTopologies {
  const stating = stacks.filter(({ facts }) => facts?.powerTopology !== undefined);
  // Nothing of the model is loaded where no hall is stated.
  if (stating.length === 0) return { topologies: [], unread: [] };
  const { sites, unread } = read(stating, classes);
  const nodesOf = standing(sites, pools);
  const assessed = sites.map((site) => {
    const there = halls.filter((hall) => isAt(hall, site));
    return assess(site, { pools: nodesOf.get(site) ?? [], halls: there });
  });
  return { topologies: assessed, unread };
}

function read(
  stacks: readonly TerraformStack[],
  classes: DataClasses,
): { readonly sites: readonly SiteTopology[]; readonly unread: readonly UnreadStatement[] } {
  const sites: SiteTopology[] = [];
  const unread: UnreadStatement[] = [];
  for (const stack of stacks) {
    const refuse = (why: string): void => void unread.push(unreadTopology(stack, classes, why));
    const text = JSON.stringify(stack.facts?.powerTopology);
    if (sites.some((other) => other.text === text && sameSite(other.stack, stack))) continue;
    const one = topologyOf(stack, text);
    if (typeof one === "string") {
      refuse(`${one}${/[.?]$/.test(one) ? " It" : "; it"} counts as not stated`);
      continue;
    }
    const sameName = sites.filter(({ topology }) => topology.name === one.topology.name);
    const first = sameName.find(({ stack: other }) => sameSite(other, stack));
    const sameHall = sameName.find(({ topology }) => sameTopology(topology, one.topology));
    if (first && first !== sameHall) refuse(contradicts(first));
    else if (!sameHall) sites.push(one);
    else if (stack.facts?.site !== undefined && !sameSite(sameHall.stack, stack)) {
      sameHall.otherSites.add(stack.facts.site);
    }
  }
  return { sites, unread };
}

/** Names the statement in errors, which say more of it around them. */
const WHERE = "powerTopology";

/** @returns why it cannot be read, where that is so */
function topologyOf(stack: TerraformStack, text: string): SiteTopology | string {
  const { topologyFromValue } = require("../../power/topology-file") as typeof import("../../power/topology-file");
  try {
    const { topology, questions } = topologyFromValue(stack.facts?.powerTopology, WHERE);
    return { stack, otherSites: new Set(), text, topology, questions };
  } catch (error) {
    if (!(error instanceof SovereignError)) throw error;
    return error.message.replaceAll(`${WHERE}: `, "").replace(/\s*\n\s*/g, "; ");
  }
}

function unreadTopology(stack: TerraformStack, classes: DataClasses, why: string): UnreadStatement {
  return {
    stack,
    address: stackLabel(stack),
    constructPath: stackPath(stack),
    fact: "powerTopology",
    why,
    ofPower: true,
    dataClass: classes.ofStack(stack),
  };
}

function sameSite({ facts }: TerraformStack, other: TerraformStack): boolean {
  return facts?.site === other.facts?.site;
}

/** Whatever the order of its keys, and whether a default is written or left out. */
function sameTopology(topology: PowerTopology, other: PowerTopology): boolean {
  const { isDeepStrictEqual } = require("node:util") as typeof import("node:util");
  return isDeepStrictEqual(topology, other);
}

function contradicts({ stack, topology }: SiteTopology): string {
  return `it differs from what stack '${stackLabel(stack)}' states of '${topology.name}', which counts`;
}

/** Each pool with racks is in one topology of its site: the one that has a rack of these names. */
function standing(
  sites: readonly SiteTopology[],
  pools: readonly PoolFact[],
): ReadonlyMap<SiteTopology, readonly PoolFact[]> {
  const found = new Map<SiteTopology, PoolFact[]>();
  for (const pool of pools) {
    if (!pool.standing) continue;
    const { racks, rackNodes } = pool.standing;
    const names = new Set(rackNodes ? Object.keys(rackNodes) : racks);
    const ofSite = sites.filter((site) => isAt(pool, site));
    const site = ofSite.find(({ topology }) => topology.racks.some(({ name }) => names.has(name))) ?? ofSite[0];
    if (!site) continue;
    const others = found.get(site);
    if (others) others.push(pool);
    else found.set(site, [pool]);
  }
  return found;
}

function isAt(one: PoolFact | HallFact, { stack, otherSites, topology }: SiteTopology): boolean {
  if (one.site === undefined) return one.stack === stack;
  return one.site === (stack.facts?.site ?? topology.name) || otherSites.has(one.site);
}

function assess({ stack, otherSites, topology, questions }: SiteTopology, { pools, halls }: Standing): TopologyFact {
  const { assessPower } = require("../../power") as typeof import("../../power");
  const { withHosts } = require("../../power/place-hosts") as typeof import("../../power/place-hosts");
  const { placeNodes } = require("../../power/place-nodes") as typeof import("../../power/place-nodes");
  const ofPools = pools.flatMap(({ standing: nodes }) => nodes ?? []);
  const hosts = halls.map((hall) => ({ by: hall.path, hosts: hall.hosts }));
  const placing = placeNodes(withHosts(topology, hosts), ofPools);
  const ofPool = new Map(pools.map((pool) => [pool.path, pool]));
  const withPool = <T>(by: string, make: (pool: PoolFact) => T): T[] => {
    const pool = ofPool.get(by);
    return pool ? [make(pool)] : [];
  };
  return {
    stack,
    ...(stack.facts?.site === undefined ? {} : { site: stack.facts.site }),
    ...(otherSites.size > 0 ? { otherSites: [...otherSites] } : {}),
    constructPath: stackPath(stack),
    assessment: assessPower(placing.topology),
    questions,
    placed: [...placing.nodes].flatMap(([by, nodes]) => withPool(by, (pool) => ({ pool, nodes }))),
    misplaced: placing.problems.flatMap(({ by, why }) => withPool(by, (pool) => ({ pool, why }))),
  };
}
