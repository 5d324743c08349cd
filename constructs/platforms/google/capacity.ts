import type {
  ContainerNodePoolConfig,
  ContainerNodePoolNodeConfig,
} from "@cdktf/provider-google/lib/container-node-pool";
import type { TerraformResourceLifecycle } from "cdktf";
import { CapacityKind, type Capacity } from "../../capacity";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { reservationPlacesItself } from "./errors";
import type { PoolZone } from "./zones";

/**
 * Where the capacity of a pool comes from. A block that was bought ahead (calendar mode of the Dynamic Workload Scheduler)
 * is delivered as a reservation, and used like one (GoogleCloudPlatform/cluster-toolkit,
 * examples/gke-consumption-options/dws-calendar.md, 25 June 2026).
 */
export function capacityOf(capacity?: Capacity): Partial<ContainerNodePoolNodeConfig> {
  if (capacity?.kind === CapacityKind.SPOT) return { spot: true };
  if (capacity?.reservationId === undefined) return {};
  return {
    reservationAffinity: {
      consumeReservationType: "SPECIFIC_RESERVATION",
      key: "compute.googleapis.com/reservation-name",
      values: [capacity.reservationId],
    },
  };
}

/**
 * How many nodes a pool has. Its autoscaler, which GKE runs, does not add nodes up to the least number by itself, so a
 * fixed number is none of its business, and a range starts at its least (GKE documentation, "Autoscaling a cluster", as
 * quoted in terraform-google-modules/terraform-google-kubernetes-engine issue 1517).
 */
export function sizeOf({ nodes, minNodes = 0, maxNodes }: SovereignGpuPoolProps): Partial<ContainerNodePoolConfig> {
  if (maxNodes === undefined) return { nodeCount: nodes };
  return {
    initialNodeCount: minNodes,
    autoscaling: { totalMinNodeCount: minNodes, totalMaxNodeCount: maxNodes, locationPolicy: "ANY" },
  };
}

/** Nodes that stand close together; reserved capacity stands where it was reserved. */
export function placementOf(
  where: string,
  { compactPlacement, capacity }: SovereignGpuPoolProps,
): Partial<ContainerNodePoolConfig> {
  if (!compactPlacement) return {};
  if (capacity?.reservationId !== undefined) throw reservationPlacesItself(where);
  return { placementPolicy: { type: "COMPACT" } };
}

/** What GKE, or the day, may change without Terraform changing it back. */
export function lifecycleOf(
  { zone, maxNodes }: SovereignGpuPoolProps,
  { precondition }: PoolZone,
): TerraformResourceLifecycle | undefined {
  const ignoreChanges = [
    // A zone that offers the machine type one day must not move the nodes that stand.
    ...(zone === undefined ? ["node_locations"] : []),
    // It makes the pool anew when changed, and says nothing of one that stands.
    ...(maxNodes === undefined ? [] : ["initial_node_count"]),
  ];
  if (ignoreChanges.length === 0) return undefined;
  return { ignoreChanges, precondition: precondition && [precondition] };
}
