import type { ConstructFacts } from "../model/facts";
import { stackPath } from "../model/stack-path";
import type { TerraformStack } from "../model/terraform";

/** Facts with who states them. */
export interface Statement {
  readonly kind: "stack" | "construct" | "resource";
  readonly stack: TerraformStack;
  /** Construct path as a reader would find it; the stack's for its root, the address where there is no path. */
  readonly path: string;
  /** Empty for the root of a stack. */
  readonly constructPath: string;
  readonly facts: ConstructFacts;
}

const known = new WeakMap<TerraformStack, readonly Statement[]>();

/** Everything that a stack states: at its root, by construct path, and on single resources. */
export function statementsOf(stack: TerraformStack): readonly Statement[] {
  let statements = known.get(stack);
  if (!statements) known.set(stack, (statements = gather(stack)));
  return statements;
}

function gather(stack: TerraformStack): readonly Statement[] {
  const { facts } = stack;
  const statements: Statement[] = facts
    ? [{ kind: "stack", stack, path: stackPath(stack), constructPath: "", facts }]
    : [];
  for (const [path, construct] of Object.entries(facts?.constructs ?? {})) {
    statements.push({ kind: "construct", stack, path, constructPath: path, facts: construct });
  }
  for (const { address, constructPath = "", facts: own } of stack.resources) {
    if (own) statements.push({ kind: "resource", stack, path: constructPath || address, constructPath, facts: own });
  }
  return statements;
}
