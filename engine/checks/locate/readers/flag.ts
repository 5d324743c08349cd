import { anywhere, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** A switch that lets data go to every region. */
export function readFlag(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const text = textOf(occurrence.outcome);
  if (text === "false") return undefined;
  const why = `${occurrence.attribute} is ${text ?? "not known"}`;
  return {
    place: text === "true" ? anywhere(why) : unknownPlace(whyUnknown(occurrence)),
    to: "other regions",
    evidence: evidenceOf(occurrence, site),
  };
}

/** An argument whose being set is what matters; the row says when. */
export function readSet(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const why = `${occurrence.attribute} is ${textOf(occurrence.outcome) ?? "set"}`;
  return { place: anywhere(why), to: "other regions", evidence: evidenceOf(occurrence, site) };
}
