import type { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { findServer } from "../../catalog/servers";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import type { SovereignStack } from "../sovereign-stack";
import type { NodeTaint } from "../taint";
import type { TenantQuota } from "../tenant-quota";
import { notAHandler, tooManyLabels, tooManyTaints } from "./errors";
import { KubernetesObject } from "./kubernetes-object";
import { cohortName, isDnsLabel, objectName } from "./names";
import { partOf, poolScope } from "./pool-scope";
import { clusterQueueSpec, namespaceOf, requireQuotas } from "./quotas";
import { requireLevels, topologySpec } from "./topology";

/** What a platform knows of the nodes of a pool. */
export interface PoolNodes {
  /** Extended resource of the accelerator, e.g. `nvidia.com/gpu`; absent where no device plugin is known for it. */
  readonly resource?: string;
  /** Node labels that find the pool's nodes, all of them and no others. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints that its nodes carry. */
  readonly taints: readonly NodeTaint[];
  /** Accelerators of all its nodes. @default - nodes × `acceleratorsPerNode`, or those of `server` */
  readonly accelerators?: number;
}

/** Kueue's custom resource definition of ResourceFlavor, v0.19.2: so many labels, and so many taints. */
const MAX_LABELS = 8;
const MAX_TAINTS = 8;

/** What the platform knows of the nodes of each pool of a cluster. */
const nodesOfPools = new WeakMap<IConstruct, PoolNodes>();

/** What the platform said of a pool's nodes; `undefined` where they are no nodes of Kubernetes. */
export function nodesOfPool(pool: IConstruct): PoolNodes | undefined {
  return nodesOfPools.get(pool);
}

/** Emits what a pool is to the cluster's schedulers, into the layer of workloads. */
export function emitPoolObjects(
  pool: IConstruct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
  nodes: PoolNodes,
): void {
  const { quotas = [], topologyLevels = [], runtimeClassHandler: handler } = props;
  const where = pool.node.path;
  nodesOfPools.set(pool, nodes);
  const usesKueue = quotas.length > 0 || topologyLevels.length > 0;
  if (!usesKueue && handler === undefined) return;
  const name = objectName(pool, stack);
  const scope = poolScope(pool, stack, props);
  if (handler !== undefined) {
    if (!isDnsLabel(handler)) throw notAHandler(where, handler);
    new KubernetesObject(scope, "runtime-class", stack, {
      kind: "RuntimeClass",
      name,
      fields: { handler, scheduling: { nodeSelector: nodes.labels, ...tolerationsOf(nodes) } },
    });
  }
  if (!usesKueue) return;
  requireLevels(where, topologyLevels);
  const flavor = emitFlavor(where, scope, stack, name, topologyLevels, nodes);
  if (quotas.length === 0) return;
  const accelerators = nodes.accelerators ?? acceleratorsOf(props);
  const { resource } = nodes;
  requireQuotas(where, quotas, accelerators, props.accelerator.name, resource);
  for (const quota of quotas) {
    const spec = clusterQueueSpec(quota, name, cohortName(pool, stack), resource);
    emitQueues(scope, stack, flavor, quota, name, spec);
  }
}

/** The flavor of a pool's nodes, and the topology by which its jobs are placed. */
export function emitFlavor(
  where: string,
  scope: Construct,
  stack: SovereignStack,
  name: string,
  levels: readonly string[],
  nodes: PoolNodes,
): KubernetesObject {
  const { labels, taints } = nodes;
  const labelCount = Object.keys(labels).length;
  if (labelCount > MAX_LABELS) throw tooManyLabels(where, labelCount, MAX_LABELS);
  if (taints.length > MAX_TAINTS) throw tooManyTaints(where, taints.length, MAX_TAINTS);
  const topology =
    levels.length > 0
      ? new KubernetesObject(scope, "topology", stack, {
          kind: "Topology",
          name,
          fields: { spec: topologySpec(levels) },
        })
      : undefined;
  const spec = {
    nodeLabels: labels,
    // Who has a share of the pool may run on it: Kueue gives its pods what its nodes want tolerated.
    ...(taints.length > 0 ? { nodeTaints: taints.map(nodeTaint) } : {}),
    ...tolerationsOf(nodes),
    ...(topology ? { topologyName: name } : {}),
  };
  return new KubernetesObject(scope, "flavor", stack, {
    kind: "ResourceFlavor",
    name,
    fields: { spec },
    dependsOn: topology && [topology],
  });
}

/** The queues of a tenant of a pool. */
export function emitQueues(
  scope: Construct,
  stack: SovereignStack,
  flavor: KubernetesObject,
  quota: TenantQuota,
  pool: string,
  spec: Readonly<Record<string, unknown>>,
): void {
  const { tenant } = quota;
  const namespace = namespaceOf(quota);
  // No pool's name and no tenant's has a dot: the pair of them is unique.
  const name = `${pool}.${tenant}`;
  const clusterQueue = new KubernetesObject(scope, `cluster-queue-${tenant}`, stack, {
    kind: "ClusterQueue",
    name,
    fields: { spec },
    dependsOn: [flavor],
  });
  const made = quota.createNamespace ? [tenantNamespace(stack, namespace)] : [];
  new KubernetesObject(scope, `local-queue-${tenant}`, stack, {
    kind: "LocalQueue",
    name: pool,
    namespace,
    fields: { spec: { clusterQueue: name } },
    dependsOn: [clusterQueue, ...made],
  });
}

/** A namespace that pools share: it is stated as long as one of them wants it. */
function tenantNamespace(stack: SovereignStack, name: string): KubernetesObject {
  const scope = partOf(stack.workloadsLayer as TerraformStack, "namespaces");
  const found = scope.node.tryFindChild(name) as KubernetesObject | undefined;
  return found ?? new KubernetesObject(scope, name, stack, { kind: "Namespace", name });
}

/** `undefined` where nobody says how many a node has. */
function acceleratorsOf(props: SovereignGpuPoolProps): number | undefined {
  const { acceleratorsPerNode, server, maxNodes, nodes } = props;
  const perNode = acceleratorsPerNode ?? (server && findServer(server.name)?.acceleratorCount);
  return perNode === undefined ? undefined : perNode * (maxNodes ?? (nodes as number));
}

function nodeTaint({ key, value, effect }: NodeTaint): Record<string, string> {
  return { key, ...(value === undefined ? {} : { value }), effect };
}

/** An empty list is dropped by an API server, and would be taken for drift. */
function tolerationsOf({ taints }: PoolNodes) {
  return taints.length > 0 ? { tolerations: taints.map(toleration) } : {};
}

function toleration({ key, value, effect }: NodeTaint): Record<string, string> {
  return value === undefined ? { key, operator: "Exists", effect } : { key, operator: "Equal", value, effect };
}
