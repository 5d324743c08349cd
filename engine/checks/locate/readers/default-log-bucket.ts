import { anywhere, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf } from "./text";

/** The log bucket of a Google project that its logs go to by themselves. */
export const DEFAULT_LOG_BUCKET = "_Default";

/** Why nobody can say where logs rest that go there. */
const GLOBAL_UNLESS_PLACED = `the project's log bucket ${DEFAULT_LOG_BUCKET} is global unless it is given a location`;

/** Settings by which a Google service logs, without saying where to. */
export function readDefaultLogBucket(occurrence: Occurrence, site: ReadingSite): Reading {
  return {
    place: anywhere(GLOBAL_UNLESS_PLACED),
    to: `the log bucket ${DEFAULT_LOG_BUCKET}`,
    operator: "google",
    evidence: evidenceOf(occurrence, site),
  };
}
