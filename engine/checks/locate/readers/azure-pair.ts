import { findRegion } from "../../../../catalog/regions";
import { inCountries, locateSelf, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** What Azure's services call storage that is copied to the paired region. */
const PAIRED = /^(?:geo|ra-?g|g)(?:z?rs|redundant|zone|zoneredundant)?$/i;

/** A kind of redundancy: geo-redundant storage has a copy in the pair of the region that the resource is in. */
export function readAzurePair(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const redundancy = textOf(occurrence.outcome);
  const evidence = evidenceOf(occurrence, site);
  if (redundancy === undefined) {
    return { place: unknownPlace(whyUnknown(occurrence)), to: "the paired region", evidence };
  }
  if (!PAIRED.test(redundancy)) return undefined;
  const own = locateSelf(site)?.place;
  const name = own?.kind === "countries" ? own.region : undefined;
  const region = name === undefined ? undefined : findRegion("azurerm", site.partition, name);
  if (region?.paired === null) return undefined;
  const pair = region?.paired === undefined ? undefined : findRegion("azurerm", site.partition, region.paired);
  return pair
    ? { place: inCountries([pair.country], pair.region), to: pair.region, operator: pair.operator, evidence }
    : { place: unknownPlace(`the pair of ${name ?? "its region"} is not known`), to: "the paired region", evidence };
}
