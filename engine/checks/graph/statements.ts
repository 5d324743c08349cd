import type { ConstructFacts } from "../model/facts";
import type { TerraformStack } from "../model/terraform";

/** Facts with who states them. */
export interface Statement {
  readonly stack: TerraformStack;
  /** Construct path as a reader would find it; the stack's name for its root, the address where there is no path. */
  readonly path: string;
  /** Empty for the root of a stack. */
  readonly constructPath: string;
  readonly facts: ConstructFacts;
}

/** Everything that a stack states: at its root, by construct path, and on single resources. */
export function statementsOf(stack: TerraformStack): readonly Statement[] {
  const { facts, name, file, resources } = stack;
  return [
    ...(facts ? [{ stack, path: name ?? file, constructPath: "", facts }] : []),
    ...Object.entries(facts?.constructs ?? {}).map(([path, construct]) => ({
      stack,
      path,
      constructPath: path,
      facts: construct,
    })),
    ...resources.flatMap(({ address, constructPath = "", facts: own }) =>
      own ? [{ stack, path: constructPath || address, constructPath, facts: own }] : [],
    ),
  ];
}
