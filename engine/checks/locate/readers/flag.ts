import { regionsOf } from "../../../../catalog/regions";
import { anywhere, inCountries, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
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

/** A switch that lets data go to every region of the partition; that of one country is where they all are. */
export function readPartitionFlag(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const reading = readFlag(occurrence, site);
  const { provider, partition } = site;
  if (reading?.place.kind !== "anywhere" || partition === undefined) return reading;
  const countries = new Set(regionsOf({ provider, partition }).map(({ country }) => country));
  return countries.size === 1 ? { ...reading, place: inCountries(countries) } : reading;
}

/** An argument whose being set is what matters; the row says when. */
export function readSet(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const why = `${occurrence.attribute} is ${textOf(occurrence.outcome) ?? "set"}`;
  return { place: anywhere(why), to: "other regions", evidence: evidenceOf(occurrence, site) };
}
