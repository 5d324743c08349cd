import type { Citation } from "../model/finding";
import { stackLabel } from "../model/stack-label";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Judgement, RuleContext } from "./rule";

/** Where a finding stands. */
type Whereabouts = Pick<Judgement, "stack" | "address" | "constructPath">;

/** How the author of a program finds a resource. */
export function whereToFind({ constructPath, address }: TerraformResource): string {
  return constructPath ?? address;
}

export function atResource(stack: TerraformStack, resource: TerraformResource): Whereabouts {
  return { stack: stackLabel(stack), address: resource.address, constructPath: resource.constructPath };
}

/**
 * A provider block, a site or a backend. It belongs to the stack, so that a waiver of the stack's construct path
 * covers it.
 */
export function atStack(stack: TerraformStack, address: string): Whereabouts {
  return { stack: stackLabel(stack), address, constructPath: stack.facts?.path ?? stack.name };
}

/** The clause of the policy that a finding rests on. */
export function policyClause(article: string, context: RuleContext): Citation {
  return { law: "policy", article, asOf: context.asOf, confidence: "stated" };
}
