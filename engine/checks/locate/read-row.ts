import { occurrences } from "./paths";
import type { Occurrence, Reading, ResourceSite } from "./reading";
import { readAs } from "./readers";
import { textOf } from "./readers/text";
import type { PlaceRow } from "./table";

export interface RowReading {
  readonly occurrence: Occurrence;
  readonly reading: Reading;
}

/** Every place that an argument of a table says of a resource. */
export function readRow({ attribute, as, names, provider }: PlaceRow, site: ResourceSite): readonly RowReading[] {
  const asked = provider === undefined ? { ...site, names } : { ...site, names, provider, partition: undefined };
  return occurrencesAt(attribute, site).flatMap((occurrence) =>
    readAs(as, occurrence, asked).map((reading) => ({ occurrence, reading })),
  );
}

/** The values of an argument as text, where they are known. */
export function textsAt(attribute: string, site: ResourceSite): readonly string[] {
  return occurrencesAt(attribute, site).flatMap(({ outcome }) => textOf(outcome) ?? []);
}

function occurrencesAt(attribute: string, { locator, stack, resource }: ResourceSite): readonly Occurrence[] {
  return occurrences(resource.values, locator.program.scopeOf(stack, resource), attribute);
}
