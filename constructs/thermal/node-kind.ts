import { findServer } from "../../catalog/servers";
import { Accelerator } from "../accelerator";
import type { ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";

/** The accelerator of the nodes: as stated, or that of the stated server. */
export function acceleratorOf({ accelerator, server }: ThermalAwareNodeGroupProps): Accelerator {
  return accelerator ?? Accelerator.of(findServer(server?.name as string)?.accelerator as string);
}

/** How errors name what the nodes are. */
export function kindText({ accelerator, server }: ThermalAwareNodeGroupProps): string {
  return server?.name ?? (accelerator as Accelerator).name;
}
