import type { PowerTopology, Rack } from "../../power/topology";

/** What cools a rack, as its topology states it. */
export interface RackCoolingStated {
  readonly isLiquid: boolean;
  /** CFM that it gets, or litres a minute. @default - not stated */
  readonly flow?: number;
  /** Air at its inlet, or coolant. @default - not stated */
  readonly inletC?: number;
}

export function rackCooling({ cooling }: Rack, { cooling: hall }: PowerTopology): RackCoolingStated {
  if (cooling?.kind === "liquid")
    return { isLiquid: true, flow: cooling.litresPerMinute, inletC: cooling.supplyC ?? hall?.supplyC };
  return { isLiquid: false, flow: cooling?.airflowCfm, inletC: cooling?.inletC ?? hall?.supplyC };
}

/** A flow that is needed in whole units, as its findings have it: never understated. */
export function atLeast(flow: number): number {
  return Math.max(0, Math.ceil(flow - 0.0005));
}
