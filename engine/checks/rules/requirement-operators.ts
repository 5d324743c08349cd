import { findOperator } from "../../../catalog/operators";
import { classPolicy, compareDataClasses, type DataClassName } from "../../policy";
import { expandAreas } from "../../policy/countries";
import { operatorDemands, type OperatorDemand } from "../../policy/profiles/demands";
import type { OperatorsClause } from "../../policy/profiles/profile";
import type { DataKind } from "../../policy/profiles/scope";
import type { StatedOperator } from "../model/facts";
import type { OperatorBinding } from "../model/graph";
import type { Claim } from "./claim";
import { citationOf, dataName, lawOf, operatorRemedies } from "./requirement";
import type { RuleContext } from "./rule";
import { FAILS, unknownIn } from "./verdict";
import { countriesName } from "./wording";

/** One thing that a profile may ask of an operator. */
interface OperatorQuestion {
  /** Undefined where it is not known. */
  readonly holds: (operator: StatedOperator, countries: ReadonlySet<string>) => boolean | undefined;
  readonly wants: (countries: string) => string;
}

const isIn = (country: string | undefined, countries: ReadonlySet<string>): boolean | undefined =>
  country === undefined ? undefined : countries.has(country);

const isNotIn = (country: string | undefined, countries: ReadonlySet<string>): boolean | undefined =>
  country === undefined ? undefined : !countries.has(country);

/** The catalogue names establishments that are known; that one is not named does not say that there is none. */
function isEstablishedIn({ id, hq }: StatedOperator, countries: ReadonlySet<string>): boolean | undefined {
  const known = [hq, ...(findOperator(id)?.establishments ?? [])];
  return known.some((country) => country !== undefined && countries.has(country)) ? true : undefined;
}

const OF_HEAD_OFFICE: Partial<Record<keyof OperatorsClause, OperatorQuestion>> = {
  hqIn: { holds: ({ hq }, countries) => isIn(hq, countries), wants: (names) => `a head office in ${names}` },
  hqNotIn: { holds: ({ hq }, countries) => isNotIn(hq, countries), wants: (names) => `no head office in ${names}` },
  establishmentIn: { holds: isEstablishedIn, wants: (names) => `an establishment in ${names}` },
};

const OF_PARENT: Partial<Record<keyof OperatorsClause, OperatorQuestion>> = {
  ultimateParentIn: {
    holds: ({ ultimateParent }, countries) => isIn(ultimateParent, countries),
    wants: (names) => `an ultimate parent in ${names}`,
  },
  ultimateParentNotIn: {
    holds: ({ ultimateParent }, countries) => isNotIn(ultimateParent, countries),
    wants: (names) => `no ultimate parent in ${names}`,
  },
};

/** The questions of profiles that each of the two rules about an operator's countries asks. */
export const LAW_QUESTIONS = { headOffice: OF_HEAD_OFFICE, parent: OF_PARENT };

export interface OperatorLaw {
  /** Whether any profile asks at all. */
  readonly isAsked: boolean;
  readonly claims: readonly Claim[];
  /** The most protected class that a profile asks for. */
  readonly dataClass?: DataClassName;
}

/** The data that is with an operator. */
export function kindsOf({ kinds, dataClasses }: OperatorBinding): readonly DataKind[] {
  return kinds ?? dataClasses.map((dataClass) => ({ dataClass }));
}

/** What the law profiles of the policy say of the operator of a provider block or site. */
export function operatorLaw(
  binding: OperatorBinding,
  questions: Partial<Record<keyof OperatorsClause, OperatorQuestion>>,
  { policy, asOf }: RuleContext,
): OperatorLaw {
  const { operator, address } = binding;
  const asked = kindsOf(binding).flatMap((kind) =>
    operatorDemands(policy, kind, asOf)
      .filter(({ clause, liftedBy }) => liftedBy === undefined && Object.keys(clause).some((key) => key in questions))
      .map((demand) => ({ demand, ...kind })),
  );
  const found = new Map<string, Claim>();
  for (const { demand, dataClass } of asked) {
    const ofClass = classPolicy(policy, dataClass, address);
    for (const [key, list] of Object.entries(demand.clause) as [keyof OperatorsClause, readonly string[]][]) {
      const question = questions[key];
      const holds = question && operator ? question.holds(operator, expandAreas(list)) : undefined;
      // Two kinds of data that one requirement is about are one claim.
      const id = `${demand.profile.id} ${demand.requirement.id} ${key}`;
      if (!question || holds || found.has(id)) continue;
      found.set(id, claimOf(demand, question.wants(countriesName(expandAreas(list))), holds, unknownIn(ofClass)));
    }
  }
  const classes = asked.map(({ dataClass }) => dataClass).sort((a, b) => compareDataClasses(b, a));
  return { isAsked: asked.length > 0, claims: [...found.values()], dataClass: classes[0] };
}

function claimOf(demand: OperatorDemand, wants: string, holds: boolean | undefined, unknown: Claim["verdict"]): Claim {
  const forData = demand.applies.tag === undefined ? "" : ` for ${dataName(demand)}`;
  return {
    verdict: holds === false ? FAILS : unknown,
    says: `${lawOf(demand)} wants ${wants}${forData}${holds === undefined ? ", which is not known" : ""}`,
    citation: citationOf(demand),
    tentative: !demand.isLaw,
    ...operatorRemedies(demand, wants),
  };
}
