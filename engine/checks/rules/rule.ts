import type { JsonObject } from "../../json";
import { RULE_TITLES, type Policy, type RuleId } from "../../policy";
import type { Finding } from "../model/finding";
import type { FactGraph } from "../model/graph";

/** What a rule is, for people: `sovereign rules` prints it. */
export interface RuleText {
  readonly id: RuleId;
  /** What is looked at, and what breaks the rule. */
  readonly what: string;
  /** Why somebody asks for it. */
  readonly why: string;
  /** Law or standard that commonly asks for it, with its article. The policy is what a program is held against. */
  readonly citation: string;
  /** What breaks it, in a sentence. */
  readonly example: string;
  /** The example as a program that can be run, and what mends it. */
  readonly demonstration: Demonstration;
  /** What to write instead. */
  readonly remedy: string;
}

/** A program with a finding of the rule, and the same program without. */
export interface Demonstration {
  /** The root of Terraform's JSON. */
  readonly fails: JsonObject;
  readonly fixed: JsonObject;
  /** What the policy says of confidential data. @default - it may be in Germany only */
  readonly confidential?: JsonObject;
  /** Other keys of the policy. @default - none */
  readonly policy?: JsonObject;
  /** Other keys of the policy that mends it, where the policy does. @default - the same */
  readonly fixedPolicy?: JsonObject;
  /** The ISO date on which it breaks the rule, where only time does. @default - any */
  readonly failsAsOf?: string;
}

export interface RuleContext {
  readonly policy: Policy;
  /** ISO date of what counts as today. */
  readonly asOf: string;
}

/** Everything about a finding that the rule does not say of itself. */
export type Judgement = Omit<Finding, "rule">;

export interface Assessment {
  readonly findings: readonly Finding[];
  /** Subjects that were looked at and hold. */
  readonly passed: number;
}

/** A rule's description with its title. */
export interface RuleInfo extends RuleText {
  readonly title: string;
}

/** A pure function from facts and policy to findings, with its description. */
export interface Rule extends RuleInfo {
  readonly assess: (graph: FactGraph, context: RuleContext) => Assessment;
}

/** A rule as its file writes it: which facts it looks at, and what it says of one of them. */
export interface RuleDefinition<Subject> extends RuleText {
  /** The facts that the rule speaks of. What is not a subject neither passes nor fails. */
  readonly subjects: (graph: FactGraph, context: RuleContext) => readonly Subject[];
  /** `undefined` where the subject holds. */
  readonly judge: (subject: Subject, context: RuleContext) => Judgement | undefined;
}

export function defineRule<Subject>({ subjects, judge, ...text }: RuleDefinition<Subject>): Rule {
  return {
    ...text,
    title: RULE_TITLES[text.id],
    assess(graph, context) {
      const findings: Finding[] = [];
      const looked = subjects(graph, context);
      for (const subject of looked) {
        const judgement = judge(subject, context);
        if (judgement) findings.push({ rule: text.id, ...judgement });
      }
      return { findings, passed: looked.length - findings.length };
    },
  };
}
