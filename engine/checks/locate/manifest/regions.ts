import { findRegion, regionsOf } from "../../../../catalog/regions";
import { findZone } from "../../../../catalog/zones";
import { inCountries, type Occurrence, type Reading, type ReadingSite, type ResourceSite } from "../reading";
import { readRegion } from "../readers/region";
import { evidenceOf, textOf } from "../readers/text";
import type { Read } from "./node";

/** Clouds whose regions settings name most, in the order in which a name is looked for. */
const COMMON_CLOUDS = ["aws", "google", "azurerm"] as const;

/** Azure numbers its zones: `westeurope-1`. */
const ZONE_NUMBER = /-\d$/;

/** A region of a cloud, said by an argument that can mean nothing else. */
export function regionOf(provider: string): Read<Reading> {
  return (occurrence, site) => readRegion(occurrence, { ...site, provider, partition: undefined, service: undefined });
}

/** A region of the cluster's own cloud, else of one that is common. Another text says nothing. */
export function readAnyRegion(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const name = textOf(occurrence.outcome);
  if (name === undefined || name === "") return undefined;
  for (const provider of [cloudOf(site), ...COMMON_CLOUDS]) {
    const row = provider === undefined ? undefined : findRegion(provider, undefined, name);
    if (!row) continue;
    const place = inCountries([row.country], row.region);
    return { place, to: row.region, operator: row.operator, evidence: evidenceOf(occurrence, site) };
  }
  return undefined;
}

/** A region or zone that nodes are labelled with: of the cluster's own cloud, else one against what is stated. */
export function readNodeLocation(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const name = textOf(occurrence.outcome);
  if (name === undefined) return undefined;
  const cloud = cloudOf(site);
  if (cloud === undefined) return readAgainstStated(name, occurrence, site);
  const zone = zoneOf(cloud, name);
  if (!zone) return undefined;
  const place = inCountries([zone.country], zone.region.region);
  return { place, to: name, operator: zone.region.operator, evidence: evidenceOf(occurrence, site) };
}

/** A site labels its nodes as it likes; a common cloud's own name for a place in another country speaks against it. */
function readAgainstStated(name: string, occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const stated = statedCountry(site);
  if (stated === undefined) return undefined;
  const zones = COMMON_CLOUDS.map((cloud) => zoneOf(cloud, name)).filter((zone) => zone !== undefined);
  if (zones.length === 0 || zones.some(({ country }) => country === stated)) return undefined;
  const place = inCountries([...new Set(zones.map(({ country }) => country))], zones[0].region.region);
  return { place, to: name, evidence: evidenceOf(occurrence, site) };
}

function zoneOf(cloud: string, name: string) {
  return findZone(cloud, name) ?? findZone(cloud, name.replace(ZONE_NUMBER, ""));
}

/** The country that is stated of the cluster which a resource is in. */
export function statedCountry(site: ReadingSite): string | undefined {
  return isOfResource(site) ? site.locator.factsOf(site.stack).of(site.resource, "country")?.value : undefined;
}

/** The provider of the cloud that the cluster is in, by who operates it. */
export function cloudOf(site: ReadingSite): string | undefined {
  if (!isOfResource(site)) return undefined;
  const { operator } = site.locator.binding(site.stack, site.resource);
  if (operator === undefined) return undefined;
  let provider = clouds.get(operator);
  if (provider === undefined) {
    provider = regionsOf({ operator })[0]?.provider ?? "";
    clouds.set(operator, provider);
  }
  return provider === "" ? undefined : provider;
}

const clouds = new Map<string, string>();

function isOfResource(site: ReadingSite): site is ResourceSite {
  return "resource" in site;
}
