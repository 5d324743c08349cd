import { classPolicy, compareDataClasses, type DataClassName } from "../../policy";
import { bestAnswer, certificationAnswer, isLeftToUser, type CertificationAnswer } from "../../policy/certificates";
import { certificationDemands, type CertificationDemand } from "../../policy/profiles/demands";
import type { DataKind } from "../../policy/profiles/scope";
import type { Citation } from "../model/finding";
import type { FactGraph, OperatorBinding } from "../model/graph";
import type { Evidence } from "../model/placement";
import { RegionsInUse } from "./cert-regions";
import { operatorNameAndId } from "./operator-rule";
import { citationOf, dataName, lawOf } from "./requirement";
import { kindsOf } from "./requirement-operators";
import type { RuleContext } from "./rule";
import { policyClause } from "./subject";

/** A certification that data with an operator needs, by the policy, by law profiles or by both. */
export interface CertificationQuestion {
  readonly binding: OperatorBinding;
  /** `c5`, `sa-cst-csp:C`; where several are written, any of them is enough. */
  readonly wanted: string;
  /** Whoever asks, of the most protected data first. */
  readonly askers: readonly Asker[];
}

export interface Asker {
  readonly dataClass: DataClassName;
  readonly answers: readonly RegionAnswer[];
  /** `confidential data needs it`. */
  readonly says: string;
  readonly citation: Citation;
}

/** What holds in one region that has the data; without a region where that is not known, or there are none. */
export interface RegionAnswer extends CertificationAnswer {
  readonly region?: string;
}

/** What is asked, before anybody looks at certificates. */
interface Wish {
  readonly anyOf: readonly string[];
  readonly kinds: readonly DataKind[];
  readonly says: string;
  readonly citation: Citation;
}

/** Every certification that is asked of an operator, with what is known of it: once a stack and provider block. */
export function certificationQuestions(
  { operators, placements }: FactGraph,
  context: RuleContext,
): readonly CertificationQuestion[] {
  const asked = operators.map((binding) => ({ binding, wishes: wishesOf(binding, context) }));
  if (asked.every(({ wishes }) => wishes.length === 0)) return [];
  const regions = new RegionsInUse(operators, placements);
  return asked.flatMap(({ binding, wishes }) => {
    const questions = new Map<string, Asker[]>();
    for (const wish of wishes) {
      const wanted = wish.anyOf.join(" or ");
      questions.set(wanted, [...(questions.get(wanted) ?? []), askerOf(wish, binding, regions, context)]);
    }
    return [...questions].map(([wanted, askers]) => ({
      binding,
      wanted,
      askers: askers.sort((a, b) => compareDataClasses(b.dataClass, a.dataClass)),
    }));
  });
}

/** What is the user's own is asked only where the policy states a certificate of it. */
function wishesOf(binding: OperatorBinding, context: RuleContext): readonly Wish[] {
  const { certificates } = context.policy;
  return [...policyWishes(binding, context), ...lawWishes(binding, context)]
    .map((wish) => ({ ...wish, anyOf: wish.anyOf.filter((entry) => !isLeftToUser(entry, certificates)) }))
    .filter(({ anyOf }) => anyOf.length > 0);
}

function policyWishes(binding: OperatorBinding, context: RuleContext): readonly Wish[] {
  return binding.dataClasses.flatMap((dataClass) => {
    const entries = new Set(classPolicy(context.policy, dataClass, binding.address).certifications);
    return [...entries].map((entry) => ({
      anyOf: [entry],
      kinds: kindsOf(binding).filter((kind) => kind.dataClass === dataClass),
      says: `${dataClass} data needs it`,
      citation: policyClause(`classes.${dataClass}.certifications`, context),
    }));
  });
}

/** One wish for each requirement of a law profile, for all the data that it is about. */
function lawWishes(binding: OperatorBinding, { policy, asOf }: RuleContext): readonly Wish[] {
  const demands = new Map<string, { readonly demand: CertificationDemand; readonly kinds: DataKind[] }>();
  for (const kind of kindsOf(binding)) {
    for (const demand of certificationDemands(policy, kind, asOf)) {
      if (demand.liftedBy !== undefined) continue;
      const key = `${demand.profile.id} ${demand.requirement.id}`;
      const known = demands.get(key);
      if (known) known.kinds.push(kind);
      else demands.set(key, { demand, kinds: [kind] });
    }
  }
  return [...demands.values()].map(({ demand, kinds }) => ({
    anyOf: demand.anyOf,
    kinds,
    says: `${demand.applies.tag === undefined ? "" : `for ${dataName(demand)}, `}${lawOf(demand)} asks for it`,
    citation: citationOf(demand),
  }));
}

function askerOf(
  { anyOf, kinds, says, citation }: Wish,
  binding: OperatorBinding,
  regions: RegionsInUse,
  { policy, asOf }: RuleContext,
): Asker {
  const [dataClass] = kinds.map((kind) => kind.dataClass).sort((a, b) => compareDataClasses(b, a));
  const answers = regions.of(binding, kinds).map((region) => ({
    region,
    ...bestAnswer(
      anyOf.map((entry) =>
        certificationAnswer({ entry, operator: binding.operator?.id, region }, policy.certificates, asOf),
      ),
    ),
  }));
  return { dataClass, answers, says, citation };
}

/** What is the same in the findings of both rules: those who ask, and what they were answered in these states. */
export interface OpenQuestion {
  readonly dataClass: DataClassName;
  readonly answers: readonly RegionAnswer[];
  /** `it is for me-central2 only; confidential data needs it`. */
  readonly says: string;
  readonly citations: readonly Citation[];
  readonly evidence: readonly Evidence[];
}

/** What is left open by answers of one status; undefined where nobody got such an answer. */
export function leftOpen(
  question: CertificationQuestion,
  status: CertificationAnswer["status"],
): OpenQuestion | undefined {
  const askers = question.askers
    .map((asker) => ({ ...asker, answers: asker.answers.filter((answer) => answer.status === status) }))
    .filter(({ answers }) => answers.length > 0);
  if (askers.length === 0) return undefined;
  const answers = [...new Map(askers.flatMap((asker) => asker.answers).map((one) => [one.region, one])).values()];
  const whys = [...new Set(answers.map(({ why }) => why))];
  return {
    dataClass: askers[0].dataClass,
    answers,
    says: [...whys, ...askers.map((asker) => asker.says)].join("; "),
    citations: askers.map(({ citation }) => citation),
    evidence: holdingEvidence(question, answers),
  };
}

/** `Google LLC (google)`, or what is known of somebody whom nobody names. */
export function holderName({ operator, address }: OperatorBinding): string {
  return operator ? operatorNameAndId(operator) : `the operator of ${address}`;
}

/** ` in me-central2`, ` in me-central2 and in places that nobody can name`, or nothing where there are no regions. */
export function inRegions(answers: readonly RegionAnswer[]): string {
  const names = answers.flatMap(({ region }) => region ?? []).sort();
  if (names.length === 0) return "";
  return ` in ${names.join(", ")}${names.length < answers.length ? " and in places that nobody can name" : ""}`;
}

/** What was looked at: the rows of the catalogue and the statements of the policy. */
function holdingEvidence({ binding, wanted }: CertificationQuestion, answers: readonly RegionAnswer[]): Evidence[] {
  const holdings = new Map(answers.flatMap((one) => one.holdings).map((holding) => [holding.address, holding]));
  const none: Evidence = { address: "catalog.held-certifications", value: `none: ${wanted} of ${holderName(binding)}` };
  const found = [...holdings.values()].map(
    ({ address, status, certification, level, version, kind, region, service, validUntil, evidence }): Evidence => ({
      address,
      value: [
        `${certification} ${status}`,
        ...[level, version, kind].filter((grade) => grade !== undefined),
        ...(region === undefined ? [] : [`for ${region}`]),
        ...(service === undefined ? [] : [`for the service ${service}`]),
        ...(validUntil === undefined ? [] : [`until ${validUntil}`]),
      ].join(", "),
      note: evidence,
    }),
  );
  return [...(found.length > 0 ? found : [none]), ...binding.evidence];
}
