import { findRegion } from "../../../../catalog/regions";
import { inCountries, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readTargets } from "./targets";
import { evidenceOf, knownText, textOf } from "./text";

/** The name of a service behind an endpoint: `com.amazonaws.eu-west-1.s3` holds the region that it is of. */
export function readEndpointService(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  const text = textOf(outcome) ?? outcome.outline ?? knownText(outcome);
  const regions = text.split(/[.:]/).flatMap((part) => findRegion(site.provider, site.partition, part) ?? []);
  const [row] = regions;
  if (!row) return readTargets(occurrence, site);
  return {
    place: inCountries([row.country], row.region),
    to: text,
    operator: row.operator,
    evidence: evidenceOf(occurrence, site),
  };
}
