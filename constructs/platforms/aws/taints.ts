import type { EksNodeGroupTaint } from "@cdktf/provider-aws/lib/eks-node-group";
import { TaintEffect, type NodeTaint } from "../../taint";

const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  [TaintEffect.NO_SCHEDULE]: "NO_SCHEDULE",
  [TaintEffect.PREFER_NO_SCHEDULE]: "PREFER_NO_SCHEDULE",
  [TaintEffect.NO_EXECUTE]: "NO_EXECUTE",
};

/** Taints as EKS writes them. */
export function eksTaints(taints: readonly NodeTaint[]): EksNodeGroupTaint[] {
  return taints.map(({ key, value, effect }) => ({ key, value, effect: EFFECTS[effect] }));
}
