import { reviewNote } from "../../policy/export-control";
import type { AcceleratorFact } from "../model/accelerator";
import { inHall, withLicence } from "./demonstration";
import {
  atFact,
  coverageNote,
  destinationOutcomes,
  exportCitations,
  exportSubjects,
  isOwnExport,
  isSettled,
  partName,
  partOf,
  verdictOf,
  type ExportOutcome,
} from "./exp-cases";
import { defineRule, type Judgement, type RuleContext } from "./rule";

export const expDest = defineRule<AcceleratorFact>({
  id: "EXP-DEST",
  what:
    "Owned or leased accelerators of ECCN 3A090 or 4A090 go to a country for which no licence is needed by destination, or " +
    "for which the policy states an authorisation that is in force and for that item. It is asked where the policy states " +
    "endUser. What rests on an authorisation stands in the report under stated, and needs evidence.",
  why: "An export without a licence is a criminal offence in the United States, wherever the exporter is.",
  citation: "15 CFR 742.6(a)(6)(iii); ECCN 3A090 and 4A090; Supplement No. 1 to 15 CFR part 740 (D:1, D:4, D:5)",
  example:
    "A SovereignGpuPool of four dgx-h100 in a hall in SA, with `endUser: { hq: SA, ultimateParent: SA }` and no licence.",
  demonstration: {
    fails: inHall(),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { endUser: { hq: "SA", ultimateParent: "SA" } },
    fixedPolicy: withLicence(1_000_000),
  },
  remedy:
    "State the licence: `exportAuthorisations: [{ id: …, kind: licence, items: [3A090.a, 4A090.a], country: SA, maxTpp: …, " +
    "expires: … }]`, use a part below 3A090, or use accelerators as a cloud's service.",
  subjects: (graph, context) => exportSubjects(graph, context).filter(isOwnExport),
  judge(fact, context) {
    const open = destinationOutcomes(fact, context).filter((outcome) => !isSettled(outcome));
    const findings = open.map((outcome) => judgeOutcome(outcome, fact, context));
    return findings.find(({ status }) => status === "fail") ?? findings[0];
  },
});

function judgeOutcome(outcome: ExportOutcome, fact: AcceleratorFact, context: RuleContext): Judgement {
  const { country, need, coverage } = outcome;
  const verdict = verdictOf(outcome, fact, context);
  const isService = fact.supply === "unknown";
  const of = `${partName(fact)} to ${country ?? "an unknown country"}`;
  const review = reviewNote(partOf(fact), need.rules);
  const parts = [
    need.needed === "yes"
      ? `Export of ${of} needs a licence (${need.why}), and ${coverageNote(coverage)}.`
      : `Whether export of ${of} needs a licence is not known: ${fact.why ?? need.why}.`,
    ...(need.partInDoubt && need.needed === "yes" ? [`No licence settles this: ${need.partInDoubt.title}.`] : []),
    ...(review === undefined ? [] : [review]),
    ...(isService ? ["Whether it is a cloud's service or hardware is not known: no operator is stated."] : []),
  ];
  return {
    ...(isService && verdict.status === "fail" ? verdictOf(doubtful(outcome), fact, context) : verdict),
    ...atFact(fact),
    dataClass: fact.dataClass,
    message: parts.join(" "),
    evidence: fact.evidence,
    citations: exportCitations(need.rules, "exportAuthorisations", context),
    remedy: remedyOf(outcome),
  };
}

function remedyOf({ country, need }: ExportOutcome): string {
  if (need.partInDoubt) return "Use another part, or ask a lawyer and waive this with what they say.";
  if (need.needed !== "yes")
    return "State the country of the site, and an accelerator or server that the catalogue knows.";
  const approval = need.rules.some(({ destinations }) => country && destinations?.unlessApproved?.includes(country))
    ? ", state endUser.approvedAs where the end user is one that the rule approves there"
    : "";
  return `State an authorisation for ${country} that is in force under exportAuthorisations of the policy${approval}, or use another part or place.`;
}

function doubtful({ country, need }: ExportOutcome): ExportOutcome {
  return { country, need: { ...need, needed: "unknown" } };
}
