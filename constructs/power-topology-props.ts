/** The content of a power topology file as plain values. Amounts carry their unit in their name. */
export interface PowerTopologyProps {
  /** Name of the hall, in findings and reports. */
  readonly name: string;

  /** `iec`: full rating for continuous load; `nec`: 80 %, NEC 210.20(A); or a name of your own with `continuousFactor`. */
  readonly electricalCode: string;

  /** Share of a rating that a code of your own allows for continuous load, 0 to 1. @default - that of `iec` or `nec` */
  readonly continuousFactor?: number;

  /** Power factor of elements that state none, above 0 and at most 1. @default 0.95 */
  readonly powerFactor?: number;

  /** The design day of the place. @default - not stated: what depends on it is not assessed, at sea level */
  readonly climate?: PowerClimateProps;

  /** Cooling of the hall. @default - not stated: what depends on it is not assessed */
  readonly cooling?: HallCoolingProps;

  /** Utilities, generators, UPS, panels and feeds. */
  readonly elements: PowerElementProps[];

  readonly racks: PowerRackProps[];

  /** Share of their power that servers draw at the same time, above feeds. @default - 1: all of it */
  readonly diversity?: PowerDiversityProps;

  /** Power that the batteries take after an outage. @default 0 */
  readonly upsRechargeKw?: number;

  /** Lights, doors, offices. @default 0 */
  readonly miscKw?: number;

  /** Annual PUE, for energy and carbon only; never for power. @default - energy of the facility is not known */
  readonly pueAnnual?: number;

  /** What energy, carbon and water of a year need. @default - they are not reckoned */
  readonly annual?: AnnualUseProps;
}

/** The design day of a place. */
export interface PowerClimateProps {
  /** Dry bulb in °C. @default - not stated */
  readonly designDryBulbC?: number;

  /** Wet bulb in °C. @default - not stated */
  readonly designWetBulbC?: number;

  /** Metres above the sea. @default 0 */
  readonly altitudeM?: number;
}

/** The cooling of a hall. */
export interface HallCoolingProps {
  /** `air-chilled`, `dry-cooler`, `adiabatic` or `liquid`. */
  readonly kind: string;

  /** Air or water that is supplied, in °C. @default - not stated */
  readonly supplyC?: number;

  /** Heat that it moves. @default - not stated: not assessed */
  readonly capacityKw?: number;

  /** Heat moved for each kW of compressor on the design day. @default - not stated: the peak of the facility is not known */
  readonly copAtDesign?: number;

  /** `W17`, `W27`, `W32`, `W40`, `W45` or `W+`. @default - not stated: not assessed */
  readonly waterClass?: string;

  /** How much warmer than the outside the supply is, in K. @default 8 */
  readonly approachK?: number;

  /** Power of fans and pumps ÷ IT power. @default 0 */
  readonly fanPumpFraction?: number;

  /** Elements that feed the cooling. @default - its load is in the peak of the facility only */
  readonly from?: string[];
}

/** An element of the power tree. State one rating, or `volts` and `amps`; of several the least holds. */
export interface PowerElementProps {
  /** Unique among elements and racks. */
  readonly name: string;

  /** `utility`, `generator`, `ups`, `panel` (also switchboards, transformers, PDUs, transfer switches) or `feed`. */
  readonly kind: string;

  /** Elements that feed it: alternatives in their order. @default - none: it is a source */
  readonly from?: string[];

  /** Members of one group share the load. @default - none */
  readonly redundancyGroup?: string;

  /** Real output power, as it stands. @default - not stated */
  readonly ratedKw?: number;

  /** Counts × power factor. @default - not stated */
  readonly ratedKva?: number;

  /** @default - not stated */
  readonly volts?: number;

  /** `line-neutral` (230 V, 277 V) or `line-line` (400 V, 208 V): what `volts` is between. @default - not stated */
  readonly reference?: string;

  /** @default - not stated */
  readonly amps?: number;

  /** 1 or 3. @default 3 */
  readonly phases?: number;

  /** Where a single-phase load sits: `L1`, `L2`, `L3`, `L1-L2`, `L2-L3` or `L3-L1`. @default - it counts as balanced */
  readonly phase?: string;

  /** @default - that of the topology */
  readonly powerFactor?: number;

  /** Output ÷ input, above 0 and at most 1; required of a `ups`. @default 1 */
  readonly efficiency?: number;
}

/** A rack on its feeds. */
export interface PowerRackProps {
  /** Unique among elements and racks; hosts name it as their rack. */
  readonly name: string;

  /** Elements of kind `feed`, at least one. */
  readonly feeds: string[];

  /** `N`, `N+1`, or `2N`: either feed alone must carry the rack. */
  readonly redundancy: string;

  /** @default - not stated: heat is not assessed */
  readonly cooling?: RackCoolingProps;

  /** Servers that stand there; nodes that the program states need not be repeated. @default - none */
  readonly servers?: RackServersProps[];

  /** Switches and the like. @default 0 */
  readonly otherKw?: number;

  /** The most servers that it has room for. @default - not stated */
  readonly units?: number;

  /** Name of the racks that one unit of cooling holds; nodes carry it as a label. @default - not stated */
  readonly coolingZone?: string;
}

/** The cooling of a rack. */
export interface RackCoolingProps {
  /** `air`, `rdhx` (a rear door) or `liquid`. */
  readonly kind: string;

  /** @default - 30 for air, 50 for a rear door, 150 for liquid */
  readonly maxKw?: number;

  /** Air that it gets, in cubic feet a minute. @default - not stated: not assessed */
  readonly airflowCfm?: number;

  /** Air at the inlet, in °C. @default - `supplyC` of the hall */
  readonly inletC?: number;

  /** Coolant through the rack. @default - not stated: not assessed */
  readonly litresPerMinute?: number;

  /** Coolant that it gets, in °C. @default - not stated */
  readonly supplyC?: number;

  /** Rise of the coolant through the rack, in K. @default 10 */
  readonly deltaC?: number;
}

/** Servers of one model in a rack. */
export interface RackServersProps {
  /** Catalogue name, e.g. `dgx-h100`. */
  readonly model: string;

  readonly count: number;

  /** `nameplate`, `capped` (with `gpuCapWatts`) or `measured-peak` (with `watts` and `source`). @default "nameplate" */
  readonly mode?: string;

  /** `training` or `inference`. @default "training" */
  readonly workload?: string;

  /** Cap of one accelerator. @default - none */
  readonly gpuCapWatts?: number;

  /** Measured peak of a whole server. @default - not stated */
  readonly watts?: number;

  /** Where `watts` comes from. @default - not stated */
  readonly source?: string;

  /** Cap of one accelerator that is set when power runs short. @default - none */
  readonly fallbackCapWatts?: number;
}

/** Share of their power that servers of a workload draw at the same time. */
export interface PowerDiversityProps {
  /** 1: training keeps in step. @default 1 */
  readonly training?: number;

  /** Above 0 and at most 1. @default 1 */
  readonly inference?: number;
}

/** What energy, carbon and water of a year need. Carbon and water carry their year and source. */
export interface AnnualUseProps {
  /** Average IT power ÷ the IT power of the model, 0 to 1. */
  readonly averageLoad: number;

  /** @default - not reckoned */
  readonly carbon?: AnnualCarbonProps;

  /** @default - not reckoned */
  readonly water?: AnnualWaterProps;
}

/** Carbon intensity of the grid. */
export interface AnnualCarbonProps {
  readonly gramsPerKwh: number;
  readonly year: number;
  readonly source: string;
}

/** Water that the cooling uses. */
export interface AnnualWaterProps {
  readonly litresPerKwh: number;
  readonly year: number;
  readonly source: string;
}
