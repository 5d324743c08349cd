import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readHost } from "./host";
import { evidenceOf, isUnset, knownText } from "./text";

/** A chart by its own address; one that a repository serves, or that lies in a folder, has none. */
export function readChart(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  return /^(?:oci|https?):\/\//.test(knownText(occurrence.outcome)) ? readHost(occurrence, site) : undefined;
}

/** What a chart pulls stands in its templates, which nothing renders here. */
export function readChartImages(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const chart = knownText(occurrence.outcome) || occurrence.attribute;
  return {
    place: unknownPlace("the chart is not rendered here"),
    to: `the images of the chart '${chart}'`,
    evidence: evidenceOf(occurrence, site),
    unknownSeverity: "warning",
  };
}
