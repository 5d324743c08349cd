import type { PowerPolicy } from "../../policy";
import type { FactGraph, PoolFact, TopologyFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import type { Judgement } from "./rule";

/** A number of kilowatts that the policy allows, and what draws from it. */
export interface PowerBudget {
  /** `site 'dammam'`, `the program`. */
  readonly of: string;
  readonly maxItKw: number;
  /** Where the policy says so. */
  readonly clause: string;
  readonly draws: readonly PowerDraw[];
  /** Where a finding about it stands. */
  readonly at: Pick<Judgement, "stack" | "address" | "constructPath">;
}

/** Nodes of a pool, machines of a cloud, or a hall's topology with everything in it. */
export type PowerDraw = NodeDraw | HallDraw;

export interface NodeDraw {
  readonly pool: PoolFact;
  /** Which is part of a node for a tenant's share of one. @default - not known */
  readonly nodes?: number;
  /** What the policy counts it as, where that is not the whole pool. */
  readonly note?: string;
}

export interface HallDraw {
  readonly hall: TopologyFact;
}

/** Loads within a watt of the budget count as within it (POWER sentence 8). */
export const TOLERANCE_KW = 0.001;

/** What is known of it at least: a hall with an unknown part draws the rest all the same. */
function knownItKwOf(draw: PowerDraw): number {
  if ("hall" in draw) return draw.hall.assessment.knownItKw;
  const { sureNodes = 0, itKwPerNode = 0 } = draw.pool;
  return itKwOf(draw) ?? sureNodes * itKwPerNode;
}

export function sumItKw(draws: readonly PowerDraw[]): number {
  return draws.reduce((sum, draw) => sum + knownItKwOf(draw), 0);
}

/** Whether what is known of it is too much already. */
export function isOverBudget({ draws, maxItKw }: PowerBudget): boolean {
  return sumItKw(draws) > maxItKw + TOLERANCE_KW;
}

/** @returns undefined where it is not known */
export function itKwOf(draw: PowerDraw): number | undefined {
  if ("hall" in draw) return draw.hall.assessment.itKw ?? undefined;
  const { pool, nodes } = draw;
  return nodes === undefined || pool.itKwPerNode === undefined ? undefined : nodes * pool.itKwPerNode;
}

export function powerBudgets(graph: FactGraph, power: PowerPolicy): readonly PowerBudget[] {
  const { sites, pools, tenants, maxTotalItKw } = power;
  const budgets = [
    ...Object.entries(sites).map(([site, { maxItKw }]) => {
      const draws = drawsOf(graph, (one) => sitesOf(one).includes(site));
      return { of: `site '${site}'`, maxItKw, clause: `power.sites.${site}.maxItKw`, draws, at: atSite(site, draws) };
    }),
    ...Object.entries(pools).map(([path, { maxItKw }]) => {
      const draws = poolsBelow(graph, path).map((pool) => ({ pool, nodes: pool.maxNodes }));
      const at = { ...stackOf(draws), address: path, constructPath: path };
      return { of: `pool '${path}'`, maxItKw, clause: `power.pools.${path}.maxItKw`, draws, at };
    }),
    ...Object.entries(tenants).map(([tenant, { maxItKw }]) => {
      const draws = sharesOf(graph, tenant);
      const at = { ...stackOf(draws), address: `tenant.${tenant}` };
      return { of: `tenant '${tenant}'`, maxItKw, clause: `power.tenants.${tenant}.maxItKw`, draws, at };
    }),
  ];
  if (maxTotalItKw === undefined) return budgets;
  const draws = drawsOf(graph, () => true);
  const at = { address: "program" };
  return [...budgets, { of: "the program", maxItKw: maxTotalItKw, clause: "power.maxTotalItKw", draws, at }];
}

/** Whether some budget of the policy covers a pool or a machine. */
export function hasBudget({ site, path, quotas = [] }: PoolFact, power: PowerPolicy): boolean {
  return (
    power.maxTotalItKw !== undefined ||
    (site !== undefined && Object.hasOwn(power.sites, site)) ||
    Object.keys(power.pools).some((above) => isBelow(path, above)) ||
    quotas.some(({ tenant }) => Object.hasOwn(power.tenants, tenant))
  );
}

/** Each watt once: nodes that stand in the racks of a hall are in the hall's number. */
function drawsOf(graph: FactGraph, belongs: (one: PoolFact | TopologyFact) => boolean): readonly PowerDraw[] {
  const { pools, machines, topologies } = graph;
  const inRacks = new Map(topologies.flatMap(({ placed }) => placed.map(({ pool, nodes }) => [pool, nodes] as const)));
  const beside = pools.filter(belongs).flatMap((pool) => {
    const nodes = pool.maxNodes === undefined ? undefined : pool.maxNodes - (inRacks.get(pool) ?? 0);
    const note = nodes === pool.maxNodes ? {} : { note: "in no rack of the hall" };
    return nodes !== undefined && nodes <= 0 && inRacks.has(pool) ? [] : [{ pool, nodes, ...note }];
  });
  const halls = topologies.filter(belongs).map((hall) => ({ hall }));
  return [...halls, ...beside, ...machines.filter(belongs).map((pool) => ({ pool, nodes: pool.maxNodes }))];
}

/** A hall without a stated site goes by its own name. */
function sitesOf(one: PoolFact | TopologyFact): readonly (string | undefined)[] {
  if (!("assessment" in one)) return [one.site];
  return [one.site ?? one.assessment.topology.name, ...(one.otherSites ?? [])];
}

function poolsBelow({ pools }: FactGraph, path: string): readonly PoolFact[] {
  return pools.filter((pool) => isBelow(pool.path, path));
}

function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

/** A tenant's share of each pool: as many nodes as its accelerators make. */
function sharesOf({ pools }: FactGraph, tenant: string): readonly NodeDraw[] {
  return pools.flatMap((pool) => {
    const own = (pool.quotas ?? []).filter((quota) => quota.tenant === tenant);
    if (own.length === 0) return [];
    const accelerators = own.reduce((sum, quota) => sum + quota.accelerators, 0);
    const note = `${accelerators} accelerators`;
    return [{ pool, nodes: pool.perNode === undefined ? undefined : accelerators / pool.perNode, note }];
  });
}

/** At the stack that has all of it; a hall by itself is in no stack. */
function atSite(site: string, draws: readonly PowerDraw[]): PowerBudget["at"] {
  const stacks = stacksOf(draws);
  if (stacks.size === 0) return { address: site };
  const [only] = stacks;
  return stacks.size > 1 ? { address: "program" } : { stack: only, address: only, constructPath: only };
}

function stackOf(draws: readonly PowerDraw[]): { readonly stack?: string } {
  const stacks = stacksOf(draws);
  const [only] = stacks;
  return stacks.size === 1 ? { stack: only } : {};
}

function stacksOf(draws: readonly PowerDraw[]): ReadonlySet<string> {
  const stacks = draws.map((draw) => ("hall" in draw ? draw.hall.stack : draw.pool.stack));
  return new Set(stacks.flatMap((stack) => (stack ? stackLabel(stack) : [])));
}
