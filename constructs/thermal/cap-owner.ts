import type { IConstruct } from "constructs";
import { agreeOnSite } from "../kubernetes/claims";
import type { SovereignStack } from "../sovereign-stack";
import { CapOwner, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { otherCapOwner, ownerWithoutKubernetes } from "./owner-errors";

const NAMES: Readonly<Record<CapOwner, string>> = {
  [CapOwner.OURS]: "CapOwner.OURS",
  [CapOwner.DPS]: "CapOwner.DPS",
  [CapOwner.DYNAMO]: "CapOwner.DYNAMO",
};

/** Refuses a second owner of a site's power caps. A group without a cap that states no owner has none. */
export function agreeOnCapOwner(group: IConstruct, stack: SovereignStack, props: ThermalAwareNodeGroupProps): void {
  const { path } = group.node;
  const { site } = stack;
  const { capOwner, gpuCapWatts, powerProfile } = props;
  if (capOwner === undefined && gpuCapWatts === undefined && powerProfile === undefined) return;
  const choice = NAMES[capOwner ?? CapOwner.OURS];
  if (capOwner === CapOwner.DYNAMO && !site._hasCluster) throw ownerWithoutKubernetes(path, choice, site.name);
  const first = agreeOnSite(stack, "power caps", { path, choice });
  if (first) throw otherCapOwner(path, site.name, choice, { path: first.path, owner: first.choice });
}
