import { findAccelerator } from "../../catalog/accelerators";
import { findServer } from "../../catalog/servers";
import type { ServerAssessment } from "./assessment";
import { settled } from "./numbers";
import type { ServerPower } from "./server-power";
import type { PowerTopology, Rack, RackCoolingKind, RackServer } from "./topology";

const BTU_PER_HOUR_PER_KW = 3412;
/** BTU an hour that one CFM of air at sea level carries for each °F it warms. */
const BTU_PER_HOUR_PER_CFM_PER_FAHRENHEIT = 1.08;
/** Where the catalogue knows no airflow, and for what is no server. */
const DEFAULT_AIR_RISE_FAHRENHEIT = 20;
/** Heat that one litre of water a minute carries for each kelvin it warms. */
const KW_PER_LITRE_PER_MINUTE_PER_KELVIN = 0.0697;
/** The barometric formula of the standard atmosphere. */
const DENSITY_LAPSE_PER_METRE = 2.25577e-5;
const DENSITY_EXPONENT = 5.25588;
/** ASHRAE A1 and A2: the highest inlet falls by 1 K for each 300 m above 900 m. */
const DERATE_FROM_METRES = 900;
const METRES_PER_KELVIN = 300;
/** How far below its slowdown a part should stay. */
const JUNCTION_MARGIN_KELVIN = 5;

/** kW that a kind of cooling takes from a rack: as a rule of thumb where none is stated, and at the very most. */
const DENSITY: Readonly<Record<RackCoolingKind, { readonly assumedKw: number; readonly ceilingKw: number }>> = {
  air: { assumedKw: 30, ceilingKw: 50 },
  rdhx: { assumedKw: 50, ceilingKw: 80 },
  liquid: { assumedKw: 150, ceilingKw: Infinity },
};

/** What a rack's cooling has to do; `null` depends on an unknown part, or does not apply to this kind of cooling. */
export interface RackHeat {
  readonly btuPerHour: number | null;
  readonly cfmNeeded: number | null;
  readonly litresPerMinuteNeeded: number | null;
}

/** @param powers of one server each, in the order of the rack's servers */
export function rackHeat(
  rack: Rack,
  powers: readonly Pick<ServerPower, "kw">[],
  { altitudeM }: PowerTopology["climate"],
): RackHeat {
  const isLiquid = rack.cooling?.kind === "liquid";
  const parts = rack.servers.map(({ model, count }, index) => ({
    kw: count * (powers[index].kw ?? NaN),
    rise: airRiseFahrenheit(model),
  }));
  const all = [...parts, { kw: rack.otherKw, rise: DEFAULT_AIR_RISE_FAHRENHEIT }];
  const kw = all.reduce((sum, part) => sum + part.kw, 0);
  const cfmAtSeaLevel = all.reduce((sum, part) => sum + cfm(part.kw, part.rise), 0);
  return {
    btuPerHour: known(btuPerHour(kw)),
    cfmNeeded: isLiquid ? null : known(cfmAtSeaLevel / airDensityRatio(altitudeM)),
    litresPerMinuteNeeded: rack.cooling && isLiquid ? known(litresPerMinute(kw, rack.cooling.deltaC)) : null,
  };
}

export function btuPerHour(kw: number): number {
  return kw * BTU_PER_HOUR_PER_KW;
}

/** Air at sea level. */
export function cfm(kw: number, riseFahrenheit: number): number {
  return btuPerHour(kw) / (BTU_PER_HOUR_PER_CFM_PER_FAHRENHEIT * riseFahrenheit);
}

/** Water. */
export function litresPerMinute(kw: number, riseKelvin: number): number {
  return kw / (KW_PER_LITRE_PER_MINUTE_PER_KELVIN * riseKelvin);
}

/** Density of air ÷ that at sea level; NaN above the atmosphere that the formula knows. */
export function airDensityRatio(altitudeM: number): number {
  return (1 - DENSITY_LAPSE_PER_METRE * altitudeM) ** DENSITY_EXPONENT;
}

/** How much a server warms its air at full power, as its catalogue airflow says. */
export function airRiseFahrenheit(model: string): number {
  const { maxKw, airflowCfm } = findServer(model) ?? {};
  if (maxKw === undefined || airflowCfm === undefined) return DEFAULT_AIR_RISE_FAHRENHEIT;
  return btuPerHour(maxKw) / (BTU_PER_HOUR_PER_CFM_PER_FAHRENHEIT * airflowCfm);
}

/** Inlet air of a rack. @returns undefined where neither the rack nor the hall states it */
export function inletOf(rack: Rack, topology: PowerTopology): number | undefined {
  return rack.cooling?.inletC ?? topology.cooling?.supplyC;
}

/** Inlet air that the maker of a server allows at this altitude. @returns undefined where it is not known */
export function inletLimits(model: string, altitudeM: number): ServerAssessment["inletC"] {
  const { inletMinCelsius: min, inletMaxCelsius: max } = findServer(model) ?? {};
  if (min === undefined && max === undefined) return undefined;
  return { min, max: max === undefined ? undefined : settled(max - inletDerateKelvin(altitudeM)) };
}

export function inletDerateKelvin(altitudeM: number): number {
  return Math.max(0, altitudeM - DERATE_FROM_METRES) / METRES_PER_KELVIN;
}

/** @returns undefined where the inlet, the part's thermal resistance or its slowdown temperature is not known */
export function junctionOf(
  server: RackServer,
  power: Pick<ServerPower, "capOutOfRange">,
  inletC: number | undefined,
): ServerAssessment["junction"] {
  const part = findAccelerator(findServer(server.model)?.accelerator ?? "");
  const { junctionResistanceKelvinPerWatt: resistance, slowdownCelsius, tdpWatts } = part ?? {};
  if (inletC === undefined || resistance === undefined || slowdownCelsius === undefined || tdpWatts === undefined) {
    return undefined;
  }
  const isRefused = power.capOutOfRange?.some(({ key }) => key === "gpuCapWatts");
  const watts = Math.min((isRefused ? undefined : server.gpuCapWatts) ?? tdpWatts, tdpWatts);
  return { celsius: inletC + resistance * watts, limitCelsius: slowdownCelsius - JUNCTION_MARGIN_KELVIN, inletC };
}

/** The most heat that a rack's cooling takes away. */
export interface DensityLimit {
  readonly limitKw: number;
  /** The rack's own `maxKw`, the most that air or a rear door can do, or a rule of thumb where `maxKw` is not stated. */
  readonly from: "maxKw" | "ceiling" | "assumed";
}

/** @returns undefined where the rack states no cooling */
export function densityLimit({ cooling }: Rack): DensityLimit | undefined {
  if (!cooling) return undefined;
  const { assumedKw, ceilingKw } = DENSITY[cooling.kind];
  if (cooling.maxKw === undefined) return { limitKw: assumedKw, from: "assumed" };
  return cooling.maxKw <= ceilingKw
    ? { limitKw: cooling.maxKw, from: "maxKw" }
    : { limitKw: ceilingKw, from: "ceiling" };
}

/** Whether a server cannot be cooled by air. @returns undefined where nobody knows */
export function needsLiquid(model: string): boolean | undefined {
  const server = findServer(model);
  return server?.liquidOnly ?? (findAccelerator(server?.accelerator ?? "")?.cooling === "liquid" ? true : undefined);
}

function known(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
