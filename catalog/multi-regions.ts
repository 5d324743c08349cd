import rows from "./data/multi-regions.json";
import { type Provenance } from "./provenance";

/** The services whose locations are more than one region. */
export type MultiRegionService =
  | "artifact-registry"
  | "bedrock"
  | "bigquery"
  | "cognitive-services"
  | "dialogflow-cx"
  | "discovery-engine"
  | "document-ai"
  | "firestore"
  | "geography"
  | "healthcare"
  | "integration-runtime"
  | "kms"
  | "logging"
  | "secret-manager"
  | "spanner"
  | "storage"
  | "vertex-ai";

/**
 * A location that is a set of countries. One name is other countries in another service (`eur7`), so the key is
 * provider, service and name. For `bedrock` the name is the prefix of an inference profile; for `cognitive-services` the
 * SKU, or `datazone-eu` and `datazone-us`, the zones of the `DataZone*` SKUs; for `geography` an area that services of
 * Azure take instead of a region.
 */
export interface MultiRegionRow extends Provenance {
  /** Name of the Terraform provider. */
  readonly provider: string;
  readonly service: MultiRegionService;

  /** In small letters. */
  readonly name: string;

  /** ISO 3166-1 alpha-2, sorted; empty where `scope` stands. */
  readonly countries: readonly string[];

  /** The regions, where the provider names them. */
  readonly regions?: readonly string[];

  /** Further countries where metadata may lie. */
  readonly metadataCountries?: readonly string[];

  /** `anywhere`: wherever the provider has regions. `unstated`: the provider promises no place. */
  readonly scope?: "anywhere" | "unstated";
  readonly note?: string;
}

const all = rows as readonly MultiRegionRow[];
let byKey: ReadonlyMap<string, MultiRegionRow> | undefined;

/** Every location that is a set of countries. */
export function multiRegions(): readonly MultiRegionRow[] {
  return all;
}

/** The location of this name in this service, or `undefined` where there is none. Case does not count. */
export function findMultiRegion(
  provider: string,
  service: MultiRegionService,
  name: string,
): MultiRegionRow | undefined {
  byKey ??= new Map(all.map((row) => [`${row.provider}/${row.service}/${row.name}`, row]));
  return byKey.get(`${provider}/${service}/${name.toLowerCase()}`);
}
