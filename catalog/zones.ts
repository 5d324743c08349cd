import rows from "./data/zones.json";
import { type Provenance } from "./provenance";
import { findRegion, type RegionRow } from "./regions";

/** A zone outside the buildings of its region, often in another country. */
export interface ZoneRow extends Provenance {
  /** Name of the Terraform provider. */
  readonly provider: string;
  readonly zone: string;

  /** The region that it belongs to. */
  readonly region: string;

  /** ISO 3166-1 alpha-2; where the zone is, not where its region is. */
  readonly country: string;
  readonly city?: string;
  readonly note?: string;
}

/** Where a zone is. */
export interface ZonePlace {
  readonly region: RegionRow;

  /** ISO 3166-1 alpha-2; another than the region's for a local zone abroad. */
  readonly country: string;
}

/** What a zone's name has beside its region's. */
const ZONE_PART: Readonly<Record<string, RegExp>> = {
  alicloud: /-?[a-z]$/,
  aws: /[a-z]$/,
  google: /-(?:[a-z]|ai\d+[a-z])$/,
  huaweicloud: /[a-z]$/,
  oci: /^[^:]*:|-ad-\d+$/g,
  opentelekomcloud: /(?:-\d+|[a-z])$/,
  outscale: /[a-z]$/,
  ovh: /-[a-z]$/,
  scaleway: /-\d+$/,
  stackit: /-(?:\d+|m)$/,
};

const all = rows as readonly ZoneRow[];
let byName: ReadonlyMap<string, ZoneRow> | undefined;

/** Every zone outside the buildings of its region. */
export function zones(): readonly ZoneRow[] {
  return all;
}

/**
 * Where the zone of this name is, or `undefined` where that is not known: `eu-central-1a` and `europe-west3-a` are in
 * their regions, and so is a region's own name; a local zone is where its row says, and one without a row is not known.
 */
export function findZone(provider: string, zone: string): ZonePlace | undefined {
  byName ??= new Map(all.map((row) => [`${row.provider}/${row.zone}`, row]));
  const name = zone.toLowerCase();
  const row = byName.get(`${provider}/${name}`);
  if (row) {
    const region = findRegion(provider, undefined, row.region);
    return region && { region, country: row.country };
  }
  const region = findRegion(provider, undefined, name) ?? findRegion(provider, undefined, regionName(provider, name));
  return region && { region, country: region.country };
}

function regionName(provider: string, zone: string): string {
  const part = ZONE_PART[provider];
  return part ? zone.replace(part, "") : zone;
}
