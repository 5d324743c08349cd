import { findRegion } from "../../../../catalog/regions";
import { inCountries, locateSelf, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readRegion } from "./region";
import { evidenceOf, textOf } from "./text";

/** What a table says of a service that, left alone, copies to the pair of the region that the resource is in. */
export const ITS_PAIR = "the pair of its region";

/** A region, or the pair of the resource's own where the table says so of an argument that is not set. */
export function readRegionOrPair(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (textOf(occurrence.outcome) !== ITS_PAIR) return readRegion(occurrence, site);
  const own = locateSelf(site)?.place;
  const name = own?.kind === "countries" ? own.region : undefined;
  const { paired } = (name === undefined ? undefined : findRegion(site.provider, site.partition, name)) ?? {};
  const pair = typeof paired === "string" ? findRegion(site.provider, site.partition, paired) : undefined;
  const evidence = evidenceOf(occurrence, site, name === undefined ? undefined : `pair of ${name}`);
  return pair
    ? { place: inCountries([pair.country], pair.region), to: pair.region, operator: pair.operator, evidence }
    : { place: unknownPlace(`the pair of ${name ?? "its region"} is not known`), to: ITS_PAIR, evidence };
}
