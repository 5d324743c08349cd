import type { Evidence } from "../model/placement";
import { inHall } from "./demonstration";
import { racksInWords } from "./halls";
import {
  isOverBudget,
  itKwOf,
  powerBudgets,
  sumItKw,
  TOLERANCE_KW,
  type NodeDraw,
  type PowerBudget,
  type PowerDraw,
} from "./power-budgets";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { policyClause } from "./subject";

export const pwrBudget = defineRule<PowerBudget>({
  id: "PWR-BUDGET",
  what:
    "The IT power of a site is within its budget: that of its power topology, of pools at their largest number of nodes, " +
    "and of machines with accelerators in no pool. Likewise that of a pool, of a tenant's share, and of the program. " +
    "The power of a node of a cloud is an estimate with its basis stated.",
  why: "Power is contracted and cooled in advance: what does not fit trips a breaker or stays switched off.",
  citation: "the policy, power.sites, power.pools, power.tenants (each with maxItKw) and power.maxTotalItKw",
  example: "48 nodes of 10.2 kW at a site with `maxItKw: 400`.",
  demonstration: {
    fails: inHall(),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { power: { sites: { "hall-1": { maxItKw: 20 } } } },
    fixedPolicy: { power: { sites: { "hall-1": { maxItKw: 60 } } } },
  },
  remedy: "Take fewer or smaller nodes, cap their power, or raise the budget where the site has more.",
  // What is unknown is PWR-UNKNOWN; the sum is then judged as soon as the known part is too much.
  subjects: (graph, { policy }) =>
    powerBudgets(graph, policy.power).filter(
      (budget) => budget.draws.length > 0 && (budget.draws.every(isKnown) || isOverBudget(budget)),
    ),
  judge: judgeBudget,
});

function judgeBudget(budget: PowerBudget, context: RuleContext): Judgement | undefined {
  if (!isOverBudget(budget)) return undefined;
  const { of, maxItKw, clause, draws, at } = budget;
  const needed = sumItKw(draws);
  const onlyHalls = draws.every((draw) => "hall" in draw);
  const known = draws.every(isKnown) ? "needs" : "needs at least";
  return {
    status: "fail",
    severity: "error",
    ...at,
    message:
      `${capitalised(of)} may draw ${kw(maxItKw)} of IT power and ${known} ${kw(needed)}` +
      `${onlyHalls ? "" : " (an estimate)"}, ${kw(needed - maxItKw)} too much.${whatFits(draws, maxItKw)}`,
    evidence: draws.map(evidenceOf),
    citations: [policyClause(clause, context)],
    remedy: `Take fewer or smaller nodes, cap them, or raise ${clause} where there is more power.`,
  };
}

function evidenceOf(draw: PowerDraw): Evidence {
  if ("hall" in draw) {
    const { topology, itKw, knownItKw } = draw.hall.assessment;
    const value = `${itKw === null ? "at least " : ""}${kw(knownItKw)}`;
    return { address: topology.name, attribute: "itKw", value, note: racksInWords(draw.hall) };
  }
  const { pool, nodes, note } = draw;
  const each = pool.itKwPerNode;
  const known = nodes ?? pool.sureNodes;
  const value = known === undefined || each === undefined ? "unknown" : `${known} × ${kw(each)} = ${kw(known * each)}`;
  return {
    address: pool.path,
    value: nodes === undefined && value !== "unknown" ? `at least ${value}` : value,
    note: note === undefined ? pool.basis : `${note}; ${pool.basis}`,
  };
}

function isKnown(draw: PowerDraw): boolean {
  return itKwOf(draw) !== undefined;
}

/** The largest number of nodes of the largest pool that fits beside the rest. */
function whatFits(draws: readonly PowerDraw[], maxItKw: number): string {
  const nodes = draws.filter((draw): draw is NodeDraw => !("hall" in draw) && isKnown(draw));
  if (nodes.length === 0) return "";
  const largest = nodes.reduce((a, b) => ((itKwOf(b) ?? 0) > (itKwOf(a) ?? 0) ? b : a));
  const { path, itKwPerNode: each = 0 } = largest.pool;
  const left = maxItKw - (sumItKw(draws) - (itKwOf(largest) ?? 0));
  const fit = Math.floor((left + TOLERANCE_KW) / each);
  const others = draws.length > 1 ? " beside the rest" : "";
  if (fit < 1) return ` Not one node of '${path}' (${kw(each)}) fits${others}.`;
  return ` At most ${fit} of the ${largest.nodes} nodes of '${path}' (${kw(each)} each) fit${others}.`;
}

function kw(value: number | null): string {
  const wording = require("../../power/wording") as typeof import("../../power/wording");
  return wording.kw(value);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
