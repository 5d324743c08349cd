import { KNOWN_AFTER_APPLY } from "../../expression/functions";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf } from "./text";

/** A rack of the provider in a hall of its customer, who may be in another country than the region it belongs to. */
export function readOutpost(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  // A provider returns the argument empty for what stands in its own region.
  if (isUnset(occurrence.outcome) || occurrence.value === KNOWN_AFTER_APPLY) return undefined;
  const to = textOf(occurrence.outcome) ?? occurrence.attribute;
  const why = `${to} is an outpost, which stands in a hall of its customer; state its country`;
  return { place: unknownPlace(why), to, evidence: evidenceOf(occurrence, site) };
}
