import type {
  AnnualUse,
  Climate,
  ElectricalCode,
  HallCooling,
  PowerElement,
  PowerTopology,
  Rack,
  RackCooling,
  RackServer,
} from "./topology";

/** A valid `*.power.yaml` as it is written (docs/schemas/power-topology.schema.json). */
export interface TopologyDocument {
  readonly version: 1;
  readonly name: string;
  readonly electricalCode: KnownCode | ElectricalCode;
  readonly powerFactor?: number;
  readonly climate?: Partial<Climate>;
  readonly cooling?: Stated<HallCooling, "kind">;
  readonly elements: readonly ElementEntry[];
  readonly racks: readonly RackEntry[];
  readonly diversity?: Partial<PowerTopology["diversity"]>;
  readonly upsRechargeKw?: number;
  readonly miscKw?: number;
  readonly pueAnnual?: number;
  readonly annual?: AnnualUse;
}

export type ElementEntry = Stated<PowerElement, "name" | "kind">;
export type ServerEntry = Stated<Omit<RackServer, "placedBy">, "model" | "count">;
export type RackEntry = Stated<Omit<Rack, "cooling" | "servers">, "name" | "feeds" | "redundancy"> & {
  readonly cooling?: Stated<RackCooling, "kind">;
  readonly servers?: readonly ServerEntry[];
};

/** A part of a topology of which only some keys have to be stated. */
type Stated<Part, Required extends keyof Part> = Partial<Part> & Pick<Part, Required>;

export type KnownCode = "iec" | "nec";

/** The share of a rating that each code allows for continuous load: all of it (IEC 60364-4-43), 80 % (NEC 210.20(A)). */
export const CONTINUOUS_FACTOR: Readonly<Record<KnownCode, number>> = { iec: 1, nec: 0.8 };

/** What holds where a file does not say otherwise. */
export const DEFAULTS = {
  powerFactor: 0.95,
  phases: 3,
  efficiency: 1,
  altitudeM: 0,
  approachK: 8,
  fanPumpFraction: 0,
  deltaC: 10,
  otherKw: 0,
  mode: "nameplate",
  workload: "training",
  diversity: 1,
  upsRechargeKw: 0,
  miscKw: 0,
} as const;
