import { findAccelerator } from "../../../catalog/accelerators";
import type { PowerGroup } from "./power-group";

/**
 * Watts that stand for one accelerator in quotas: its share of the whole node. Rounded up, so that all accelerators of a
 * node together come to the node's watts, and to less than `acceleratorsPerNode` watts more.
 */
export function wattsPerAccelerator({ nodeWatts, acceleratorsPerNode }: PowerGroup): number {
  return Math.ceil(nodeWatts / acceleratorsPerNode);
}

/** Watts of a node in quotas. */
export function quotaWattsOfNode(group: PowerGroup): number {
  return wattsPerAccelerator(group) * group.acceleratorsPerNode;
}

/** The most that one accelerator draws: its cap, or what it is rated for; `undefined` where nobody knows. */
export function acceleratorWatts({ accelerator, gpuCapWatts }: PowerGroup): number | undefined {
  const tdp = findAccelerator(accelerator)?.tdpWatts;
  return gpuCapWatts === undefined || tdp === undefined ? (gpuCapWatts ?? tdp) : Math.min(gpuCapWatts, tdp);
}

/** What a node draws beside its accelerators; `undefined` where the accelerators' own part is not known. */
export function baseWattsOfNode(group: PowerGroup): number | undefined {
  const { baseWatts, nodeWatts, acceleratorsPerNode } = group;
  if (baseWatts !== undefined) return baseWatts;
  const each = acceleratorWatts(group);
  return each === undefined ? undefined : Math.max(0, nodeWatts - acceleratorsPerNode * each);
}
