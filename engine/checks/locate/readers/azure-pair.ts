import { findRegion } from "../../../../catalog/regions";
import {
  inCountries,
  isResourceSite,
  locateSelf,
  unknownPlace,
  type Occurrence,
  type Reading,
  type ReadingSite,
} from "../reading";
import { evidenceOf, isUnset, textOf, whyUnknown } from "./text";

/** What Azure's services call storage that is copied to the paired region; `true` where the argument is a switch. */
const PAIRED = /^(?:(?:standard_|premium_)?(?:geo|ra-?g|g)(?:z?rs|redundant|zone|zoneredundant)?|true)$/i;

/** How it is known that a service copies to the paired region without being told to. */
const COPIES_BY_ITSELF: Readonly<Record<string, string>> = {
  azurerm_data_factory: "https://learn.microsoft.com/azure/data-factory/concepts-data-redundancy, read 2026-11-22",
  azurerm_iothub: "general knowledge, 2026-11-22",
  azurerm_iothub_dps: "azurerm provider documentation, iothub_dps, 2026-08-21",
  azurerm_key_vault: "https://learn.microsoft.com/azure/key-vault/general/disaster-recovery-guidance, read 2026-11-22",
  azurerm_notification_hub_namespace: "general knowledge, 2026-11-22",
};

/** A kind of redundancy: geo-redundant storage has a copy in the pair of the region that the resource is in. */
export function readAzurePair(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const redundancy = textOf(occurrence.outcome);
  const { attribute } = occurrence;
  if (redundancy === undefined) {
    return {
      place: unknownPlace(whyUnknown(occurrence)),
      to: "the paired region",
      instead: `Write \`${attribute}\` out, with a redundancy that stays in the region`,
      evidence: evidenceOf(occurrence, site),
    };
  }
  const pair = PAIRED.test(redundancy) ? pairOf(occurrence, site) : undefined;
  return pair && { ...pair, instead: `Set \`${attribute}\` to ${stayingInstead(redundancy)}` };
}

/** The same storage without the copy in another region, in the words of the service. */
function stayingInstead(redundancy: string): string {
  if (/^true$/i.test(redundancy)) return "`false`";
  if (/redundant$/i.test(redundancy)) return "`LocallyRedundant` or `ZoneRedundant`";
  if (/^geo/i.test(redundancy)) return "`Local` or `Zone`";
  return /^standard_/i.test(redundancy) ? "`Standard_LRS`" : "`LRS` or `ZRS`";
}

/** An argument whose being set is what matters; the row says when the service copies to the paired region. */
export function readAzurePaired(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const reading = pairOf(occurrence, site);
  const source = isResourceSite(site) ? COPIES_BY_ITSELF[site.resource.type] : undefined;
  if (!reading || source === undefined) return reading;
  const note = `the service copies to the paired region by itself: ${source}`;
  const { attribute } = occurrence;
  const instead =
    attribute === "location"
      ? "Use a region without a pair, or with its pair in an allowed country: the service copies by itself"
      : `Set \`${attribute}\` to \`None\``;
  return { ...reading, instead, evidence: [...reading.evidence, { address: site.address, note }] };
}

/** The pair of the region that the resource is in; nothing where that has none, since then nothing is copied. */
function pairOf(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const own = locateSelf(site)?.place;
  const name = own?.kind === "countries" ? own.region : undefined;
  const region = name === undefined ? undefined : findRegion("azurerm", site.partition, name);
  if (region?.paired === null) return undefined;
  const evidence = evidenceOf(occurrence, site);
  const pair = region?.paired === undefined ? undefined : findRegion("azurerm", site.partition, region.paired);
  if (!region || !pair) {
    const place = unknownPlace(`the pair of ${name ?? "its region"} is not known`);
    return { place, to: "the paired region", evidence };
  }
  const note = `the pair of ${region.region} is ${pair.region}: ${region.source}`;
  return {
    place: inCountries([pair.country], pair.region),
    to: pair.region,
    operator: pair.operator,
    evidence: [...evidence, { address: site.address, note }],
  };
}
