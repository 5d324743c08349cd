import { anywhere, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { declaredAs } from "./declared";
import { readHost } from "./host";
import { googleNamePlace, readReference } from "./reference";
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
  if (named) return { ...named, to: text, evidence };
  const isWhole = textOf(outcome) !== undefined || isOfProjects(occurrence);
  const place = isWhole ? anywhere(`'${text || occurrence.attribute}' has no location: it is global`) : undefined;
  return { place: place ?? unknownPlace(whyUnknown(occurrence)), to: text, evidence };
}

/** What a remote repository stands before: another one by its resource name, or an address. */
export function readUpstream(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  return knownText(occurrence.outcome).startsWith("projects/")
    ? readReference(occurrence, site)
    : readHost(occurrence, site);
}

/** The URL of a service, which may be one of the program: a plan of what exists knows it. */
export function readServiceUrl(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const [origin] = /^https:\/\/[^/?#]+/.exec(knownText(occurrence.outcome)) ?? [];
  const own = origin !== undefined && site.names && declaredAs(origin, site.names, site);
  return own ? { ...own, evidence: [...evidenceOf(occurrence, site), ...own.evidence] } : readHost(occurrence, site);
}

function isOfProjects({ outcome: { targets } }: Occurrence): boolean {
  return (
    targets.length > 0 &&
    targets.every(({ resource }) => /^google_(?:folder|organization|project)$/.test(resource.type))
  );
}
