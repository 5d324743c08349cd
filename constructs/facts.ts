import { Lazy, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { ConstructFacts, StackFacts } from "../engine/checks/model/facts";
import type { Waiver } from "../engine/policy/policy";

const STATEMENTS = Symbol.for("cdktf-sovereign-ai/statements");

type Statement = () => ConstructFacts;
type Stating = IConstruct & { [STATEMENTS]?: Statement[] };

/** What a stack takes over from the constructs that it stands in; the rest is said of those constructs alone. */
const INHERITED = ["site", "country", "operator", "dataClass", "tags"] as const;

/** Adds to what is stated of a construct and everything below it; a later statement of the same fact wins. */
export function stateFacts(scope: IConstruct, facts: ConstructFacts): void {
  stateFactsLazily(scope, () => facts);
}

/** As `stateFacts`, for what is only known when the stack is written. */
export function stateFactsLazily(scope: IConstruct, statement: Statement): void {
  const stating = scope as Stating;
  if (!stating[STATEMENTS]) Object.defineProperty(stating, STATEMENTS, { value: [], enumerable: false });
  (stating[STATEMENTS] as Statement[]).push(statement);
}

export function stateWaiver(scope: IConstruct, waiver: Waiver): void {
  const before = factsOf(scope).waivers ?? [];
  stateFacts(scope, { waivers: [...before, waiver] });
}

/** What is stated of a construct itself. */
export function factsOf(scope: IConstruct): ConstructFacts {
  return Object.assign({}, ...((scope as Stating)[STATEMENTS] ?? []).map((statement) => statement())) as ConstructFacts;
}

/** What is stated of a construct, by itself and by what it stands in; the nearest statement of a fact wins. */
export function statedOf(scope: IConstruct): ConstructFacts {
  return Object.assign({}, ...scope.node.scopes.map(factsOf)) as ConstructFacts;
}

/**
 * Makes a stack carry what is stated in and above it under `"//".sovereignty` at the root of its Terraform JSON, keyed by
 * construct path: one table a stack, since facts on every resource make synthesis a fifth slower. The table is made when
 * the stack is written, after the Aspects, which may state something too.
 */
export function carryFacts(stack: TerraformStack): void {
  stack.addOverride("//.sovereignty", Lazy.anyValue({ produce: () => stackFacts(stack) }));
}

function stackFacts(stack: TerraformStack): StackFacts | undefined {
  const { scopes, path, id } = stack.node;
  const above = scopes.filter((scope) => scope !== stack).map(inheritable);
  const waivers = scopes.flatMap((scope) => factsOf(scope).waivers ?? []);
  const constructs = factsBelow(stack);
  const facts: StackFacts = {
    version: 1,
    ...Object.assign({}, ...above, factsOf(stack)),
    ...(path === id ? {} : { path }),
    ...(waivers.length > 0 ? { waivers } : {}),
    ...(Object.keys(constructs).length > 0 ? { constructs } : {}),
  };
  return Object.keys(facts).length > 1 ? facts : undefined;
}

function inheritable(scope: IConstruct): ConstructFacts {
  const facts = factsOf(scope);
  return Object.fromEntries(INHERITED.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]])));
}

function factsBelow(stack: TerraformStack): Record<string, ConstructFacts> {
  const constructs: Record<string, ConstructFacts> = {};
  const pending: IConstruct[] = [...stack.node.children];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (TerraformStack.isStack(next)) continue;
    if ((next as Stating)[STATEMENTS]) constructs[next.node.path] = factsOf(next);
    pending.push(...next.node.children);
  }
  return constructs;
}
