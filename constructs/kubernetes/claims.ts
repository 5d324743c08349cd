import type { IConstruct } from "constructs";
import type { SovereignStack } from "../sovereign-stack";

/** Who in a program has taken what of a cluster, for each program. */
const claims = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Takes something that a cluster has once for a construct.
 *
 * @returns the path of the construct that took it before, and keeps it
 */
export function claimInCluster(stack: SovereignStack, what: string, constructPath: string): string | undefined {
  const { root } = stack.node;
  const taken = claims.get(root) ?? new Map<string, string>();
  claims.set(root, taken);
  const key = `${stack.site.name} ${stack.cluster.clusterName} ${what}`;
  const first = taken.get(key);
  if (first === undefined) taken.set(key, constructPath);
  return first;
}
