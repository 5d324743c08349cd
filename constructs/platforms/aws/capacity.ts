import type { LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import { CapacityKind, type Capacity } from "../../capacity";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { reservationPlacesItself } from "./errors";

/** EKS makes no node group that may never have a node. */
const LEAST_MAX_NODES = 1;

const CAPACITY_TYPES: Readonly<Record<CapacityKind, string>> = {
  [CapacityKind.ON_DEMAND]: "ON_DEMAND",
  [CapacityKind.SPOT]: "SPOT",
  [CapacityKind.RESERVATION]: "ON_DEMAND",
  [CapacityKind.CAPACITY_BLOCK]: "CAPACITY_BLOCK",
};

/** How a node group says what its nodes are. */
export function capacityTypeOf(capacity?: Capacity): string {
  return CAPACITY_TYPES[capacity?.kind ?? CapacityKind.ON_DEMAND];
}

/** How a launch template says where reserved capacity comes from; spot is said by the node group alone. */
export function reservationOf(capacity?: Capacity): Partial<LaunchTemplateConfig> {
  if (capacity?.reservationId === undefined) return {};
  const isBlock = capacity.kind === CapacityKind.CAPACITY_BLOCK;
  return {
    capacityReservationSpecification: {
      capacityReservationTarget: { capacityReservationId: capacity.reservationId },
    },
    instanceMarketOptions: isBlock ? { marketType: "capacity-block" } : undefined,
  };
}

/** How many nodes a pool starts with, and between which numbers it moves. */
export interface PoolSize {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
}

export function sizeOf({ nodes = 0, minNodes, maxNodes }: SovereignGpuPoolProps): PoolSize {
  const minSize = minNodes ?? (maxNodes === undefined ? nodes : 0);
  return { minSize, maxSize: Math.max(maxNodes ?? nodes, LEAST_MAX_NODES), desiredSize: minSize };
}

/** Whether a pool has a placement group of its own: reserved capacity is placed where it was reserved. */
export function isCompact(where: string, props: SovereignGpuPoolProps, fabric: boolean): boolean {
  const { compactPlacement, capacity } = props;
  if (capacity?.reservationId === undefined) return compactPlacement ?? (fabric && sizeOf(props).maxSize > 1);
  if (compactPlacement) throw reservationPlacesItself(where);
  return false;
}
