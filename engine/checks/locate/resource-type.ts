import type { Otherwise, PlaceRow, ProviderTable, ServiceKind, TypeRow } from "./table";
import { rowOf } from "./tables";

/** What a table says of every resource of a type. */
export interface ResourceType {
  readonly row?: TypeRow;
  readonly otherwise: Otherwise;
  readonly serviceKind?: ServiceKind;
  /** Whether no table knows the type. */
  readonly typeNotInTables: boolean;
  /** Where its place is said, the first that says one wins. */
  readonly places: readonly PlaceRow[];
}

/** A program has many resources of few types. */
const types = new Map<ProviderTable, Map<string, ResourceType>>();

export function resourceType(table: ProviderTable, type: string): ResourceType {
  let ofTable = types.get(table);
  if (!ofTable) types.set(table, (ofTable = new Map()));
  let found = ofTable.get(type);
  if (!found) ofTable.set(type, (found = describe(table, type)));
  return found;
}

function describe(table: ProviderTable, type: string): ResourceType {
  const row = rowOf(table, type);
  const known = table.placeArguments(type);
  const otherwise = row?.otherwise ?? table.otherwise(type, known);
  // A type without arguments for its place is only known where something says what it is.
  const isKnown = row !== undefined || (known !== undefined && (known.length > 0 || otherwise !== "provider"));
  return {
    row,
    otherwise,
    serviceKind: row?.serviceKind ?? (otherwise === "global" ? "control-plane" : undefined),
    typeNotInTables: !isKnown && otherwise !== "unlisted",
    places: row?.places ?? table.places.filter(({ attribute }) => known === undefined || known.includes(attribute)),
  };
}
