import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf } from "./text";

/** A folder of a machine outside every cloud, which an agent there reads and writes. */
export function readFileSystem(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  return {
    place: unknownPlace("a file system of a transfer agent may be anywhere"),
    to: `the folder ${textOf(occurrence.outcome) ?? occurrence.attribute}`,
    evidence: evidenceOf(occurrence, site),
  };
}
