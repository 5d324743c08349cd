import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { requireOtherName } from "../system-pool";

/** EKS takes 63 characters for a node group, and Kubernetes 63 for the value of a label. */
const MAX_POOL_NAME = 63;

/** IAM takes 38 characters for the prefix of a role's name. */
const MAX_ROLE_PREFIX = 38;

/** The name of what a stack has once, in letters that EKS, IAM, KMS and CloudWatch all take. */
export function stackName(stack: TerraformStack): string {
  return plain(stack.node.id);
}

/** Prefix of a role's name; AWS adds what makes it unique in the account. */
export function rolePrefix(stack: TerraformStack, role: string): string {
  const suffix = `-${role}-`;
  return stackName(stack).slice(0, MAX_ROLE_PREFIX - suffix.length) + suffix;
}

/**
 * The name of a pool, unique in its stack: the id of a pool right below the stack, else its path and a hash of it.
 *
 * @param prefix what sets the stack's pools apart in a cluster that others join too
 */
export function poolName(pool: IConstruct, stack: TerraformStack, prefix: string = ""): string {
  const path = prefix + pool.node.path.slice(stack.node.path.length + 1);
  const name = plain(path);
  requireOtherName(pool, name);
  if (name === path && name.length <= MAX_POOL_NAME) return name;
  const hash = pool.node.addr.slice(-8);
  return `${name.slice(0, MAX_POOL_NAME - hash.length - 1)}-${hash}`;
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
