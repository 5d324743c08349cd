import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { requireOtherName } from "../system-pool";

/** What the narrowest of the names takes that are made of a stack's alone: GKE, 40 characters for a cluster. */
const MAX_STACK_NAME = 40;

/** GKE takes 40 characters for a node pool. */
const MAX_POOL_NAME = 40;

/** The name of what a stack has once, in letters that every service takes: lower case, digits and hyphens. */
export function stackName(stack: TerraformStack, maxLength: number = MAX_STACK_NAME): string {
  return nameOf(stack.node.id, stack, maxLength);
}

/** The same with a part of the stack behind it. */
export function partName(stack: TerraformStack, part: string, maxLength: number = MAX_STACK_NAME): string {
  return `${stackName(stack, maxLength - part.length - 1)}-${part}`;
}

/**
 * The name of a pool, unique in its stack: the id of a pool right below the stack, else its path and a hash of it.
 *
 * @param prefix what sets the stack's pools apart in a cluster that others join too
 */
export function poolName(pool: IConstruct, stack: TerraformStack, prefix: string): string {
  const name = nameOf(prefix + pool.node.path.slice(stack.node.path.length + 1), pool, MAX_POOL_NAME);
  requireOtherName(pool, name);
  return name;
}

/** A text as a name; where letters are lost, a hash keeps it unique. */
function nameOf(text: string, of: IConstruct, maxLength: number): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
  if (name === text && name.length <= maxLength) return name;
  const hash = of.node.addr.slice(-8);
  return `${name.slice(0, maxLength - hash.length - 1) || "x"}-${hash}`;
}
