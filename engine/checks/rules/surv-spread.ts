import { classPolicy, compareDataClasses, type Policy } from "../../policy";
import type { FactGraph } from "../model/graph";
import type { OccupiedSite } from "../model/occupied-site";
import type { Evidence } from "../model/placement";
import { defineRule, type Judgement, type Rule, type RuleContext, type RuleText } from "./rule";
import { policyClause } from "./subject";
import { FAILS, unknownIn } from "./verdict";

/** How many of something a program is spread over, as far as that is known. */
export interface Spread {
  /** Those that are certain. */
  readonly names: readonly string[];
  /** The most that there may be. */
  readonly atMost: number;
}

export interface SpreadRuleText extends RuleText {
  readonly clause: keyof Policy["survivability"];
  /** `country`, `site`. */
  readonly one: string;
  readonly several: string;
  readonly count: (sites: readonly OccupiedSite[]) => Spread;
}

interface Question {
  readonly sites: readonly OccupiedSite[];
  readonly needed: number;
}

/** A rule about over how much the program as a whole is spread: one finding at most. */
export function spreadRule({ clause, one, several, count, ...text }: SpreadRuleText): Rule {
  return defineRule<Question>({
    ...text,
    subjects(graph: FactGraph, { policy }) {
      const needed = policy.survivability[clause];
      // The sites are worked out when they are asked for.
      if (needed === undefined || graph.sites.length === 0) return [];
      return [{ sites: graph.sites, needed }];
    },
    judge: ({ sites, needed }, context) => judgeSpread(sites, needed, context),
  });

  function judgeSpread(sites: readonly OccupiedSite[], needed: number, context: RuleContext): Judgement | undefined {
    const { names, atMost } = count(sites);
    // Whatever is somewhere is in one at least.
    const certain = Math.max(names.length, 1);
    if (certain >= needed) return undefined;
    const found = `${certain} ${certain === 1 ? one : several}${names.length > 0 ? ` (${names.join(", ")})` : ""}`;
    const isOpen = atMost >= needed;
    return {
      ...(isOpen ? unknownIn(classPolicy(context.policy, mostProtectedOf(sites), "the program")) : FAILS),
      address: "program",
      message:
        `The program is in ${found}; survivability.${clause} asks for ${needed}.` +
        (isOpen ? ` Further ones may be among the places that are not known, or that are one of several.` : ""),
      evidence: sites.map(evidenceOf),
      citations: [policyClause(`survivability.${clause}`, context)],
      remedy: isOpen ? "Write out the regions that cannot be resolved, or state the sites." : text.remedy,
    };
  }
}

function evidenceOf({ name, countries, held, example }: OccupiedSite): Evidence {
  return {
    address: example,
    attribute: name === undefined ? "a site that is not known" : `site ${name}`,
    value: countries.length > 0 ? countries.join(", ") : "unknown",
    note: held === 1 ? "one resource or pool" : `${held} resources and pools`,
  };
}

function mostProtectedOf(sites: readonly OccupiedSite[]) {
  return sites.map(({ dataClass }) => dataClass).reduce((a, b) => (compareDataClasses(b, a) > 0 ? b : a));
}
