import type { ContainerNodePool } from "@cdktf/provider-google/lib/container-node-pool";
import { POOL_LABEL } from "../../kubernetes/pool-labels";
import type { SovereignStack } from "../../sovereign-stack";
import { SYSTEM_POOL } from "../system-pool";
import { googleModule } from "./modules";
import { nodeConfig, type NodeShape } from "./node-config";
import type { NodeHost } from "./node-host";
import { projectOf, regionOf } from "./project";

const NODES_PER_ZONE = 1;

/** A small general-purpose node. E2 is offered in every region (Compute Engine documentation, "Regions and zones"). */
export const SYSTEM_SHAPE: NodeShape = {
  machineType: "e2-standard-2",
  diskType: "pd-balanced",
  diskGib: 50,
  labels: { [POOL_LABEL]: SYSTEM_POOL },
};

/** The nodes for what asks for no accelerator: DNS and controllers. They have no taint. */
export function systemNodes(host: NodeHost, stack: SovereignStack): ContainerNodePool {
  const { ContainerNodePool: NodePool } = googleModule("container-node-pool", host);
  return new NodePool(host, "system", {
    name: SYSTEM_POOL,
    project: projectOf(stack),
    cluster: host.clusterName,
    location: regionOf(stack),
    nodeCount: NODES_PER_ZONE,
    nodeConfig: nodeConfig(stack, host, SYSTEM_SHAPE),
    networkConfig: { enablePrivateNodes: true },
    management: { autoRepair: true, autoUpgrade: true },
    upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
    dependsOn: [...host.ready],
  });
}
