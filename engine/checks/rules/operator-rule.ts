import { findOperator } from "../../../catalog/operators";
import { classPolicy, compareDataClasses, type DataClassName, type OperatorPolicy } from "../../policy";
import type { StatedOperator } from "../model/facts";
import type { OperatorBinding } from "../model/graph";
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
  readonly ask: (operator: StatedOperator, policy: OperatorPolicy, dataClass: DataClassName) => OperatorAnswer;
}

interface Question {
  readonly binding: OperatorBinding;
  /** The data classes with this operator whose policy asks, the most protected first. */
  readonly dataClasses: readonly DataClassName[];
}

/** A rule about who runs something: one finding for each provider block or site, for the most protected class. */
export function operatorRule({ clauses, unknown, ask, ...text }: OperatorRuleText): Rule {
  return defineRule<Question>({
    ...text,
    subjects({ operators }, { policy }) {
      const questions = operators.map((binding) => ({
        binding,
        dataClasses: binding.dataClasses
          .filter((dataClass) => clauses(classPolicy(policy, dataClass, binding.address).operators).length > 0)
          .sort((a, b) => compareDataClasses(b, a)),
      }));
      return questions.filter(({ dataClasses }) => dataClasses.length > 0);
    },
    judge({ binding, dataClasses }, context) {
      const verdicts = dataClasses.map((dataClass) => judgeFor(dataClass, binding, context));
      return verdicts.find((judgement) => judgement?.status === "fail") ?? verdicts.find(Boolean);
    },
  });

  function judgeFor(dataClass: DataClassName, binding: OperatorBinding, context: RuleContext): Judgement | undefined {
    const ofClass = classPolicy(context.policy, dataClass, binding.address);
    const { operator } = binding;
    const answer = operator && ask(operator, ofClass.operators, dataClass);
    if (answer?.holds) return undefined;
    const verdict: Verdict = answer ? FAILS : unknownIn(ofClass);
    const named = operator ? operatorName(operator) : "an operator that neither the catalogue nor the program names";
    return {
      ...verdict,
      ...atStack(binding.stack, binding.address),
      dataClass,
      message: answer ? answer.message : `${binding.address} brings in ${named}: ${unknown} is not known.`,
      evidence: binding.evidence,
      citations: clauses(ofClass.operators).map((clause) =>
        policyClause(`classes.${dataClass}.operators.${clause}`, context),
      ),
      remedy: answer
        ? text.remedy
        : "State the operator with its head office and parent: Operator.of, or a --site file.",
    };
  }
}

export function operatorName({ id }: StatedOperator): string {
  return findOperator(id)?.legalName ?? id;
}
