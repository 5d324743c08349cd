import type { Construct, IConstruct } from "constructs";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { refuseWishes, type PoolProperty } from "../wishes";
import { notAFileName, nothingToOverride, notOneNode, secondPool, wishWithoutMeaning } from "./errors";
import { LocalServices } from "./local-services";

const DETECTED = "detected";

/** Wishes that this machine cannot fulfil, since it is there already and is no Kubernetes node. */
const WITHOUT_MEANING: readonly PoolProperty[] = [
  "capacity",
  "zone",
  "compactPlacement",
  "clusterInterconnect",
  "nodeSelection",
  "server",
  "diskGib",
  "labels",
  "taints",
  "quotas",
  "topologyLevels",
  "runtimeClassHandler",
];

/** The pool is this machine's own hardware, which the deploy looks at and compares with what is asked for. */
export function emitGpuPool(
  pool: IConstruct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
): () => ConstructFacts {
  const where = pool.node.path;
  const { accelerator, acceleratorsPerNode, overrides = {} } = props;
  requireOneNode(where, props);
  refuseWishes(props, WITHOUT_MEANING, (property) => wishWithoutMeaning(where, property));
  const name = where.slice(stack.node.path.length + 1).replaceAll("/", ".");
  requireFileName(where, "the site's name", stack.site.name);
  requireFileName(where, "the pool's path", name);
  requireFileName(where, "the stack's id", stack.node.id);
  claimMachine(pool, stack.site.name);

  const service = { site: stack.site.name, pool: name, construct: where };
  const resource = LocalServices.of(stack).add(pool as Construct, service, {
    accelerator: accelerator.name,
    ...(acceleratorsPerNode !== undefined ? { acceleratorsPerNode } : {}),
  });
  for (const [resourceType, attributes] of Object.entries(overrides)) {
    if (resourceType !== "terraform_data") throw nothingToOverride(where, resourceType);
    for (const [attribute, value] of Object.entries(attributes as Record<string, unknown>)) {
      resource.addOverride(attribute, value);
    }
  }
  return () => ({
    accelerator: {
      name: accelerator.name,
      ...(acceleratorsPerNode !== undefined ? { perNode: acceleratorsPerNode } : {}),
      nodes: 1,
    },
    // The server around a stated accelerator, and so its power, is known when deploying only.
    ...(accelerator.name === DETECTED ? {} : { server: DETECTED }),
  });
}

function requireOneNode(where: string, { nodes, maxNodes }: SovereignGpuPoolProps): void {
  for (const [property, count] of Object.entries({ nodes, maxNodes })) {
    if (count !== undefined && count !== 1) throw notOneNode(where, property, count);
  }
}

function requireFileName(where: string, what: string, name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) throw notAFileName(where, what, name);
}

/** The pool that has a site's hardware, for each program: two would both count on all of it. */
const poolOfSite = new WeakMap<IConstruct, Map<string, string>>();

function claimMachine(pool: IConstruct, site: string): void {
  const sites = poolOfSite.get(pool.node.root) ?? new Map<string, string>();
  const first = sites.get(site);
  if (first !== undefined) throw secondPool(pool.node.path, first, site);
  poolOfSite.set(pool.node.root, sites.set(site, pool.node.path));
}
