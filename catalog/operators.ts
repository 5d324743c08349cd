import rows from "./data/operators.json";
import { type Provenance } from "./provenance";
import { regionsOf } from "./regions";

/** A company beside the operator, and the country of its head office. */
export interface NamedCompany {
  readonly name: string;

  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * A legal entity that runs sites or services. Head office, ultimate parent and vendor of the technology are three facts,
 * each with a law of its own behind it. A country that is absent is not known.
 */
export interface OperatorRow extends Provenance {
  readonly id: string;
  readonly legalName: string;

  /** Country of the head office, ISO 3166-1 alpha-2. */
  readonly hq?: string;
  readonly ultimateParentName?: string;

  /** Country of the ultimate parent, ISO 3166-1 alpha-2. */
  readonly ultimateParent?: string;

  /** Whose technology it runs. @default - its own, or a mixture */
  readonly techVendor?: NamedCompany;

  /** Who runs sovereign controls on top of it. @default - nobody */
  readonly controlsBy?: NamedCompany;

  /** Id of the operator whose cloud those controls are on. @default - none */
  readonly controlsOn?: string;

  /** Countries in whose regions it offers those controls, ISO 3166-1 alpha-2. @default - none */
  readonly controlsIn?: readonly string[];

  /** Countries where it is known to have an establishment, beside its head office. */
  readonly establishments?: readonly string[];
  readonly note?: string;
}

const all = rows as readonly OperatorRow[];
let byId: ReadonlyMap<string, OperatorRow> | undefined;

/** Every operator, by id. */
export function operators(): readonly OperatorRow[] {
  return all;
}

/** The operator of this id, or `undefined` where there is none. */
export function findOperator(id: string): OperatorRow | undefined {
  byId ??= new Map(all.map((operator) => [operator.id, operator]));
  return byId.get(id);
}

/**
 * Id of the operator whose cloud the controls of this one are on; `undefined` where it runs a cloud of its own.
 *
 * @param country where the controls are asked for: `undefined` too where they are not offered there
 * @default - wherever they are offered
 */
export function controlsOn(id: string, country?: string): string | undefined {
  const operator = findOperator(id);
  const isOffered = country === undefined || operator?.controlsIn?.includes(country);
  return isOffered ? operator?.controlsOn : undefined;
}

/**
 * The operator that runs every region of a provider, or of one of its partitions; `undefined` where there are several:
 * then the region decides.
 */
export function findSoleOperator(provider: string, partition?: string): OperatorRow | undefined {
  const ids = new Set(regionsOf({ provider, partition }).map((region) => region.operator));
  const [id] = ids;
  return id !== undefined && ids.size === 1 ? findOperator(id) : undefined;
}
