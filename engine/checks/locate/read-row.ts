import { mentions, occurrences } from "./paths";
import type { Occurrence, Reading, ResourceSite } from "./reading";
import { readAs } from "./readers";
import { isUnset } from "./readers/text";
import type { PlaceRow } from "./table";

export interface RowReading {
  readonly occurrence: Occurrence;
  readonly reading: Reading;
}

const NOTHING: readonly RowReading[] = [];

/** Every place that an argument of a table says of a resource. */
export function readRow(row: PlaceRow, site: ResourceSite): readonly RowReading[] {
  if (!mentions(site.resource.values, row.attribute)) return NOTHING;
  return occurrencesAt(row.attribute, site).flatMap((occurrence) => readOccurrence(row, occurrence, site));
}

export function readOccurrence(
  { as, names, provider }: PlaceRow,
  occurrence: Occurrence,
  site: ResourceSite,
): readonly RowReading[] {
  const own = names === undefined ? site : { ...site, names };
  const asked = provider === undefined ? own : { ...own, provider, partition: undefined };
  return readAs(as, occurrence, asked).map((reading) => ({ occurrence, reading }));
}

/** Whether the resource gives the argument a value, known or not. */
export function isSet({ attribute }: PlaceRow, site: ResourceSite): boolean {
  return occurrencesAt(attribute, site).some(({ outcome }) => !isUnset(outcome));
}

/** Every value that the resource gives an argument. */
export function occurrencesAt(attribute: string, { locator, stack, resource }: ResourceSite): readonly Occurrence[] {
  return occurrences(resource.values, locator.program.scopeOf(stack, resource), attribute);
}
