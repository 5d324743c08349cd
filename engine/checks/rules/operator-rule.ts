import { findOperator } from "../../../catalog/operators";
import { classPolicy, compareDataClasses, type DataClassName, type OperatorPolicy } from "../../policy";
import type { StatedOperator } from "../model/facts";
import type { OperatorBinding } from "../model/graph";
import { joinClaims, type JoinedClaims } from "./claim";
import { operatorLaw, type OperatorLaw } from "./requirement-operators";
import { defineRule, type Judgement, type Rule, type RuleContext, type RuleText } from "./rule";
import { atStack, policyClause } from "./subject";
import { FAILS, unknownIn, type Verdict } from "./verdict";

/** `undefined`: not known. */
export type OperatorAnswer = { readonly holds: boolean; readonly message: string } | undefined;

export interface OperatorRuleText extends RuleText {
  /** Keys of `operators` that the policy states and the rule reads; none: the rule is not asked. */
  readonly clauses: (policy: OperatorPolicy) => readonly (keyof OperatorPolicy)[];
  /** What an unknown answer leaves open: `the head office of its operator`. */
  readonly unknown: string;
  readonly ask: (
    operator: StatedOperator,
    policy: OperatorPolicy,
    dataClass: DataClassName,
    partition: string | undefined,
  ) => OperatorAnswer;
  /** What law profiles may ask that is for this rule to answer. @default - nothing */
  readonly law?: Parameters<typeof operatorLaw>[1];
  /** What a reader has to know of the operator where only a profile asks: `has its head office in US`. */
  readonly known?: (operator: StatedOperator) => string | undefined;
}

interface Question {
  readonly binding: OperatorBinding;
  /** The data classes with this operator whose policy asks, the most protected first. */
  readonly dataClasses: readonly DataClassName[];
  readonly law: OperatorLaw;
}

/** A rule about who runs something: one finding for each provider block or site, for the most protected class. */
export function operatorRule({ clauses, unknown, ask, law = {}, known, ...text }: OperatorRuleText): Rule {
  return defineRule<Question>({
    ...text,
    subjects({ operators }, context) {
      const { policy } = context;
      const questions = operators.map((binding) => ({
        binding,
        dataClasses: binding.dataClasses
          .filter((dataClass) => clauses(classPolicy(policy, dataClass, binding.address).operators).length > 0)
          .sort((a, b) => compareDataClasses(b, a)),
        law: operatorLaw(binding, law, context),
      }));
      return questions.filter(({ dataClasses, law: { isAsked } }) => dataClasses.length > 0 || isAsked);
    },
    judge({ binding, dataClasses, law: byLaw }, context) {
      const verdicts = dataClasses.map((dataClass) => judgeFor(dataClass, binding, context));
      const own = verdicts.find((judgement) => judgement?.status === "fail") ?? verdicts.find(Boolean);
      return byLaw.claims.length === 0 ? own : withLaw(own, binding, byLaw);
    },
  });

  /** One finding for one operator: what the policy says of it, then what each profile says. */
  function withLaw(
    own: Judgement | undefined,
    binding: OperatorBinding,
    { claims, dataClass }: OperatorLaw,
  ): Judgement {
    const { operator } = binding;
    const joined = joinClaims(claims) as JoinedClaims;
    if (own) {
      const verdict = own.status === "fail" ? own : joined;
      return {
        ...own,
        status: verdict.status,
        severity: verdict.severity,
        message: `${own.message.replace(/\.$/, "")}; ${joined.says}.`,
        citations: [...own.citations, ...joined.citations],
      };
    }
    const { says, ...finding } = joined;
    const is = operator && known?.(operator);
    return {
      ...finding,
      ...atStack(binding.stack, binding.address),
      dataClass,
      message: `${operatorInWords(operator, binding)}${is === undefined ? "" : ` ${is}`}; ${says}.`,
      evidence: binding.evidence,
      remedy: joined.status === "fail" ? joined.remedy : `${STATE_THE_OPERATOR} ${joined.remedy}`,
    };
  }

  function judgeFor(dataClass: DataClassName, binding: OperatorBinding, context: RuleContext): Judgement | undefined {
    const ofClass = classPolicy(context.policy, dataClass, binding.address);
    const { operator, partition } = binding;
    const answer = operator && ask(operator, ofClass.operators, dataClass, partition);
    if (answer?.holds) return undefined;
    const verdict: Verdict = answer ? FAILS : unknownIn(ofClass);
    return {
      ...verdict,
      ...atStack(binding.stack, binding.address),
      dataClass,
      message: answer ? answer.message : `${operatorInWords(operator, binding)}: ${unknown} is not known.`,
      evidence: binding.evidence,
      citations: clauses(ofClass.operators).map((clause) =>
        policyClause(`classes.${dataClass}.operators.${clause}`, context),
      ),
      remedy: answer ? text.remedy : STATE_THE_OPERATOR,
    };
  }
}

const STATE_THE_OPERATOR = "State the operator with its head office and parent: Operator.of, or a --site file.";

function operatorInWords(operator: StatedOperator | undefined, { address }: OperatorBinding): string {
  const named = operator ? operatorName(operator) : "an operator that neither the catalogue nor the program names";
  return `${address} brings in ${named}`;
}

export function operatorName({ id }: StatedOperator): string {
  return findOperator(id)?.legalName ?? id;
}

/** `Google LLC (google)`, which is how the policy names it too; the id alone where nothing else is known. */
export function operatorNameAndId(operator: StatedOperator): string {
  const name = operatorName(operator);
  return name === operator.id ? name : `${name} (${operator.id})`;
}
