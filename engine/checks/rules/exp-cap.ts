import { classPolicy } from "../../policy";
import { capExcesses, type CapExcess, type CoveredExport } from "../../policy/export-authorisations";
import type { AcceleratorFact } from "../model/accelerator";
import type { FactGraph } from "../model/graph";
import { inHall, withLicence } from "./demonstration";
import {
  atFact,
  destinationOutcomes,
  exportCitations,
  exportSubjects,
  headOfficeOutcomes,
  isOwnExport,
  partName,
  partOf,
} from "./exp-cases";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { FAILS, unknownIn } from "./verdict";

/** An export that rests on authorisations with a cap, and the sum that is too much for them. */
interface CappedExport extends CoveredExport {
  readonly fact: AcceleratorFact;
}

interface HeldToCap {
  readonly export: CappedExport;
  /** Absent where the caps suffice. */
  readonly excess?: CapExcess<CappedExport>;
}

export const expCap = defineRule<HeldToCap>({
  id: "EXP-CAP",
  what:
    "The total processing performance (TPP) of everything that rests on an export authorisation, over all pools and stacks " +
    "in its country, is within its maxTpp. The TPP of a part is computed from public rates; a vendor's own number overrides it.",
  why: "Licences are for an amount: what is more than it was never licensed.",
  citation: "the policy, exportAuthorisations; ECCN 3A090, Technical Notes (TPP)",
  example: "Two pools of 400 h100-sxm in SA, 12,664,000 TPP together, under a licence with `maxTpp: 10000000`.",
  demonstration: {
    fails: inHall(),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: withLicence(100_000),
    fixedPolicy: withLicence(1_000_000),
  },
  remedy: "Take fewer accelerators, or state a further authorisation.",
  subjects: cappedExports,
  judge: ({ export: one, excess }, context) => (excess ? judgeExcess(one, excess, context) : undefined),
});

function cappedExports(graph: FactGraph, context: RuleContext): readonly HeldToCap[] {
  const covered = exportSubjects(graph, context)
    .filter(isOwnExport)
    .flatMap((fact) => coveredExports(fact, context));
  const excesses = [...capExcesses(covered)].sort((a, b) => a.status.localeCompare(b.status));
  return covered
    .filter(({ covering }) => covering.every(({ maxTpp }) => maxTpp !== undefined))
    .map((one) => ({ export: one, excess: excesses.find(({ exports }) => exports.includes(one)) }));
}

/** Each country that the accelerators go to under an authorisation, by destination or by head office. */
function coveredExports(fact: AcceleratorFact, context: RuleContext): readonly CappedExport[] {
  const outcomes = [...destinationOutcomes(fact, context), ...headOfficeOutcomes(fact, context)];
  const byCountry = new Map<string, CappedExport>();
  for (const { country, need, coverage } of outcomes) {
    if (country === undefined || need.needed !== "yes" || !coverage || coverage.covering.length === 0) continue;
    byCountry.set(country, { fact, country, covering: coverage.covering, tpp: tppOf(fact) });
  }
  return [...byCountry.values()];
}

function tppOf(fact: AcceleratorFact): number | undefined {
  const each = partOf(fact).row?.export?.tpp;
  return each === undefined || fact.count === undefined ? undefined : each * fact.count;
}

function judgeExcess(
  { fact, country }: CappedExport,
  { exports, authorisations, maxTpp, tpp, status }: CapExcess<CappedExport>,
  context: RuleContext,
): Judgement {
  const ids = authorisations.map(({ id, kind }) => `${kind} ${id}`).join(" and ");
  const known = `${number(tpp)} TPP in ${country}`;
  const message =
    status === "fail"
      ? `${capitalised(ids)} covers ${number(maxTpp)} TPP, and what rests on it comes to ${known}, ${number(tpp - maxTpp)} too much.`
      : `${capitalised(ids)} covers ${number(maxTpp)} TPP, and what rests on it comes to ${known} and a part that is not known.`;
  return {
    ...(status === "fail" ? FAILS : unknownIn(classPolicy(context.policy, fact.dataClass, fact.address))),
    ...atFact(fact),
    dataClass: fact.dataClass,
    message,
    evidence: exports.map(({ fact: one, tpp: own }) => ({
      address: one.address,
      value: own === undefined ? "unknown" : `${partName(one)} = ${number(own)} TPP`,
      note: `${partOf(one).row?.export?.tpp ?? "unknown"} TPP each, ${partOf(one).row?.export?.confidence ?? "not in the catalogue"}`,
    })),
    citations: exportCitations([], "exportAuthorisations", context),
    remedy:
      status === "fail"
        ? expCap.remedy
        : "State how many accelerators a node has, and a part whose performance the catalogue knows.",
    cause: `${ids} covers ${number(maxTpp)} TPP`,
  };
}

/** `12,664,000` */
function number(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
