import { findInstanceType } from "../../catalog/instance-types";
import type { ConstructFacts } from "../../engine/checks/model/facts";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";

/** What can be read of a pool as it is emitted; absent where Terraform alone knows. */
export interface EmittedPool {
  /** The most nodes. */
  readonly nodes?: number;
  /** The instance type that draws the most power. */
  readonly name?: string;
}

/**
 * What the checker should know of a pool. Without an instance type power is unknown, and no pass.
 *
 * @param askedFor the most nodes that the program asked for, where those emitted are not known
 */
export function factsOfPool(
  provider: string,
  { accelerator }: SovereignGpuPoolProps,
  askedFor: number,
  { nodes, name }: EmittedPool,
): ConstructFacts {
  const type = name === undefined ? undefined : findInstanceType(provider, name);
  return {
    accelerator: {
      name: type?.accelerator ?? accelerator.name,
      ...(type ? { perNode: type.acceleratorCount } : {}),
      nodes: nodes ?? askedFor,
    },
    ...(name === undefined || nodes === undefined ? {} : { instanceType: { provider, name } }),
  };
}
