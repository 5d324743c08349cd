import type { EksNodeGroup, EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import type { LaunchTemplate, LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import type { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import type { Construct } from "constructs";
import { findInstanceType, type InstanceType } from "../../../catalog/instance-types";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import { CapacityKind, type Capacity } from "../../capacity";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { reservationPlacesItself } from "./errors";
import { amiTypeOf, chooseInstanceType } from "./instance-type";
import { nodeHost } from "./joined-cluster";
import { nodeLabels, nodeTaints } from "./labels-and-taints";
import { nodeTemplate } from "./launch-template";
import { awsModule } from "./modules";
import { poolName, stackName } from "./names";
import { fabricInterfaces, primaryInterface } from "./network-interfaces";
import type { NodeHost } from "./node-host";
import { applyOverrides, overriddenInstanceType, overriddenMaxNodes } from "./overrides";
import { dataClassTag } from "./provider";
import { poolSubnetIds } from "./subnets";

const DEFAULT_DISK_GIB = 200;

/** EKS makes no node group that may never have a node. */
const LEAST_MAX_NODES = 1;

/** A pool as an EKS managed node group with a launch template of its own. */
export function gpuPool(pool: Construct, stack: SovereignStack, props: SovereignGpuPoolProps): ConstructFacts {
  const type = chooseInstanceType(pool.node.path, props);
  const size = sizeOf(props);
  const fabric = props.clusterInterconnect ?? Boolean(type.efaInterfaces);
  const compact = isCompact(pool.node.path, props, fabric, size.maxSize);
  const subnetIds = poolSubnetIds(pool, stack, props, compact);
  const host = nodeHost(stack);

  const group = compact ? [placementGroup(pool, stack)] : [];
  const template = poolTemplate(pool, stack, host, props, type, fabric, group[0]);
  const nodes = nodeGroup(pool, stack, host, props, type, { template, size, subnetIds });
  applyOverrides(pool.node.path, [template, nodes, ...group], props.overrides);
  return factsOf(props, type, size.maxSize);
}

interface Size {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
}

function sizeOf({ nodes, minNodes = nodes ?? 0, maxNodes = nodes ?? 0 }: SovereignGpuPoolProps): Size {
  return { minSize: minNodes, maxSize: Math.max(maxNodes, LEAST_MAX_NODES), desiredSize: minNodes };
}

function isCompact(where: string, props: SovereignGpuPoolProps, fabric: boolean, maxNodes: number): boolean {
  const { compactPlacement, capacity } = props;
  if (capacity?.reservationId === undefined) return compactPlacement ?? (fabric && maxNodes > 1);
  if (compactPlacement) throw reservationPlacesItself(where);
  return false;
}

function placementGroup(pool: Construct, stack: SovereignStack): PlacementGroup {
  const { PlacementGroup: Group } = awsModule("placement-group", pool);
  return new Group(pool, "placement", {
    name: `${stackName(stack)}-${poolName(pool, stack)}`,
    strategy: "cluster",
  });
}

function poolTemplate(
  pool: Construct,
  stack: SovereignStack,
  host: NodeHost,
  props: SovereignGpuPoolProps,
  type: InstanceType,
  fabric: boolean,
  group?: PlacementGroup,
): LaunchTemplate {
  return nodeTemplate(pool, "template", stack, {
    diskGib: props.diskGib ?? DEFAULT_DISK_GIB,
    networkInterfaces: [
      primaryInterface(host.securityGroupId),
      ...(fabric ? fabricInterfaces(type, host.fabricSecurityGroupId()) : []),
    ],
    tags: props.dataClass ? dataClassTag(props.dataClass) : {},
    more: {
      instanceType: type.name,
      placement: group ? { groupName: group.name } : undefined,
      ...capacityOf(props.capacity),
    },
  });
}

/** How the launch template says where capacity comes from; a spot pool says so in the node group alone. */
function capacityOf(capacity?: Capacity): Partial<LaunchTemplateConfig> {
  if (capacity?.reservationId === undefined) return {};
  return {
    capacityReservationSpecification: {
      capacityReservationTarget: { capacityReservationId: capacity.reservationId },
    },
    instanceMarketOptions: capacity.kind === CapacityKind.CAPACITY_BLOCK ? { marketType: "capacity-block" } : undefined,
  };
}

const CAPACITY_TYPES: Readonly<Record<CapacityKind, string>> = {
  [CapacityKind.ON_DEMAND]: "ON_DEMAND",
  [CapacityKind.SPOT]: "SPOT",
  [CapacityKind.RESERVATION]: "ON_DEMAND",
  [CapacityKind.CAPACITY_BLOCK]: "CAPACITY_BLOCK",
};

interface NodeGroupParts {
  readonly template: LaunchTemplate;
  readonly size: Size;
  readonly subnetIds: string[];
}

function nodeGroup(
  pool: Construct,
  stack: SovereignStack,
  host: NodeHost,
  props: SovereignGpuPoolProps,
  type: InstanceType,
  { template, size, subnetIds }: NodeGroupParts,
): EksNodeGroup {
  const { EksNodeGroup: NodeGroup } = awsModule("eks-node-group", pool);
  const name = poolName(pool, stack);
  return new NodeGroup(pool, "nodes", {
    clusterName: host.clusterName,
    version: host.version,
    nodeGroupName: name,
    nodeRoleArn: host.nodeRoleArn,
    subnetIds,
    amiType: amiTypeOf(pool.node.path, type),
    capacityType: CAPACITY_TYPES[props.capacity?.kind ?? CapacityKind.ON_DEMAND],
    launchTemplate: { id: template.id, version: template.getStringAttribute("latest_version") },
    scalingConfig: size,
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
    labels: nodeLabels(name, props),
    taint: nodeTaints(type, props),
    tags: props.dataClass ? dataClassTag(props.dataClass) : undefined,
    dependsOn: host.ready,
    lifecycle: scales(size),
  });
}

/** How many nodes a pool that scales has at the moment is its autoscaler's to say. */
function scales({ minSize, maxSize }: Size): EksNodeGroupConfig["lifecycle"] {
  return minSize === maxSize ? undefined : { ignoreChanges: ["scaling_config[0].desired_size"] };
}

function factsOf(props: SovereignGpuPoolProps, chosen: InstanceType, maxNodes: number): ConstructFacts {
  const name = overriddenInstanceType(props.overrides) ?? chosen.name;
  const perNode = findInstanceType("aws", name)?.acceleratorCount;
  return {
    accelerator: {
      name: props.accelerator.name,
      ...(perNode === undefined ? {} : { perNode }),
      nodes: overriddenMaxNodes(props.overrides) ?? maxNodes,
    },
    instanceType: { provider: "aws", name },
  };
}
