import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { ConstructFacts, StackFacts } from "../engine/checks/model/facts";
import type { Waiver } from "../engine/policy/policy";

const FACTS = Symbol.for("cdktf-sovereign-ai/facts");

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type FactsHolder = IConstruct & { [FACTS]?: Mutable<ConstructFacts> };

/** Adds to what is stated of a construct and everything below it; a later statement of the same fact wins. */
export function stateFacts(scope: IConstruct, facts: ConstructFacts): void {
  const holder = scope as FactsHolder;
  if (!holder[FACTS]) Object.defineProperty(holder, FACTS, { value: {}, enumerable: false });
  Object.assign(holder[FACTS] as object, facts);
}

export function stateWaiver(scope: IConstruct, waiver: Waiver): void {
  stateFacts(scope, { waivers: [...(factsOf(scope).waivers ?? []), waiver] });
}

/** What is stated of a construct, by itself and by what it stands in; the nearest statement of a fact wins. */
export function statedOf(scope: IConstruct): ConstructFacts {
  return Object.assign({}, ...scope.node.scopes.map(factsOf)) as ConstructFacts;
}

function factsOf(scope: IConstruct): ConstructFacts {
  return (scope as FactsHolder)[FACTS] ?? {};
}

/**
 * Writes what is stated in and above a stack under `"//".sovereignty` at the root of its Terraform JSON, keyed by
 * construct path: one table a stack, since facts on every resource make synthesis a fifth slower. A stack of which
 * nothing is stated stays as it is.
 */
export function writeFacts(stack: TerraformStack): void {
  const constructs: Record<string, ConstructFacts> = {};
  collectBelow(stack, constructs);
  const own = statedOf(stack);
  const waivers = stack.node.scopes.flatMap((scope) => factsOf(scope).waivers ?? []);
  if (Object.keys(own).length === 0 && Object.keys(constructs).length === 0) return;
  const facts: StackFacts = {
    version: 1,
    ...own,
    ...(waivers.length > 0 ? { waivers } : {}),
    ...(Object.keys(constructs).length > 0 ? { constructs } : {}),
  };
  stack.addOverride("//.sovereignty", facts);
}

function collectBelow(stack: TerraformStack, constructs: Record<string, ConstructFacts>): void {
  const pending: IConstruct[] = [...stack.node.children];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (TerraformStack.isStack(next)) continue;
    const facts = (next as FactsHolder)[FACTS];
    if (facts) constructs[next.node.path] = facts;
    pending.push(...next.node.children);
  }
}
