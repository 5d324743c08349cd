import { Capacity, CapacityKind } from "../capacity";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";

export type PoolProperty = keyof SovereignGpuPoolProps;

/**
 * Refuses a pool that wishes for what its platform cannot fulfil: to leave it out in silence would be taken for done.
 *
 * @param refusal the error for a property
 */
export function refuseWishes(
  props: SovereignGpuPoolProps,
  properties: readonly PoolProperty[],
  refusal: (property: PoolProperty) => Error,
): void {
  const wished = properties.find((property) => isWish(props[property]));
  if (wished !== undefined) throw refusal(wished);
}

/** To say no, and to say what is so without saying it, is no wish. */
function isWish(value: unknown): boolean {
  const isOnDemand = value instanceof Capacity && value.kind === CapacityKind.ON_DEMAND;
  return value !== undefined && value !== false && !isOnDemand;
}
