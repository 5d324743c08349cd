import type { EksNodeGroupTaint } from "@cdktf/provider-aws/lib/eks-node-group";
import { findAccelerator } from "../../../catalog/accelerators";
import type { InstanceType } from "../../../catalog/instance-types";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { TaintEffect } from "../../taint";

/** Labels by which workloads find a pool; the program's own win. */
export function nodeLabels(poolName: string, { accelerator, labels }: SovereignGpuPoolProps): Record<string, string> {
  return { "sovereign.ai/pool": poolName, "sovereign.ai/accelerator": accelerator.name, ...labels };
}

/** The resource that a device plugin advertises; a taint of its name is tolerated by what asks for it. */
const RESOURCES: Readonly<Record<string, string>> = { nvidia: "nvidia.com/gpu", aws: "aws.amazon.com/neuron" };

const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  [TaintEffect.NO_SCHEDULE]: "NO_SCHEDULE",
  [TaintEffect.PREFER_NO_SCHEDULE]: "PREFER_NO_SCHEDULE",
  [TaintEffect.NO_EXECUTE]: "NO_EXECUTE",
};

export function nodeTaints(type: InstanceType, { taints }: SovereignGpuPoolProps): EksNodeGroupTaint[] {
  if (taints) return taints.map(({ key, value, effect }) => ({ key, value, effect: EFFECTS[effect] }));
  const resource = RESOURCES[findAccelerator(type.accelerator)?.vendor ?? ""];
  return resource ? [{ key: resource, value: "present", effect: EFFECTS[TaintEffect.NO_SCHEDULE] }] : [];
}
