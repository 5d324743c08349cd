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

/** What all constructs of a site have to say the same of, and who said it first, for each program. */
const agreements = new WeakMap<IConstruct, Map<string, Said>>();

/** What a construct said. */
export interface Said {
  readonly path: string;
  readonly choice: string;
}

/**
 * Says something that holds for a whole site.
 *
 * @returns what was said first, where that is something else
 */
export function agreeOnSite({ site, node }: SovereignStack, what: string, said: Said): Said | undefined {
  const known = agreements.get(node.root) ?? new Map<string, Said>();
  agreements.set(node.root, known);
  const key = `${site.name} ${what}`;
  const first = known.get(key) ?? said;
  known.set(key, first);
  return first.choice === said.choice ? undefined : first;
}
