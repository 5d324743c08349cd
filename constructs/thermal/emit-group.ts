import type { Construct } from "constructs";
import { nodesOfPool } from "../kubernetes/pool-objects";
import { poolScope } from "../kubernetes/pool-scope";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import type { SovereignStack } from "../sovereign-stack";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import { emitCapService } from "./cap-service";
import type { GroupNumbers } from "./numbers";
import type { PlacedGroup } from "./placement";
import { powerGroup } from "./power-group";

/** A group as it was placed and checked. */
export interface CheckedGroup extends GroupNumbers {
  readonly placed: PlacedGroup;
  readonly nodeWatts: number;
}

/** Emits what holds the nodes to what was checked: objects of their cluster, or a service on hosts without one. */
export function emitGroup(
  group: Construct,
  stack: SovereignStack,
  props: ThermalAwareNodeGroupProps,
  pool: SovereignGpuPoolProps,
  checked: CheckedGroup,
): void {
  const nodes = nodesOfPool(group);
  if (!nodes) return emitCapService(group, stack, props, checked);
  const { emitPowerObjects } =
    require("../kubernetes/power/power-objects") as typeof import("../kubernetes/power/power-objects");
  emitPowerObjects(poolScope(group, stack, pool), stack, powerGroup(group, stack, props, checked, nodes));
}
