import type { PoolFact } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { inHall, POOL_IN_HALL } from "./demonstration";
import { hasBudget } from "./power-budgets";
import { defineRule, type Judgement, type RuleContext } from "./rule";

export const pwrUnknown = defineRule<PoolFact>({
  id: "PWR-UNKNOWN",
  what:
    "The catalogue knows the power of every server and instance type in a pool. Hardware that is only looked at when " +
    "deploying is unknown where a power budget covers it.",
  why: "A part without a number would count as 0 W, and a budget that leaves it out says nothing.",
  citation: "the policy, power",
  example: "A pool of an instance type that is newer than the catalogue.",
  demonstration: {
    fails: inHall({ constructs: { train: { ...POOL_IN_HALL, server: "dgx-x1" } } }),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { power: { sites: { "hall-1": { maxItKw: 60 } } } },
  },
  remedy: "State a server or instance type that the catalogue knows: `sovereign catalog servers`, `… instance-types`.",
  subjects: ({ pools }, { policy }) => pools.filter((pool) => !pool.detected || hasBudget(pool, policy.power)),
  judge: judgePool,
});

function judgePool(pool: PoolFact, context: RuleContext): Judgement | undefined {
  const { stack, path, detected, itKwPerNode, basis } = pool;
  if (itKwPerNode !== undefined) return undefined;
  return {
    status: "unknown",
    severity: "error",
    stack: stackLabel(stack),
    address: path,
    constructPath: path,
    message: detected
      ? `The hardware of '${path}' is only looked at when deploying, so whether it fits the power budget is unknown.`
      : `The power of a node of '${path}' is unknown: ${basis}.`,
    evidence: [{ address: path, note: basis }],
    citations: [{ law: "policy", article: "power", asOf: context.asOf, confidence: "stated" }],
    remedy: detected
      ? "Name the accelerator or server of the pool, or take its site out of the power budgets."
      : "Use a server or instance type that the catalogue knows: `sovereign catalog servers`, `… instance-types`.",
  };
}
