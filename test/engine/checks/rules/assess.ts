import type { FactGraph } from "../../../../engine/checks/model/graph";
import type { Assessment, Rule } from "../../../../engine/checks/rules/rule";
import { AS_OF, graphOf, policyOf } from "../hand-made";

/** What a rule says of facts under a policy. */
export function assess(rule: Rule, facts: Partial<FactGraph>, policy: object = {}): Assessment {
  return rule.assess(graphOf(facts), { policy: policyOf(policy).policy, asOf: AS_OF });
}
