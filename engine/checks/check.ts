import { buildGraph } from "./graph";
import { judge, type CheckContext } from "./judge";
import type { TerraformStack } from "./model/terraform";
import type { Report } from "./report/report";

export { asOfDate, generatedAt } from "./clock";

export interface CheckInput extends CheckContext {
  readonly stacks: readonly TerraformStack[];
}

/**
 * Holds what was read against the policy: facts, rules, waivers, report.
 *
 * @throws SovereignError where a data class is in use that the policy has no entry for
 */
export function check({ stacks, ...context }: CheckInput): Report {
  const { policy, siteFacts } = context;
  return judge(buildGraph(stacks, { policy: policy.policy, siteFacts }), context);
}
