import type { EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import type { LaunchTemplate, LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import type { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import type { Precondition, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import type { InstanceType } from "../../../catalog/instance-types";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import { extendedResourceOf } from "../../kubernetes/extended-resources";
import { nodeLabels, nodeTaints, POOL_LABEL } from "../../kubernetes/pool-labels";
import { emitPoolObjects } from "../../kubernetes/pool-objects";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { capacityTypeOf, isCompact, reservationOf, sizeOf } from "./capacity";
import { amiTypeOf, chooseInstanceType } from "./instance-type";
import { nodeHost } from "./joined-cluster";
import { nodeTemplate } from "./launch-template";
import { awsModule } from "./modules";
import { poolName, stackName } from "./names";
import { fabricInterfaces, primaryInterface } from "./network-interfaces";
import type { NodeHost } from "./node-host";
import { applyOverrides } from "../overrides";
import { poolFacts } from "./pool-facts";
import { dataClassTag } from "./provider";
import { poolSubnets } from "./subnets";
import { eksTaints } from "./taints";

const DEFAULT_DISK_GIB = 200;

/**
 * A pool as an EKS managed node group with a launch template of its own. The resources are all made here, not in the
 * functions that say what is in them: cdktf keeps a stack trace for each of their many parts, as long as it is deep.
 */
export function gpuPool(pool: Construct, stack: SovereignStack, props: SovereignGpuPoolProps): () => ConstructFacts {
  const { EksNodeGroup } = awsModule("eks-node-group", pool);
  const { LaunchTemplate } = awsModule("launch-template", pool);
  const { PlacementGroup } = awsModule("placement-group", pool);
  const where = pool.node.path;
  const type = chooseInstanceType(where, props);
  const fabric = props.clusterInterconnect ?? Boolean(type.efaInterfaces);
  const compact = isCompact(where, props, fabric);
  const { ids: subnetIds, precondition } = poolSubnets(pool, stack, props, compact);
  const host = nodeHost(stack);
  const name = poolName(pool, stack, host.poolPrefix);
  const resource = extendedResourceOf(type.accelerator);
  const labels = nodeLabels(name, props);
  const taints = nodeTaints(resource, props);

  const placement = compact
    ? new PlacementGroup(pool, "placement", {
        name: `${stackName(stack)}-${poolName(pool, stack)}`,
        strategy: "cluster",
      })
    : undefined;
  const template = new LaunchTemplate(pool, "template", templateOf(stack, host, props, { type, fabric, placement }));
  const group = new EksNodeGroup(pool, "nodes", {
    nodeGroupName: name,
    subnetIds,
    amiType: amiTypeOf(where, type),
    labels,
    taint: eksTaints(taints),
    tags: props.dataClass ? dataClassTag(stack, () => props.dataClass) : undefined,
    lifecycle: lifecycleOf(props, precondition),
    ...groupOf(host, props, template),
  });
  group.dependsOn = host.dependencies;
  applyOverrides(where, [template, group, ...(placement ? [placement] : [])], props.overrides);
  emitPoolObjects(pool, stack, props, {
    resource,
    labels: { [POOL_LABEL]: labels[POOL_LABEL] },
    taints,
    accelerators: sizeOf(props).maxSize * type.acceleratorCount,
  });
  return poolFacts(props, group, template);
}

interface NodeShape {
  readonly type: InstanceType;
  /** Whether its nodes take all the Elastic Fabric Adapters that they can. */
  readonly fabric: boolean;
  readonly placement?: PlacementGroup;
}

function templateOf(
  stack: SovereignStack,
  host: NodeHost,
  { diskGib = DEFAULT_DISK_GIB, dataClass, capacity }: SovereignGpuPoolProps,
  { type, fabric, placement }: NodeShape,
): LaunchTemplateConfig {
  const fabrics = fabric ? fabricInterfaces(type, host.fabricSecurityGroupId) : [];
  return {
    ...nodeTemplate({
      diskGib,
      keyArn: stack.key.keyArn,
      networkInterfaces: [primaryInterface(host.securityGroupId), ...fabrics],
      tags: host.nodeTags(dataClass),
    }),
    instanceType: type.name,
    placement: placement ? { groupName: placement.name } : undefined,
    ...reservationOf(capacity),
  };
}

function groupOf(host: NodeHost, props: SovereignGpuPoolProps, template: LaunchTemplate) {
  return {
    clusterName: host.clusterName,
    version: host.version,
    nodeRoleArn: host.nodeRoleArn,
    capacityType: capacityTypeOf(props.capacity),
    launchTemplate: { id: template.id, version: template.getStringAttribute("latest_version") },
    scalingConfig: sizeOf(props),
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
  } satisfies Partial<EksNodeGroupConfig>;
}

function lifecycleOf(
  props: SovereignGpuPoolProps,
  precondition?: Precondition,
): TerraformResourceLifecycle | undefined {
  const { minSize, maxSize } = sizeOf(props);
  if (minSize === maxSize && !precondition) return undefined;
  return {
    // How many nodes a pool that scales has at the moment is its autoscaler's to say.
    ignoreChanges: minSize === maxSize ? undefined : ["scaling_config[0].desired_size"],
    precondition: precondition && [precondition],
  };
}
