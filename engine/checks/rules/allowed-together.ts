import type { CountrySet } from "../../policy";
import { countryDemands, type CountryDemand } from "../../policy/profiles/demands";
import type { Cover } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { RuleContext } from "./rule";

/** What helps where the policy and its law profiles leave no country. */
export const NOWHERE_TOGETHER =
  "No country is allowed by all of these at once: tell the data apart by tags (onlyTags under profileFacts), or change " +
  "the policy.";

/** Demands are the same for thousands of places. */
const known = new WeakMap<readonly CountryDemand[], Map<CountrySet, CountrySet>>();

/** The countries that the policy allows and no law profile refuses, so that a remedy for one does not break another. */
export function allowedTogether(
  allowed: CountrySet,
  kind: DataKind,
  covers: readonly Cover[],
  { policy, asOf }: RuleContext,
): CountrySet {
  const demands = countryDemands(policy, kind, covers, asOf);
  if (demands.length === 0) return allowed;
  let ofDemands = known.get(demands);
  if (!ofDemands) known.set(demands, (ofDemands = new Map()));
  const together = ofDemands.get(allowed) ?? intersection([allowed, ...demands.flatMap(setInForce)]);
  ofDemands.set(allowed, together);
  return together;
}

function setInForce({ liftedBy, allowed }: CountryDemand): readonly CountrySet[] {
  return liftedBy === undefined ? [allowed] : [];
}

function intersection(sets: readonly CountrySet[]): CountrySet {
  return sets.reduce((all, next) => {
    if (all === "any") return next;
    return next === "any" ? all : new Set([...all].filter((country) => next.has(country)));
  });
}
