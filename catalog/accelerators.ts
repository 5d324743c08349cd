import rows from "./data/accelerators.json";
import { type Provenance } from "./provenance";

export type AcceleratorVendor =
  "nvidia" | "amd" | "intel" | "huawei" | "aws" | "google" | "groq" | "cerebras" | "taalas";

/**
 * What an accelerator is under the Export Administration Regulations of the United States (ECCN 3A090, Supplement 1 to
 * 15 CFR 774). Computed from public peak rates; a classification by the vendor overrides it.
 */
export interface ExportClassification extends Provenance {
  /** The paragraph of 3A090 that the chip meets, or `not-3A090`; absent: not assessed. Trays and racks: 4A090. */
  readonly eccn?: "3A090.a" | "3A090.b" | "not-3A090";

  /** Total processing performance: dense tera-operations a second × bit length, at the bit length where it is highest. */
  readonly tpp: number;

  /** TPP ÷ applicable die area, a mm². */
  readonly performanceDensity?: number;
  readonly dieAreaMm2?: number;
  readonly memoryBandwidthGbPerSecond?: number;

  /** Whether a licence for China or Macau is reviewed case by case (rule of 15 Jan 2026) instead of presumed denied. */
  readonly chinaCaseByCase?: boolean;
  readonly note?: string;
}

/**
 * One accelerator in one form factor. Watts and temperatures are those of one part as software sees it: for `gb200` one
 * GPU, not the module. A number that is absent is not known; it is never 0.
 */
export interface Accelerator extends Provenance {
  /** The catalogue name, such as `h100-sxm`. */
  readonly name: string;
  readonly title: string;
  readonly vendor: AcceleratorVendor;
  readonly kind: "gpu" | "tpu" | "npu";

  /** Rated and default power. */
  readonly tdpWatts?: number;

  /** The lowest power cap that the driver accepts. */
  readonly minCapWatts?: number;

  /** The highest power cap that the driver accepts. */
  readonly maxCapWatts?: number;

  /** Power of an idle part: the upper end of what was measured. */
  readonly idleWatts?: number;

  /** Memory as the vendor names it. */
  readonly memoryGb?: number;

  /** Memory as the driver reports it. */
  readonly memoryMib?: number;

  /** The highest core temperature that the vendor specifies for operation. */
  readonly maxOperatingCelsius?: number;

  /** The core temperature at which hardware slows the part down. */
  readonly slowdownCelsius?: number;

  /** The core temperature at which the part shuts down. */
  readonly shutdownCelsius?: number;
  readonly memoryMaxOperatingCelsius?: number;

  /** Rise of the core above the inlet air, a watt. */
  readonly junctionResistanceKelvinPerWatt?: number;

  /** `liquid`: cannot be cooled by air. */
  readonly cooling?: "air" | "liquid" | "air-or-liquid";
  readonly export?: ExportClassification;
  readonly note?: string;
}

const all = rows as readonly Accelerator[];
let byName: ReadonlyMap<string, Accelerator> | undefined;

/** Every accelerator of the catalogue, by name. */
export function accelerators(): readonly Accelerator[] {
  return all;
}

/** The accelerator of this catalogue name, or `undefined` where there is none. */
export function findAccelerator(name: string): Accelerator | undefined {
  byName ??= new Map(all.map((accelerator) => [accelerator.name, accelerator]));
  return byName.get(name);
}
