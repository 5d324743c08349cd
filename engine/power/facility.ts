import type { HallCooling, PowerTopology } from "./topology";

/** Chillers, fans and pumps on the design day. @returns null without `copAtDesign`, or where the IT power is not known */
export function mechanicalKw(itKw: number | null, cooling: HallCooling | undefined): number | null {
  if (itKw === null || cooling?.copAtDesign === undefined) return null;
  return itKw * (1 / cooling.copAtDesign + cooling.fanPumpFraction);
}

/** What flows into a hall on its design day. */
export interface FacilityLoad {
  readonly itKw: number | null;
  /** Σ over sources of diversified normal load ÷ own efficiency; with `cooling.from` the mechanical load is in it. */
  readonly sourcesKw: number | null;
}

/** @returns null without `copAtDesign`, or where some load is not known */
export function facilityPeakKw(topology: PowerTopology, { itKw, sourcesKw }: FacilityLoad): number | null {
  const { cooling, upsRechargeKw, miscKw } = topology;
  const mechanical = mechanicalKw(itKw, cooling);
  if (sourcesKw === null || mechanical === null) return null;
  return sourcesKw + (cooling?.from ? 0 : mechanical) + upsRechargeKw + miscKw;
}

/** Of the design day, which is worse than that of a year. @returns null where one is not known, or there is no IT load */
export function puePeak(facilityKw: number | null, itKw: number | null): number | null {
  return facilityKw === null || itKw === null || itKw === 0 ? null : facilityKw / itKw;
}
