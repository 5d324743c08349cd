import type { Target } from "../expression/outcome";
import { occurrences } from "./paths";
import type { Program } from "./program";
import { isUnset, textOf } from "./readers/text";

/** A resource with the stack that it stands in. */
export type StackResource = Omit<Target, "attribute">;

/** Whether two resources stand in one project of Google's; undefined where that is not known. */
export function isSameProject(program: Program, one: StackResource, other: StackResource): boolean | undefined {
  const [a, b] = [projectOf(program, one), projectOf(program, other)];
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  const isSameExpression = a.expression !== undefined && a.expression === b.expression;
  return one.stack === other.stack && isSameExpression ? true : undefined;
}

/** Whether a resource is known to stand in the project of this id. */
export function isInProject(program: Program, resource: StackResource, id: string): boolean {
  return projectOf(program, resource).id === id;
}

/** Whether a resource is known to stand in another project than the one of this id. */
export function isInOtherProject(program: Program, resource: StackResource, id: string): boolean {
  const own = projectOf(program, resource).id;
  return own !== undefined && own !== id;
}

interface Project {
  readonly id?: string;
  /** What an id that is not known comes from: within a stack, the same id comes of the same expression. */
  readonly expression?: string;
}

/** The project that a resource names, else the one of its provider block, else what the environment says for that block. */
function projectOf(program: Program, { stack, resource }: StackResource): Project {
  const block = stack.providers.find(({ key }) => key === resource.providerKey);
  const said = [
    ...occurrences(resource.values, program.scopeOf(stack, resource), "project"),
    ...(block ? occurrences(block.config, program.scopeOf(stack), "project") : []),
  ].find(({ outcome }) => !isUnset(outcome));
  if (!said) return { expression: `provider ${resource.providerKey}` };
  const id = textOf(said.outcome);
  if (id !== undefined) return { id: id.replace(/^projects\//, "") };
  // A plan writes all that is not known alike, and what an instance stands for differs from one to the next.
  const isAmbiguous = stack.kind === "plan" || typeof said.value !== "string" || /\b(?:each|count)\./.test(said.value);
  return isAmbiguous ? {} : { expression: said.value };
}
