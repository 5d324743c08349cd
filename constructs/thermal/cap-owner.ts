import type { IConstruct } from "constructs";
import { agreeOnSite } from "../kubernetes/claims";
import type { SovereignStack } from "../sovereign-stack";
import { CapOwner, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { notItsOwner, otherCapOwner, ownerWithoutKubernetes } from "./owner-errors";

const NAMES: Readonly<Record<CapOwner, string>> = {
  [CapOwner.OURS]: "CapOwner.OURS",
  [CapOwner.DPS]: "CapOwner.DPS",
  [CapOwner.DYNAMO]: "CapOwner.DYNAMO",
};

/** Refuses a second owner of a site's power caps. A group without a cap that states no owner has none. */
export function agreeOnCapOwner(group: IConstruct, stack: SovereignStack, props: ThermalAwareNodeGroupProps): void {
  const { path } = group.node;
  const { site } = stack;
  const owner = capOwnerOf(props);
  if (owner === undefined) return;
  const { capOwner } = props;
  const choice = NAMES[owner];
  if (capOwner === CapOwner.DYNAMO && !site._hasCluster) throw ownerWithoutKubernetes(path, choice, site.name);
  const first = agreeOnSite(stack, "power caps", { path, choice });
  if (first) throw otherCapOwner(path, site.name, choice, { path: first.path, owner: first.choice });
}

/** Refuses to tell one owner of caps that another sets. */
export function requireOwner(
  path: string,
  method: string,
  props: ThermalAwareNodeGroupProps,
  owner: CapOwner.DPS | CapOwner.DYNAMO,
): void {
  if ((capOwnerOf(props) ?? owner) !== owner) throw notItsOwner(path, method, NAMES[owner]);
}

function capOwnerOf({ capOwner, gpuCapWatts, powerProfile }: ThermalAwareNodeGroupProps): CapOwner | undefined {
  return capOwner ?? (gpuCapWatts === undefined && powerProfile === undefined ? undefined : CapOwner.OURS);
}
