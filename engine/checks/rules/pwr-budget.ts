import type { PoolFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { inHall } from "./demonstration";
import { powerBudgets, type PowerBudget } from "./power-budgets";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { policyClause } from "./subject";

/** Loads within a watt of the budget count as within it (POWER sentence 8). */
const TOLERANCE_KW = 0.001;

export const pwrBudget = defineRule<PowerBudget>({
  id: "PWR-BUDGET",
  what:
    "The IT power of all pools of a site, at their largest number of nodes, is within the site's budget; that of all " +
    "pools of the program within the total. The power of a node is an estimate with its basis stated.",
  why: "Power is contracted and cooled in advance: what does not fit trips a breaker or stays switched off.",
  citation: "the policy, power.sites.<site>.maxItKw and power.maxTotalItKw",
  example: "48 nodes of 10.2 kW at a site with `maxItKw: 400`.",
  demonstration: {
    fails: inHall(),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { power: { sites: { "hall-1": { maxItKw: 20 } } } },
    fixedPolicy: { power: { sites: { "hall-1": { maxItKw: 60 } } } },
  },
  remedy: "Take fewer or smaller nodes, cap their power, or raise the budget where the site has more.",
  // A pool whose power is unknown is PWR-UNKNOWN; the sum is then judged as soon as the known part is too much.
  subjects: (graph, { policy }) =>
    powerBudgets(graph, policy.power).filter(
      ({ pools, maxItKw }) => pools.length > 0 && (pools.every(isKnown) || sumItKw(pools) > maxItKw + TOLERANCE_KW),
    ),
  judge: judgeBudget,
});

function judgeBudget({ of, maxItKw, clause, pools }: PowerBudget, context: RuleContext): Judgement | undefined {
  const needed = sumItKw(pools);
  if (needed <= maxItKw + TOLERANCE_KW) return undefined;
  const stacks = new Set(pools.map(({ stack }) => stackLabel(stack)));
  const [onlyStack] = stacks;
  const wholeProgram = stacks.size > 1 || clause === "power.maxTotalItKw";
  return {
    status: "fail",
    severity: "error",
    ...(wholeProgram ? { address: "program" } : { stack: onlyStack, address: onlyStack, constructPath: onlyStack }),
    message:
      `${capitalised(of)} may draw ${kw(maxItKw)} of IT power and its pools need ${kw(needed)} (an estimate), ` +
      `${kw(needed - maxItKw)} too much. ${whatFits(pools, maxItKw)}`,
    evidence: pools.map((pool) => ({
      address: pool.path,
      value: isKnown(pool) ? `${pool.maxNodes} × ${kw(pool.itKwPerNode)} = ${kw(itKw(pool))}` : "unknown",
      note: pool.basis,
    })),
    citations: [policyClause(clause, context)],
    remedy: `Take fewer or smaller nodes, or raise ${clause} where the site has more power.`,
  };
}

type KnownPool = PoolFact & { readonly itKwPerNode: number };

function isKnown(pool: PoolFact): pool is KnownPool {
  return pool.itKwPerNode !== undefined;
}

function itKw(pool: PoolFact): number {
  return pool.maxNodes * (pool.itKwPerNode ?? 0);
}

function sumItKw(pools: readonly PoolFact[]): number {
  return pools.reduce((sum, pool) => sum + itKw(pool), 0);
}

/** The largest number of nodes of the largest pool that fits beside the others. */
function whatFits(pools: readonly PoolFact[], maxItKw: number): string {
  const largest = pools.filter(isKnown).reduce((a, b) => (itKw(b) > itKw(a) ? b : a));
  const left = maxItKw - (sumItKw(pools) - itKw(largest));
  const nodes = Math.floor((left + TOLERANCE_KW) / largest.itKwPerNode);
  const others = pools.length > 1 ? " beside the other pools" : "";
  if (nodes < 1) return `Not one node of '${largest.path}' (${kw(largest.itKwPerNode)}) fits${others}.`;
  return `At most ${nodes} of the ${largest.maxNodes} nodes of '${largest.path}' (${kw(largest.itKwPerNode)} each) fit${others}.`;
}

/** Kilowatts without the noise of floating point. */
function kw(value: number): string {
  return `${Number(value.toFixed(3))} kW`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
