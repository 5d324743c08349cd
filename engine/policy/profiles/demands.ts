import { countries } from "../../../catalog/countries";
import { expandAreas } from "../countries";
import { FLOW_KINDS } from "../flow-kind";
import type { CountrySet, Policy } from "../policy";
import { conditionHolds, conditionInWords, factOf, onlyTagsOf, statedInWords, type ProfileFacts } from "./facts";
import {
  statusOf,
  type AdequateCountries,
  type CertificationsClause,
  type CountriesClause,
  type Cover,
  type FactCondition,
  type LawProfile,
  type OperatorsClause,
  type Requirement,
} from "./profile";
import { appliesTo, type Applies, type DataKind } from "./scope";

/**
 * What the law profiles of a policy ask of some data. Rules read these four:
 *
 * - `countryDemands(policy, kind, covers, asOf)`: where it may be, rest or go;
 * - `operatorDemands(policy, kind, asOf)`: who may have it;
 * - `certificationDemands(policy, kind, asOf)`: what that operator has to hold;
 * - `demandsOf(policy, kind, asOf)`: everything, also what is no question to a rule (exposures, registers).
 *
 * `kind` is `{ dataClass, tags }`; tags left out mean that the data may be of every kind.
 */
export interface Demand {
  readonly profile: LawProfile;
  readonly requirement: Requirement;
  readonly applies: Applies;
  /** A proposal or a contested rule is no law that stands, and its sentence says so. */
  readonly isLaw: boolean;
  /** What the policy states that answers the requirement in another way: `scc, TRA-2026-014`; needs evidence. */
  readonly liftedBy?: string;
  /** What the policy states of an answer that lacks something: `scc counts only with transferRiskAssessment`. */
  readonly lacking?: string;
}

export interface CountryDemand extends Demand {
  readonly allowed: CountrySet;
  /** Countries that are kept out, where the rest of the world may have the data. */
  readonly denied?: readonly string[];
  /** Entries that count, with limits that only a lawyer can look at or facts that need evidence. */
  readonly relied: readonly AdequateCountries[];
  /** Entries that do not count: over, not begun, or with facts that are not stated so. */
  readonly unmet: readonly AdequateCountries[];
}

export interface OperatorDemand extends Demand {
  readonly clause: OperatorsClause;
}

export interface CertificationDemand extends Demand {
  /** `id` or `id:level`; any of them is enough. */
  readonly anyOf: CertificationsClause["anyOf"];
}

/** Images bring code in and take no data out; metadata is asked for by name. */
const COVERED_BY_DEFAULT: readonly Cover[] = ["placement", ...FLOW_KINDS.filter((kind) => kind !== "image")];

/** Demands of one policy and day, by the data and what is asked; data is of few kinds, and places are many. */
const cache = new WeakMap<Policy, Map<string, unknown>>();

/** Where data may rest, be processed or go: of a resource's own place with the kind of its service, or of a flow. */
export function countryDemands(
  policy: Policy,
  kind: DataKind,
  covers: readonly Cover[],
  asOf: string,
): readonly CountryDemand[] {
  if (policy.profiles.length === 0) return [];
  return cached(policy, ["countries", asOf, keyOf(kind), ...covers], () =>
    demandsOf(policy, kind, asOf).flatMap((demand) => {
      const clause = countriesClauseOf(demand.requirement);
      if (!clause || !(clause.covers ?? COVERED_BY_DEFAULT).some((cover) => covers.includes(cover))) return [];
      return [{ ...demand, ...resolve(clause, demand.profile, policy, asOf) }];
    }),
  );
}

export function operatorDemands(policy: Policy, kind: DataKind, asOf: string): readonly OperatorDemand[] {
  return demandsOf(policy, kind, asOf).flatMap((demand) =>
    demand.requirement.operators ? [{ ...demand, clause: demand.requirement.operators }] : [],
  );
}

export function certificationDemands(policy: Policy, kind: DataKind, asOf: string): readonly CertificationDemand[] {
  return demandsOf(policy, kind, asOf).flatMap((demand) =>
    demand.requirement.certifications ? [{ ...demand, anyOf: demand.requirement.certifications.anyOf }] : [],
  );
}

/** Every requirement about this data whose condition holds. */
export function demandsOf(policy: Policy, kind: DataKind, asOf: string): readonly Demand[] {
  if (policy.profiles.length === 0) return [];
  return cached(policy, ["all", asOf, keyOf(kind)], () =>
    policy.profiles.flatMap((profile) =>
      profile.requirements.flatMap((requirement) => demandOf(profile, requirement, kind, policy, asOf) ?? []),
    ),
  );
}

function demandOf(
  profile: LawProfile,
  requirement: Requirement,
  kind: DataKind,
  { profileFacts }: Policy,
  asOf: string,
): Demand | undefined {
  const applies = appliesTo(profile, requirement, kind, onlyTagsOf(profileFacts, profile));
  if (!applies) return undefined;
  const { when = {}, liftedBy = [] } = requirement;
  if (conditionHolds(when, profile, profileFacts, asOf) !== "yes") return undefined;
  const holds = (condition: FactCondition): boolean => conditionHolds(condition, profile, profileFacts, asOf) === "yes";
  const lift = liftedBy.find(holds);
  const lacking = lift ? undefined : lackingIn(liftedBy, holds, profile, profileFacts);
  return {
    profile,
    requirement,
    applies,
    isLaw: statusOf(profile, requirement) === "in-force",
    ...(lift ? { liftedBy: statedInWords(lift, profile, profileFacts) } : {}),
    ...(lacking ? { lacking } : {}),
  };
}

/** The first answer of which a part is stated, and what it lacks. */
function lackingIn(
  conditions: readonly FactCondition[],
  holds: (condition: FactCondition) => boolean,
  profile: LawProfile,
  facts: ProfileFacts,
): string | undefined {
  for (const condition of conditions) {
    const parts = Object.entries(condition).map(([name, wanted]) => ({ [name]: wanted }));
    const stated = parts.filter(holds);
    if (stated.length === 0) continue;
    const missing = parts
      .filter((part) => !holds(part))
      .map((part) => {
        const [name] = Object.keys(part);
        const value = profile.facts[name].kind === "date" ? factOf(facts, profile, name) : undefined;
        return value === undefined ? conditionInWords(part) : `${name} after ${value}, which is over`;
      });
    return `${statedInWords(Object.assign({}, ...stated) as FactCondition, profile, facts)} counts only with ${missing.join(" and ")}`;
  }
  return undefined;
}

/** Keys have a place as data has one; only what keeps keys is asked. */
function countriesClauseOf({ countries, keys }: Requirement): CountriesClause | undefined {
  return countries ?? (keys && { in: keys.in, covers: ["key"] });
}

function resolve(
  { in: home, adequate = [], notIn = [] }: CountriesClause,
  profile: LawProfile,
  { profileFacts }: Policy,
  asOf: string,
): Pick<CountryDemand, "allowed" | "denied" | "relied" | "unmet"> {
  const counts = ({ from = "", until, when = {} }: AdequateCountries): boolean =>
    from <= asOf &&
    (until === undefined || asOf <= until) &&
    conditionHolds(when, profile, profileFacts, asOf) === "yes";
  const relied = adequate.filter(counts);
  const unmet = adequate.filter((entry) => !counts(entry));
  const denied = expandAreas(notIn);
  if (home === undefined && denied.size === 0) return { allowed: "any", denied: [], relied, unmet };
  const everywhere = home === undefined ? countries().map(({ code }) => code) : [...expandAreas(home)];
  const allowed = [...everywhere, ...expandAreas(relied.flatMap((entry) => entry.countries))];
  return {
    allowed: new Set(allowed.filter((country) => !denied.has(country))),
    ...(home === undefined ? { denied: [...denied] } : {}),
    relied,
    unmet,
  };
}

function cached<T>(policy: Policy, parts: readonly string[], make: () => T): T {
  let ofPolicy = cache.get(policy);
  if (!ofPolicy) cache.set(policy, (ofPolicy = new Map()));
  const key = parts.join("\n");
  if (!ofPolicy.has(key)) ofPolicy.set(key, make());
  return ofPolicy.get(key) as T;
}

function keyOf({ dataClass, tags }: DataKind): string {
  return tags ? `${dataClass}\t${tags.join("\t")}` : dataClass;
}
