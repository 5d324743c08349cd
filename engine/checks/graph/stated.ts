import { compareDataClasses, effectiveDataClass, type Policy } from "../../policy";
import type { SiteFacts } from "../locate/stated-facts";
import type { ConstructFacts } from "../model/facts";
import type { ProgramWaiver, StatedFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";
import { statementsOf } from "./statements";

/** What programs, and the file of `--site`, say of places and data classes. Waivers are listed with what came of them. */
export function statedFactsOf(
  stacks: readonly TerraformStack[],
  policy: Policy,
  siteFacts: SiteFacts = {},
): readonly StatedFact[] {
  const ofPrograms = stacks
    .flatMap(statementsOf)
    .flatMap(({ path, facts }) => [
      ...placesStated(facts).map((what) => ({ path, what })),
      ...classStated(facts, policy).map((what) => ({ path, what })),
    ]);
  const { resources = {}, providers = {} } = siteFacts;
  const named = [
    ...Object.entries(resources),
    ...Object.entries(providers).map(([key, fact]) => [`provider.${key}`, fact] as const),
  ];
  const ofSite = named.flatMap(([path, { operator, ...fact }]) => {
    const id = typeof operator === "string" ? { id: operator } : operator;
    return placesStated({ ...fact, operator: id }).map((what) => ({ path, what: `${what}, by the --site file` }));
  });
  return distinct([...ofPrograms, ...ofSite]);
}

/** The waivers that programs state of themselves, each with the path below which it is stated. */
export function programWaiversOf(stacks: readonly TerraformStack[]): readonly ProgramWaiver[] {
  const seen = new Set<ConstructFacts>();
  return stacks.flatMap(statementsOf).flatMap(({ stack, path, facts }) => {
    // The instances of a resource share what it states.
    if (seen.has(facts)) return [];
    seen.add(facts);
    return (facts.waivers ?? []).map((waiver) => ({ stack, path, waiver }));
  });
}

function placesStated({ site, country, operator }: ConstructFacts): readonly string[] {
  if (country === undefined && operator === undefined) return [];
  const parts = [
    ...(country === undefined ? [] : [`country ${country}`]),
    ...(operator === undefined ? [] : [`operator ${operator.id}`]),
    ...(site === undefined ? [] : [`site ${site}`]),
  ];
  return [parts.join(", ")];
}

function classStated({ dataClass }: ConstructFacts, policy: Policy): readonly string[] {
  if (dataClass === undefined || compareDataClasses(dataClass, policy.defaultDataClass) >= 0) return [];
  const { permitted, dataClass: counts } = effectiveDataClass(policy, dataClass);
  return [
    permitted ? `dataClass ${dataClass}` : `dataClass ${dataClass}: not permitted by the policy, ${counts} counts`,
  ];
}

function distinct(stated: readonly StatedFact[]): readonly StatedFact[] {
  return [...new Map(stated.map((fact) => [`${fact.path}\n${fact.what}`, fact])).values()];
}
