import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import { TaintEffect, type NodeTaint } from "../taint";

/** The label by which a pool's nodes are found. */
export const POOL_LABEL = "sovereign.ai/pool";

/** Labels that a pool gives its nodes; the program's own win. */
export function nodeLabels(poolName: string, { accelerator, labels }: SovereignGpuPoolProps): Record<string, string> {
  return { [POOL_LABEL]: poolName, "sovereign.ai/accelerator": accelerator.name, ...labels };
}

/** Taints that a pool gives its nodes: by default what asks for no accelerator stays away. */
export function nodeTaints(resource: string | undefined, { taints }: SovereignGpuPoolProps): readonly NodeTaint[] {
  if (taints) return taints;
  return resource === undefined ? [] : [{ key: resource, value: "present", effect: TaintEffect.NO_SCHEDULE }];
}
