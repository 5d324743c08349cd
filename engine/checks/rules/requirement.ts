import type { ClassPolicy, CountrySet } from "../../policy";
import { conditionInWords } from "../../policy/profiles/facts";
import { countryDemands, type CountryDemand, type Demand } from "../../policy/profiles/demands";
import { articleOf, statusOf, type AdequateCountries, type Cover } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { Citation } from "../model/finding";
import type { Place } from "../model/placement";
import { allowedTogether, NOWHERE_TOGETHER } from "./allowed-together";
import type { Claim } from "./claim";
import type { RuleContext } from "./rule";
import { judgePlace } from "./verdict";
import { countriesName, isNone } from "./wording";

/**
 * What the law profiles of the policy say of a place where data is or goes; nothing of what is lifted.
 *
 * @param byPolicy where the policy itself allows the data
 * @param regions names the regions of some countries that help
 */
export function placeClaims(
  place: Place,
  kind: DataKind,
  covers: readonly Cover[],
  ofClass: ClassPolicy,
  context: RuleContext,
  byPolicy: CountrySet = "any",
  regions: (allowed: CountrySet) => string = () => "",
): readonly Claim[] {
  const { policy, asOf } = context;
  const together = allowedTogether(byPolicy, kind, covers, context);
  return countryDemands(policy, kind, covers, asOf).flatMap((demand) => {
    const verdict = demand.liftedBy === undefined ? judgePlace(place, demand.allowed, ofClass) : undefined;
    if (!verdict || demand.allowed === "any") return [];
    const unmet = unmetFor(place, demand);
    return [
      {
        verdict,
        says: `${sentenceOf(demand)}${unmet.map((entry) => limitOf(entry, asOf)).join("")}`,
        citation: citationOf(demand),
        tentative: !demand.isLaw,
        remedy: [keepIt(demand, together, regions(together)), ...restsOn(demand, unmet)].join(" "),
        orElse: restsOn(demand, unmet).join(" "),
      },
    ];
  });
}

/** `sa-pdpl (PDPL Art. 29)`; of what is no law yet, or no more by one reading, it says so. */
export function lawOf({ profile, requirement, isLaw }: Demand): string {
  const status = isLaw ? "" : `, ${statusOf(profile, requirement)}`;
  return `${profile.id} (${articleOf(requirement.citation)}${status})`;
}

export function citationOf({ profile, requirement, isLaw }: Demand): Citation {
  const { law, ...citation } = requirement.citation;
  return { law: isLaw ? law : `${law} (${statusOf(profile, requirement)})`, ...citation };
}

/** `personal data`, `data that may be personal`, `confidential data`. */
export function dataName({ applies: { tag, certain } }: Demand): string {
  if (tag === undefined) return "the data";
  return certain ? `${tag} data` : `data that may be ${tag}`;
}

/** Demands are few, and what does not hold against one may be thousands of places. */
const sentences = new WeakMap<CountryDemand, string>();

function sentenceOf(demand: CountryDemand): string {
  const known = sentences.get(demand) ?? `${lawOf(demand)} ${wants(demand)}`;
  sentences.set(demand, known);
  return known;
}

function wants(demand: CountryDemand): string {
  const { denied, allowed } = demand;
  if (denied) return `keeps ${dataName(demand)} out of ${countriesName(denied)}`;
  return `keeps ${dataName(demand)} in ${allowed === "any" ? "any country" : countriesName(allowed)}`;
}

/** Entries of an adequacy list that would have let the data be there. */
function unmetFor(place: Place, { unmet }: CountryDemand): readonly AdequateCountries[] {
  if (place.kind !== "countries") return [];
  return unmet.filter(({ countries }) => countries.some((country) => place.countries.includes(country)));
}

function limitOf({ countries, from, until, when }: AdequateCountries, asOf: string): string {
  const names = countriesName(countries);
  if (from !== undefined && asOf < from) return `, ${names} from ${from} on`;
  if (until !== undefined && until < asOf) return `, ${names} until ${until} only`;
  return `, ${names} only with ${conditionInWords(when ?? {})}`;
}

function keepIt({ denied }: CountryDemand, together: CountrySet, regions: string): string {
  if (isNone(together)) return NOWHERE_TOGETHER;
  if (denied) return `Keep it out of ${countriesName(denied)}.`;
  return `Keep it in ${together === "any" ? "a country that can be named" : countriesName(together)}${regions}.`;
}

/** What else answers the requirement: facts that the user states and has to have evidence for, or other tags. */
function restsOn(demand: Demand, unmet: readonly AdequateCountries[] = []): readonly string[] {
  const { profile, requirement, applies, lacking } = demand;
  const ways = [...(requirement.liftedBy ?? []), ...unmet.flatMap(({ when }) => (when ? [when] : []))];
  return [
    ...(lacking === undefined ? [] : [`Of what is stated, ${lacking}.`]),
    ...(ways.length > 0
      ? [
          `What it rests on may be stated under profileFacts.${profile.id}: ${ways.map(conditionInWords).join("; or ")}.`,
        ]
      : []),
    ...(applies.tag === undefined || applies.certain ? [] : [`Where it is not ${applies.tag} data, state its tags.`]),
  ];
}

/** The remedy where an operator, and not a place, is what a profile asks about. */
export function operatorRemedies(demand: Demand, wants: string): Pick<Claim, "remedy" | "orElse"> {
  const others = restsOn(demand);
  return { remedy: [`Use an operator with ${wants}.`, ...others].join(" "), orElse: others.join(" ") };
}
