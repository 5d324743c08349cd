import { unknownPlace } from "../reading";
import { evidenceOf, isUnset, knownText } from "../readers/text";
import { flow, type PathFlow } from "./object-row";

/** What stands in a chart or a repository that nothing here renders or fetches. */
export function notRendered(what: string, path: string): PathFlow {
  return flow("image", path, (occurrence, site) => {
    if (isUnset(occurrence.outcome)) return undefined;
    return {
      place: unknownPlace("it is not rendered here"),
      to: `${what} '${knownText(occurrence.outcome) || occurrence.attribute}'`,
      evidence: evidenceOf(occurrence, site),
      unknownSeverity: "warning",
    };
  });
}
