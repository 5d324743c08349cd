import type { FactGraph, PoolFact, TopologyFact } from "../model/graph";
import type { ExplainedPool } from "./explanation";
import { isAtOrBelow } from "./names";
import type { Subject } from "./subjects";

/** The nodes of a construct: what each draws and how that is known, and in which racks of a hall they stand. */
export function poolsOfSubject({ kind, address, stack }: Subject, graph: FactGraph): readonly ExplainedPool[] {
  if (kind !== "construct" && kind !== "resource") return [];
  return graph.pools
    .filter((pool) => pool.stack === stack && isAtOrBelow(pool.path, address))
    .map((pool) => explainedPool(pool, graph.topologies));
}

function explainedPool(pool: PoolFact, topologies: readonly TopologyFact[]): ExplainedPool {
  const { path, maxNodes, itKwPerNode, basis } = pool;
  const hall = topologies.find(({ placed }) => placed.some((one) => one.pool === pool));
  return {
    path,
    ...(maxNodes === undefined ? {} : { maxNodes }),
    ...(itKwPerNode === undefined ? {} : { itKwPerNode }),
    basis,
    ...(hall ? { hall: hall.assessment.topology.name, racks: racksOf(pool, hall) } : {}),
  };
}

function racksOf({ standing }: PoolFact, { assessment }: TopologyFact): ExplainedPool["racks"] {
  const names = new Set(standing?.rackNodes ? Object.keys(standing.rackNodes) : standing?.racks);
  return assessment.racks
    .filter(({ rack }) => names.has(rack.name))
    .map(({ rack: { name, feeds, redundancy }, kw }) => ({ name, kw, feeds, redundancy }));
}
