import rows from "./data/regions.json";
import { type Provenance } from "./provenance";

/**
 * `restricted`: only some customers get in. `announced`: not open yet. `impaired`: open, with lasting damage.
 * `partner-operated`: run by another company than the provider's.
 */
export type RegionStatus = "ga" | "restricted" | "announced" | "impaired" | "partner-operated" | "closed";

/** A cloud region. One name is several countries in several clouds: the key is provider, partition and region. */
export interface RegionRow extends Provenance {
  /** Name of the Terraform provider: `aws`, `google`, `azurerm`, … */
  readonly provider: string;

  /**
   * What the provider divides itself into: the partition of AWS, the universe domain of Google, the environment of
   * azurerm, the realm of Oracle; `default` for the others.
   */
  readonly partition: string;
  readonly region: string;

  /** ISO 3166-1 alpha-2. */
  readonly country: string;

  /** City, or the area that the provider names. */
  readonly city?: string;

  /** Id of the operator that runs the region. */
  readonly operator: string;

  /** @default - generally available */
  readonly status?: RegionStatus;

  /**
   * The region that geo-redundant services copy to; `null`: it has none, so they are not offered.
   *
   * @default - not known, or the provider pairs no regions
   */
  readonly paired?: string | null;

  /** Other names of the region. */
  readonly aliases?: readonly string[];
  readonly note?: string;
}

/** Which regions: those for which everything stated holds. */
export interface RegionFilter {
  readonly provider?: string;
  readonly partition?: string;
  readonly country?: string;
  readonly operator?: string;
}

const all = rows as readonly RegionRow[];
let byName: ReadonlyMap<string, readonly RegionRow[]> | undefined;
let ofOperators: ReadonlySet<string> | undefined;

/**
 * The region of this name or alias, or `undefined` where there is none. Case does not count, nor do spaces: `West Europe`
 * is `westeurope`. Without a partition the name must stand in one partition of the provider only.
 */
export function findRegion(provider: string, partition: string | undefined, region: string): RegionRow | undefined {
  byName ??= indexByName();
  const found = byName.get(nameKey(provider, region)) ?? [];
  if (partition !== undefined) return found.find((row) => row.partition === partition);
  return found.length === 1 ? found[0] : undefined;
}

/** The regions for which everything stated holds; all of them for an empty filter. */
export function regionsOf(filter: RegionFilter = {}): readonly RegionRow[] {
  const stated = Object.entries(filter).filter(([, value]) => value !== undefined);
  return all.filter((row) => stated.every(([key, value]) => row[key as keyof RegionFilter] === value));
}

/**
 * Whether a partition's name says whose it is, so that a policy may name its operators by it: `aws-cn`, and not `china`,
 * `default` or `public`.
 */
export function isOperatorName(partition: string): boolean {
  ofOperators ??= new Set(all.filter((row) => row.partition.startsWith(row.provider)).map((row) => row.partition));
  return ofOperators.has(partition);
}

function indexByName(): ReadonlyMap<string, readonly RegionRow[]> {
  const index = new Map<string, RegionRow[]>();
  for (const row of all) {
    for (const name of [row.region, ...(row.aliases ?? [])]) {
      const key = nameKey(row.provider, name);
      const sameName = index.get(key);
      if (sameName) sameName.push(row);
      else index.set(key, [row]);
    }
  }
  return index;
}

function nameKey(provider: string, region: string): string {
  return `${provider}/${region.toLowerCase().replaceAll(" ", "")}`;
}
