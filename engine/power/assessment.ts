import type { PowerElement, PowerTopology, Rack, RackServer } from "./topology";

/**
 * What the model says of a topology: numbers only, no judgement. `null` is a number that depends on a part which nobody
 * knows, or a limit that is not stated; it is never 0. Sentences are those of the power model, docs/power-and-heat.md.
 */
export interface PowerAssessment {
  readonly topology: PowerTopology;
  /** Diversified IT power. */
  readonly itKw: number | null;
  /** What is known of it: a lower bound. */
  readonly knownItKw: number;
  /** Everything that the sources deliver on the design day with nothing out; `null` without `copAtDesign`. */
  readonly facilityPeakKw: number | null;
  readonly puePeak: number | null;
  /** In the order of the file. */
  readonly elements: readonly ElementAssessment[];
  /** In the order of the file. */
  readonly racks: readonly RackAssessment[];
  /** Energy, carbon and water of a year. @default - the topology does not say what they need */
  readonly annual?: AnnualAssessment;
  /** The element that is out in every state, for maintenance. @default - none */
  readonly maintained?: string;
}

/** The name of a state: `normal`, or `ups-a out`. */
export type StateName = string;

/** Load of an element in one state. */
export interface StateLoad {
  readonly state: StateName;
  /** What it delivers. */
  readonly kw: number;
}

export interface ElementAssessment {
  readonly element: PowerElement;
  readonly limitKw: number | null;
  /** The chain from ratings to the limit, for people: `3 × 230 V × 32 A = 22.080 kVA`, `× 0.95 power factor`. */
  readonly limitBasis: readonly string[];
  readonly normalKw: number | null;
  readonly worstKw: number | null;
  readonly worstState: StateName | null;
  /** What is known of the loads where some part is not: a lower bound. Equal to the numbers above where all is known. */
  readonly knownNormalKw: number;
  readonly knownWorst: StateLoad;
  /** Worst load with the fallback caps and no diversity. */
  readonly fallbackWorst: StateLoad | null;
  /** What is known of it: a lower bound. */
  readonly knownFallbackWorst: StateLoad;
  /**
   * The worst phase in a state whose total fits.
   *
   * @default - single-phase, no limit, too much in total in normal operation, or balanced within it
   */
  readonly phaseOver?: StateLoad & { readonly phase: "L1" | "L2" | "L3"; readonly limitKw: number };
}

/** Power of one server of a group, and how it is known. */
export interface ServerAssessment {
  readonly server: RackServer;
  /** One server as it counts; `null` where the model is unknown. */
  readonly kw: number | null;
  /** One server with its fallback cap; that of `kw`'s nameplate where it has none. */
  readonly fallbackKw: number | null;
  /** The chain: `10.2 kW − 8 × 700 W + 8 × 550 W`. */
  readonly basis: string;
  /** A cap that the part does not take. @default - every cap is in the part's range, or none is stated */
  readonly capOutOfRange?: readonly CapOutOfRange[];
  /** Caps that count, though nobody knows whether the driver takes them. @default - the part's range is known */
  readonly capRangeUnknown?: readonly CapOutOfRange["key"][];
  /** Lowest and highest inlet air that the maker allows here, the highest after the altitude. @default - not known */
  readonly inletC?: { readonly min?: number; readonly max?: number };
  /** Estimated die temperature. @default - the thermal resistance, the inlet or the slowdown temperature is not known */
  readonly junction?: { readonly celsius: number; readonly limitCelsius: number; readonly inletC: number };
  /** Supplies that the worst state leaves. @default - supplies are not known, or enough are left in every state */
  readonly suppliesLeft?: SuppliesLeft;
}

export interface CapOutOfRange {
  readonly key: "gpuCapWatts" | "fallbackCapWatts";
  readonly watts: number;
  readonly minWatts: number;
  readonly maxWatts: number;
  /** Whether the number looks like one for the whole server. */
  readonly looksLikeServer: boolean;
}

export interface SuppliesLeft {
  readonly state: StateName;
  readonly powered: number;
  readonly count: number;
  readonly neededForFull: number;
  readonly neededForReduced?: number;
}

export interface RackAssessment {
  readonly rack: Rack;
  /** Undiversified. */
  readonly kw: number | null;
  readonly btuPerHour: number | null;
  readonly cfmNeeded: number | null;
  readonly litresPerMinuteNeeded: number | null;
  /** What is known of `kw`. */
  readonly knownKw: number;
  /** The first state that leaves it no live feed. @default - none does */
  readonly darkIn?: StateName;
  readonly servers: readonly ServerAssessment[];
}

/** A year of the hall at its average load. Carbon and water carry their source and year. */
export interface AnnualAssessment {
  readonly itKwh: number | null;
  /** With `pueAnnual`; `null` without it. */
  readonly facilityKwh: number | null;
  readonly carbonKg: number | null;
  readonly waterLitres: number | null;
}
