import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { findServer } from "../../../catalog/servers";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import { Accelerator } from "../../accelerator";
import { extendedResourceOf } from "../../kubernetes/extended-resources";
import { objectName } from "../../kubernetes/names";
import { nodeLabels, nodeTaints, POOL_LABEL } from "../../kubernetes/pool-labels";
import { emitPoolObjects, type PoolNodes } from "../../kubernetes/pool-objects";
import { poolScope } from "../../kubernetes/pool-scope";
import { Manifests } from "../../manifests";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { applyOverrides } from "../overrides";
import { refuseWishes, type PoolProperty } from "../wishes";
import { detectedInCluster, kubectlDeletesNodes, labelsOfOthers, wishWithoutMeaning } from "./errors";
import { markNode } from "./node-marks";
import { selectNodes } from "./selection";

/** Wishes that nodes which stand already cannot fulfil. */
const WITHOUT_MEANING: readonly PoolProperty[] = [
  "minNodes",
  "capacity",
  "zone",
  "compactPlacement",
  "clusterInterconnect",
  "diskGib",
];

/** The pool is nodes that the cluster has: those with labels are left as they are, named ones get labels and taints. */
export function emitGpuPool(
  pool: IConstruct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
): () => ConstructFacts {
  const where = pool.node.path;
  const { accelerator, server, maxNodes, nodes: fixedNodes } = props;
  if (accelerator.name === Accelerator.detected().name) throw detectedInCluster(where);
  refuseWishes(props, WITHOUT_MEANING, (property) => wishWithoutMeaning(where, property));
  const nodes = maxNodes ?? (fixedNodes as number);
  const perNode = props.acceleratorsPerNode ?? (server && findServer(server.name)?.acceleratorCount);
  const poolNodes = emitNodes(pool, stack, props, nodes);
  emitPoolObjects(pool, stack, props, {
    ...poolNodes,
    accelerators: perNode === undefined ? undefined : nodes * perNode,
  });
  const emitted = poolScope(pool, stack, props).node.findAll().filter(TerraformResource.isTerraformResource);
  applyOverrides(where, emitted, props.overrides);
  return () => ({
    accelerator: { name: accelerator.name, ...(perNode === undefined ? {} : { perNode }), nodes },
    ...(server ? { server: server.name } : {}),
  });
}

function emitNodes(pool: IConstruct, stack: SovereignStack, props: SovereignGpuPoolProps, nodes: number): PoolNodes {
  const where = pool.node.path;
  const resource = extendedResourceOf(props.accelerator.name);
  const selected = selectNodes(where, stack, props.nodeSelection, nodes);
  if (!selected.names) {
    if (props.labels !== undefined) throw labelsOfOthers(where);
    return { resource, labels: selected.labels, taints: props.taints ?? [] };
  }
  if (stack.manifests === Manifests.KUBECTL) throw kubectlDeletesNodes(where);
  const labels = nodeLabels(objectName(pool, stack), props);
  const taints = nodeTaints(resource, props);
  const scope = poolScope(pool, stack, props);
  for (const node of selected.names) markNode(scope, node, labels, taints);
  return { resource, labels: { [POOL_LABEL]: labels[POOL_LABEL] }, taints };
}
