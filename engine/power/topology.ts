/** What an element of a power tree is. `panel` stands for switchboards, transformers, PDUs and transfer switches. */
export type ElementKind = "utility" | "generator" | "ups" | "panel" | "feed";

/** The conductor, or the pair of them, on which a single-phase load sits. */
export type Phase = "L1" | "L2" | "L3" | "L1-L2" | "L2-L3" | "L3-L1";

/** How the feeds of a rack stand in for each other. */
export type Redundancy = "N" | "N+1" | "2N";

/** Which share of a rating an electrical code allows a load that goes on for hours. */
export interface ElectricalCode {
  /** `iec`, `nec`, or a name of the user's own. */
  readonly name: string;
  /** Between 0 and 1: 1 for IEC, 0.8 for NEC 210.20(A). */
  readonly continuousFactor: number;
}

/** The design day of the place. */
export interface Climate {
  readonly designDryBulbC?: number;
  readonly designWetBulbC?: number;
  readonly altitudeM: number;
}

export type HallCoolingKind = "air-chilled" | "dry-cooler" | "adiabatic" | "liquid";

/** Classes of facility water; the number is the warmest supply in °C, and W+ has none. */
export type WaterClass = "W17" | "W27" | "W32" | "W40" | "W45" | "W+";

export interface HallCooling {
  readonly kind: HallCoolingKind;
  /** Temperature of the air, or of the water, that is supplied. */
  readonly supplyC?: number;
  readonly capacityKw?: number;
  /** Heat moved for each kW of compressor, on the design day. */
  readonly copAtDesign?: number;
  readonly waterClass?: WaterClass;
  /** How much warmer than the outside the supply is. */
  readonly approachK: number;
  /** Power of fans and pumps, as a share of the IT power. */
  readonly fanPumpFraction: number;
  /** Elements that feed the cooling. @default - the mechanical load is in the facility's peak only */
  readonly from?: readonly string[];
}

export interface PowerElement {
  readonly name: string;
  readonly kind: ElementKind;
  /** Alternatives in their order; without any it is a source. */
  readonly from: readonly string[];
  /** Members of one group share the load. */
  readonly redundancyGroup?: string;
  /** Real output power, as it stands. */
  readonly ratedKw?: number;
  readonly ratedKva?: number;
  readonly volts?: number;
  readonly reference?: "line-neutral" | "line-line";
  readonly amps?: number;
  readonly phases: 1 | 3;
  /** Of a single-phase element. @default - counts as balanced */
  readonly phase?: Phase;
  /** @default - that of the topology, filled in */
  readonly powerFactor: number;
  /** Output ÷ input. */
  readonly efficiency: number;
}

export type RackCoolingKind = "air" | "rdhx" | "liquid";

export interface RackCooling {
  readonly kind: RackCoolingKind;
  readonly maxKw?: number;
  readonly airflowCfm?: number;
  readonly inletC?: number;
  readonly litresPerMinute?: number;
  readonly supplyC?: number;
  /** Rise of the coolant through the rack. */
  readonly deltaC: number;
}

export type Workload = "training" | "inference";

/** How the power of a server is known. */
export type PowerMode = "nameplate" | "capped" | "measured-peak";

/** Servers of one model in a rack. */
export interface RackServer {
  /** Catalogue name. */
  readonly model: string;
  readonly count: number;
  readonly mode: PowerMode;
  readonly workload: Workload;
  /** Cap of one accelerator, where `mode` is `capped`. */
  readonly gpuCapWatts?: number;
  /** A whole server, where `mode` is `measured-peak`. */
  readonly watts?: number;
  /** Where `watts` comes from. */
  readonly source?: string;
  /** Cap of one accelerator that is set when power runs short. */
  readonly fallbackCapWatts?: number;
  /** The construct that stands its nodes here. @default - the topology states them itself */
  readonly placedBy?: string;
}

export interface Rack {
  readonly name: string;
  readonly feeds: readonly string[];
  readonly redundancy: Redundancy;
  readonly cooling?: RackCooling;
  readonly servers: readonly RackServer[];
  /** Switches and the like. */
  readonly otherKw: number;
  /** The most servers that it has room for. @default - not stated */
  readonly units?: number;
  /** Racks that one unit of cooling holds: a label of nodes, and in no formula. @default - not stated */
  readonly coolingZone?: string;
}

/** How much of the time, from which grid and with which water the hall runs, for energy by year and never for power. */
export interface AnnualUse {
  /** Average IT power ÷ `itKw`, between 0 and 1. */
  readonly averageLoad: number;
  readonly carbon?: AnnualFigure & { readonly gramsPerKwh: number };
  readonly water?: AnnualFigure & { readonly litresPerKwh: number };
}

/** Where a figure comes from, without which it is worth nothing. */
export interface AnnualFigure {
  readonly year: number;
  readonly source: string;
}

/** A hall's power and cooling (docs/schemas/power-topology.schema.json), every default filled in. Units are in the names. */
export interface PowerTopology {
  readonly name: string;
  readonly electricalCode: ElectricalCode;
  readonly climate: Climate;
  readonly cooling?: HallCooling;
  readonly elements: readonly PowerElement[];
  readonly racks: readonly Rack[];
  /** Share of their power that servers of a workload draw at the same time, above feeds. */
  readonly diversity: Readonly<Record<Workload, number>>;
  readonly upsRechargeKw: number;
  readonly miscKw: number;
  /** For energy and carbon; it never enters a power number. */
  readonly pueAnnual?: number;
  readonly annual?: AnnualUse;
}
