import type { ContainerNodePoolNodeConfig } from "@cdktf/provider-google/lib/container-node-pool";
import type { Construct } from "constructs";
import type { InstanceType } from "../../../catalog/instance-types";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import { extendedResourceOf } from "../../kubernetes/extended-resources";
import { nodeLabels, nodeTaints, POOL_LABEL } from "../../kubernetes/pool-labels";
import { emitPoolObjects } from "../../kubernetes/pool-objects";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { TaintEffect, type NodeTaint } from "../../taint";
import { applyOverrides } from "../overrides";
import { capacityOf, lifecycleOf, placementOf, sizeOf } from "./capacity";
import { nodeHost } from "./joined-cluster";
import { chooseMachineType, type MachineSeries } from "./machine-type";
import { googleModule } from "./modules";
import { poolName } from "./names";
import { nodeConfig } from "./node-config";
import type { NodeHost } from "./node-host";
import { poolFacts } from "./pool-facts";
import { projectOf, regionOf } from "./project";
import { poolZone } from "./zones";

const DEFAULT_DISK_GIB = 200;

const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  [TaintEffect.NO_SCHEDULE]: "NO_SCHEDULE",
  [TaintEffect.PREFER_NO_SCHEDULE]: "PREFER_NO_SCHEDULE",
  [TaintEffect.NO_EXECUTE]: "NO_EXECUTE",
};

interface AcceleratorNodes {
  readonly name: string;
  readonly type: InstanceType & MachineSeries;
  readonly taints: readonly NodeTaint[];
}

/** A pool as a node pool of GKE. */
export function gpuPool(pool: Construct, stack: SovereignStack, props: SovereignGpuPoolProps): () => ConstructFacts {
  const { ContainerNodePool } = googleModule("container-node-pool", pool);
  const where = pool.node.path;
  const type = chooseMachineType(where, props);
  const placement = placementOf(where, props);
  const zone = poolZone(pool, stack, props, type.name);
  const host = nodeHost(stack);
  const name = poolName(pool, stack, host.poolPrefix);
  const resource = extendedResourceOf(type.accelerator);
  const taints = nodeTaints(resource, props);
  const nodes = new ContainerNodePool(pool, "nodes", {
    name,
    project: projectOf(stack),
    cluster: host.clusterName,
    location: regionOf(stack),
    nodeLocations: [zone.name],
    ...sizeOf(props),
    ...placement,
    nodeConfig: acceleratorNodes(stack, host, props, { name, type, taints }),
    networkConfig: { enablePrivateNodes: true },
    management: { autoRepair: true, autoUpgrade: true },
    // A node beside those that were asked for may be had of no reservation, and counts in no power budget.
    upgradeSettings: { strategy: "SURGE", maxSurge: 0, maxUnavailable: 1 },
    lifecycle: lifecycleOf(props, zone),
  });
  nodes.dependsOn = host.dependencies;
  applyOverrides(where, [nodes], props.overrides);
  emitPoolObjects(pool, stack, props, {
    resource,
    labels: { [POOL_LABEL]: name },
    taints: props.taints ? taintsOnNodes(resource, props, taints) : taints,
    accelerators: type.acceleratorCount * (props.maxNodes ?? (props.nodes as number)),
  });
  return poolFacts(props, nodes);
}

function acceleratorNodes(
  stack: SovereignStack,
  host: NodeHost,
  props: SovereignGpuPoolProps,
  { name, type, taints }: AcceleratorNodes,
): ContainerNodePoolNodeConfig {
  const { diskGib = DEFAULT_DISK_GIB, dataClass, capacity } = props;
  const labels = nodeLabels(name, props);
  return {
    ...nodeConfig(stack, host, { machineType: type.name, diskType: type.diskType, diskGib, labels, dataClass }),
    ...capacityOf(capacity),
    guestAccelerator: [
      {
        type: type.acceleratorType,
        count: type.acceleratorCount,
        // The driver that GKE ships for its own image, signed as the verified boot wants it.
        gpuDriverInstallationConfig: { gpuDriverVersion: "DEFAULT" },
      },
    ],
    taint: taints.map(({ key, value = "", effect }) => ({ key, value, effect: EFFECTS[effect] })),
  };
}

/** GKE puts a taint of its own on nodes with GPUs, whatever the program states ("About GPUs", read on 22 Nov 2026). */
function taintsOnNodes(
  resource: string | undefined,
  props: SovereignGpuPoolProps,
  taints: readonly NodeTaint[],
): readonly NodeTaint[] {
  const own = nodeTaints(resource, { ...props, taints: undefined });
  return [...own, ...taints.filter(({ key }) => key !== resource)];
}
