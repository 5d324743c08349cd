import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, whyUnknown } from "../readers/text";

/** Where a part leads that cannot be looked into. */
export function unseen(occurrence: Occurrence, site: ReadingSite, why = whyUnknown(occurrence)): Reading {
  return { place: unknownPlace(why), to: occurrence.attribute, evidence: evidenceOf(occurrence, site) };
}
