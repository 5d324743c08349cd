import { findMultiRegion } from "../../../../catalog/multi-regions";
import { findRegion } from "../../../../catalog/regions";
import {
  anywhere,
  inCountries,
  locateSelf,
  unknownPlace,
  type Occurrence,
  type Reading,
  type ReadingSite,
} from "../reading";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** SKUs that are asked in the region of the account. */
const REGIONAL: ReadonlySet<string> = new Set(["manual", "provisionedmanaged", "standard"]);
const DATA_ZONE = /^datazone/;
const INSTEAD = "Take the SKU `Standard` or `ProvisionedManaged`, which stays in the region of the account";

/** The SKU of a model deployment: it decides where prompts are processed, whatever the region of the account. */
export function readAzureSku(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const sku = textOf(occurrence.outcome);
  const name = sku?.toLowerCase() ?? "";
  if (REGIONAL.has(name)) return undefined;
  const evidence = evidenceOf(occurrence, site);
  if (sku === undefined)
    return { place: unknownPlace(whyUnknown(occurrence)), to: "its SKU", instead: INSTEAD, evidence };
  const zone = DATA_ZONE.test(name) ? zoneOf(site) : name;
  const area = zone === undefined ? undefined : findMultiRegion("azurerm", "cognitive-services", zone);
  if (!area)
    return { place: unknownPlace(`it is not known where '${sku}' is processed`), to: sku, instead: INSTEAD, evidence };
  return {
    place: area.scope ? anywhere(`'${sku}' is processed in any region of Azure`) : inCountries(area.countries),
    to: sku,
    instead: INSTEAD,
    operator: "azure",
    evidence: evidenceOf(occurrence, site, area.note),
  };
}

/** The data zone that a region belongs to; undefined where none is known for it. */
function zoneOf(site: ReadingSite): string | undefined {
  const own = locateSelf(site)?.place;
  const name = own?.kind === "countries" ? own.region : undefined;
  const country = name === undefined ? undefined : findRegion("azurerm", site.partition, name)?.country;
  if (country === undefined) return undefined;
  return ["datazone-eu", "datazone-us"].find((zone) =>
    findMultiRegion("azurerm", "cognitive-services", zone)?.countries.includes(country),
  );
}
