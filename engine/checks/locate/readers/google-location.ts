import { anywhere, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { googleNamePlace } from "./reference";
import { placeNamed, readRegion } from "./region";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** Locations of BigQuery that are regions of other clouds: the name begins with the cloud. */
const OTHER_CLOUDS: Readonly<Record<string, string>> = { aws: "aws", azure: "azurerm" };

/** A location of BigQuery: of Google, or `aws-eu-central-1`, `azure-eastus2` where the data rests at another cloud. */
export function readBigQueryLocation(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const name = textOf(occurrence.outcome);
  const [, cloud, region] = /^(aws|azure)-(.+)$/.exec(name ?? "") ?? [];
  if (region === undefined) return readRegion(occurrence, site);
  const found = placeNamed(region, { provider: OTHER_CLOUDS[cloud], partition: undefined });
  return { ...found, to: name ?? region, evidence: evidenceOf(occurrence, site) };
}

/** `projects/acme/locations/europe-west3`, or a project or organisation alone, where the service is global. */
export function readGoogleScope(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = knownText(outcome);
  const named = googleNamePlace(text, site);
  const evidence = evidenceOf(occurrence, site);
  if (named) return { place: named, to: text, evidence };
  const isWhole = textOf(outcome) !== undefined || isOfProjects(occurrence);
  const place = isWhole ? anywhere(`'${text || occurrence.attribute}' has no location: it is global`) : undefined;
  return { place: place ?? unknownPlace(whyUnknown(occurrence)), to: text, evidence };
}

function isOfProjects({ outcome: { targets } }: Occurrence): boolean {
  return (
    targets.length > 0 &&
    targets.every(({ resource }) => /^google_(?:folder|organization|project)$/.test(resource.type))
  );
}
