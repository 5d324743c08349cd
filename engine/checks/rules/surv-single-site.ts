import type { OccupiedSite } from "../model/occupied-site";
import { onAws } from "./demonstration";
import { spreadRule, type Spread } from "./surv-spread";

export const survSingleSite = spreadRule({
  id: "SURV-SINGLE-SITE",
  what:
    "Everything managed is at as many sites as survivability.minSites asks: a region of an operator is a site, and so is a " +
    "hall by its stated name. Zones of a region, and two names for one region, are one site.",
  why: "A fire, a flood or a cut takes a region or hall away with everything in it.",
  citation: "the policy, survivability.minSites; DORA (EU) 2022/2554 Art. 12 asks for a second site of some",
  example: "One stack at the site `hall-1`, with `survivability: { minSites: 2 }`.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders" }, copy: { name: "orders", provider: "aws.virginia" } } },
    { confidential: { countries: ["DE", "US"] }, policy: { survivability: { minSites: 2 } } },
  ),
  remedy: "Add a site: a region of a cloud or a hall in a country that the data class allows, or ask for fewer.",
  clause: "minSites",
  one: "site",
  several: "sites",
  count: namesOf,
});

/** What has no name is at one of the sites that are known in its country, or at a site of its own where there is none. */
function namesOf(sites: readonly OccupiedSite[]): Spread {
  const named = sites.flatMap(({ name }) => name ?? []);
  const inCountries = new Set(sites.flatMap(({ name, countries }) => (name === undefined ? [] : countries)));
  const unnamed = sites.filter(({ name }) => name === undefined);
  const apart = unnamed.flatMap(({ countries }) =>
    countries.length === 1 && !inCountries.has(countries[0]) ? [`a site in ${countries[0]}`] : [],
  );
  const names = [...new Set([...named, ...apart])].sort();
  // Several resources of one country without a region may be at as many sites.
  return { names, atMost: unnamed.length > 0 ? Infinity : names.length };
}
