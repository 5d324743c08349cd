import { KNOWN_AFTER_APPLY } from "../../expression/functions";
import type { Place } from "../../model/placement";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf } from "./text";

/** What stands on an outpost, and so everything that stands in that: a subnet, and what is in it. */
const onOutposts = new WeakSet<Place>();

export function isOnOutpost(place: Place): boolean {
  return onOutposts.has(place);
}

/** A rack of the provider in a hall of its customer, who may be in another country than the region it belongs to. */
export function readOutpost(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  // A provider returns the argument empty for what stands in its own region.
  if (isUnset(occurrence.outcome) || occurrence.value === KNOWN_AFTER_APPLY) return undefined;
  const to = textOf(occurrence.outcome) ?? occurrence.attribute;
  const why = `${to} is an outpost, which stands in a hall of its customer; state its country`;
  const place = unknownPlace(why);
  onOutposts.add(place);
  return { place, to, evidence: evidenceOf(occurrence, site) };
}
