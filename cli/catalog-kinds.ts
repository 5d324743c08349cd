import { accelerators } from "../catalog/accelerators";
import { certifications } from "../catalog/certifications";
import { countries } from "../catalog/countries";
import { instanceTypes } from "../catalog/instance-types";
import { operators } from "../catalog/operators";
import { regionsOf } from "../catalog/regions";
import { servers } from "../catalog/servers";
import { findProfile, profileIds, type LawProfile } from "../engine/policy/profiles";
import { profileText } from "./profile-text";

export type CatalogRow = Readonly<Record<string, unknown>>;

export interface CatalogKind {
  readonly rows: () => readonly CatalogRow[];
  /** What a row is called. */
  readonly nameOf: string;
  /** The columns of the list, besides the name. */
  readonly columns: readonly string[];
  /** Options that narrow the list, with the key of a row that they look at. */
  readonly filters: Readonly<Partial<Record<CatalogFilter, string>>>;
  /** One row for a terminal. @default - its keys and values under each other */
  readonly inFull?: (row: CatalogRow) => string;
}

export type CatalogFilter = "country" | "provider" | "operator" | "accelerator";

/** The interfaces of the rows are closed; here they are read by the name of their keys. */
function asRows(rows: readonly object[]): readonly CatalogRow[] {
  return rows as readonly CatalogRow[];
}

export const CATALOG_KINDS: Readonly<Record<string, CatalogKind>> = {
  regions: {
    rows: () => asRows(regionsOf()),
    nameOf: "region",
    columns: ["provider", "partition", "country", "city", "operator", "status"],
    filters: { country: "country", provider: "provider", operator: "operator" },
  },
  operators: {
    rows: () => asRows(operators()),
    nameOf: "id",
    columns: ["hq", "ultimateParent", "legalName"],
    filters: { country: "hq", operator: "id" },
  },
  countries: {
    rows: () => asRows(countries()),
    nameOf: "code",
    columns: ["name"],
    filters: { country: "code" },
  },
  accelerators: {
    rows: () => asRows(accelerators()),
    nameOf: "name",
    columns: ["vendor", "kind", "tdpWatts", "memoryGb", "cooling", "title"],
    filters: { accelerator: "name" },
  },
  servers: {
    rows: () => asRows(servers()),
    nameOf: "name",
    columns: ["vendor", "accelerator", "acceleratorCount", "maxKw", "title"],
    filters: { accelerator: "accelerator" },
  },
  "instance-types": {
    rows: () => asRows(instanceTypes()),
    nameOf: "name",
    columns: ["provider", "accelerator", "acceleratorCount", "itKw"],
    filters: { provider: "provider", accelerator: "accelerator" },
  },
  certifications: {
    rows: () => asRows(certifications()),
    nameOf: "id",
    columns: ["country", "issuer", "name"],
    filters: { country: "country" },
  },
  profiles: {
    rows: () => asRows(profileIds().flatMap((id) => findProfile(id) ?? [])),
    nameOf: "id",
    columns: ["jurisdiction", "status", "asOf", "title"],
    filters: { country: "jurisdiction" },
    inFull: (row) => profileText(row as unknown as LawProfile),
  },
};
