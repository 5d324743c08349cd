import type { OccupiedSite } from "../model/occupied-site";
import { onAws } from "./demonstration";
import { spreadRule, type Spread } from "./surv-spread";

export const survSingleCountry = spreadRule({
  id: "SURV-SINGLE-COUNTRY",
  what:
    "The places of everything managed are in as many countries as survivability.minCountries asks. A place that may be one of " +
    "several countries counts as none of them for certain.",
  why: "A war, a disaster or a law can take a whole country away: in March 2026 two of three zones of a Gulf region went at once.",
  citation: "the policy, survivability.minCountries",
  example: "Everything in me-central2 (SA), with `survivability: { minCountries: 2 }`.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders" }, copy: { name: "orders", provider: "aws.virginia" } } },
    { confidential: { countries: ["DE", "US"] }, policy: { survivability: { minCountries: 2 } } },
  ),
  remedy:
    "Keep a further copy in another country that the data class allows, encrypted with keys that stay at home, or ask for fewer.",
  clause: "minCountries",
  one: "country",
  several: "countries",
  count: countriesOf,
});

function countriesOf(sites: readonly OccupiedSite[]): Spread {
  const certain = new Set(sites.flatMap(({ countries }) => (countries.length === 1 ? countries : [])));
  const possible = new Set(sites.flatMap(({ countries }) => countries));
  const isUnbounded = sites.some(({ countries }) => countries.length === 0);
  return { names: [...certain].sort(), atMost: isUnbounded ? Infinity : possible.size };
}
