import { findMultiRegion } from "../../../../catalog/multi-regions";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, textOf } from "./text";

/** A location where Google keeps the data, without saying where a model is asked. */
export function readMlProcessing(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const location = textOf(occurrence.outcome);
  const row = location === undefined ? undefined : findMultiRegion("google", "vertex-ai", location);
  if (row?.scope !== "unstated") return undefined;
  return {
    place: unknownPlace(`Google does not say where models of ${location} are processed`),
    to: "its model processing",
    operator: "google",
    evidence: evidenceOf(occurrence, site, row.note ?? row.source),
  };
}
