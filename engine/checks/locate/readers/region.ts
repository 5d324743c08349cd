import { findMultiRegion } from "../../../../catalog/multi-regions";
import { findRegion } from "../../../../catalog/regions";
import { findZone } from "../../../../catalog/zones";
import type { Place } from "../../model/placement";
import { anywhere, inCountries, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";
import { readTargets } from "./targets";

/** Attributes of a resource that say where it is, so that to follow them is to ask for its place. */
const REGION_ATTRIBUTES: ReadonlySet<string> = new Set([
  "availability_zone",
  "location",
  "location_id",
  "region",
  "zone",
]);

/** Data sources that are a region themselves: any of their attributes names it. */
const REGION_SOURCES: ReadonlySet<string> = new Set([
  "aws_availability_zone",
  "aws_availability_zones",
  "aws_region",
  "google_client_config",
  "google_compute_zones",
]);

/** Names that App Engine has for its first regions. */
const LEGACY_REGIONS: ReadonlyMap<string, string> = new Map([
  ["europe-west", "europe-west1"],
  ["us-central", "us-central1"],
]);

/** A region, a zone, or a location that is a set of regions. */
export function readRegion(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const name = textOf(outcome);
  if (name !== undefined) {
    const { place, operator } = placeNamed(name, site);
    return { place, operator, to: name, evidence: evidenceOf(occurrence, site) };
  }
  const saysRegion = ({ attribute, resource }: (typeof outcome.targets)[number]) =>
    REGION_ATTRIBUTES.has(attribute) || REGION_SOURCES.has(resource.type);
  return (
    (outcome.targets.every(saysRegion) ? readTargets(occurrence, site) : undefined) ?? {
      place: unknownPlace(whyUnknown(occurrence)),
      to: whyUnknown(occurrence),
      evidence: evidenceOf(occurrence, site),
    }
  );
}

/** A region's name, in a provider or in one of its services. */
type Naming = Pick<ReadingSite, "provider" | "partition" | "service">;

interface NamedPlace {
  readonly place: Place;
  readonly operator?: string;
}

/** Few names stand in many resources, and each is asked for by few providers. */
const named = new Map<string, { readonly naming: Naming; readonly place: NamedPlace }[]>();

/** What a region's name means in a provider, or in one of its services. */
export function placeNamed(text: string, { provider, partition, service }: Naming): NamedPlace {
  let known = named.get(text);
  if (!known) named.set(text, (known = []));
  for (const { naming, place } of known) {
    if (naming.provider === provider && naming.partition === partition && naming.service === service) return place;
  }
  const naming = { provider, partition, service };
  const place = lookUp(text, naming);
  known.push({ naming, place });
  return place;
}

function lookUp(text: string, { provider, partition, service }: Naming): NamedPlace {
  const name = shortName(text);
  const region = findRegion(provider, partition, LEGACY_REGIONS.get(name) ?? name);
  if (region) return { place: inCountries([region.country], region.region), operator: region.operator };
  const multi = service && findMultiRegion(provider, service, name);
  if (multi?.scope) return { place: anywhere(`'${name}' is no region of ${provider}`) };
  if (multi) return { place: inCountries([...multi.countries, ...(multi.metadataCountries ?? [])], multi.name) };
  const zone = findZone(provider, name);
  if (zone && (partition === undefined || zone.region.partition === partition)) {
    return { place: inCountries([zone.country], zone.region.region), operator: zone.region.operator };
  }
  if (name.toLowerCase() === "global") return { place: anywhere("its location is global") };
  return { place: unknownRegion(provider, name) };
}

/** A region that a provider may have opened since the catalogue was written: the row that it lacks is named. */
export function unknownRegion(provider: string, name: string): Place {
  return unknownPlace(
    `'${name}' is no region of ${provider} that the catalogue knows; its regions lack a row ${provider}/${name}`,
  );
}

/** Google's services also take a region as `regional-europe-west3`, or at the end of a full name. */
function shortName(text: string): string {
  return text.replace(/^.*\/(?:regions|zones|locations|instanceConfigs)\//, "").replace(/^regional-/, "");
}
