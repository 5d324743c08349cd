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

/** Everything that a stack states: at its root, by construct path, and on single resources. */
export function statementsOf(stack: TerraformStack): readonly Statement[] {
  const { facts, resources } = stack;
  return [
    ...(facts ? [{ kind: "stack" as const, stack, path: stackPath(stack), constructPath: "", facts }] : []),
    ...Object.entries(facts?.constructs ?? {}).map(([path, construct]) => ({
      kind: "construct" as const,
      stack,
      path,
      constructPath: path,
      facts: construct,
    })),
    ...resources.flatMap(({ address, constructPath = "", facts: own }) =>
      own ? [{ kind: "resource" as const, stack, path: constructPath || address, constructPath, facts: own }] : [],
    ),
  ];
}
