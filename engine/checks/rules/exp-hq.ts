import { reviewNote, ruleOf } from "../../policy/export-control";
import type { AcceleratorFact } from "../model/accelerator";
import { inHall } from "./demonstration";
import {
  atFact,
  coverageNote,
  exportCitations,
  exportSubjects,
  headOfficeOutcomes,
  isSettled,
  partName,
  partOf,
  verdictOf,
  type ExportOutcome,
} from "./exp-cases";
import { defineRule, type Judgement, type RuleContext } from "./rule";

export const expHq = defineRule<AcceleratorFact>({
  id: "EXP-HQ",
  what:
    "Neither the end user nor its ultimate parent, nor the operator as far as it is known, has its head office in EAR " +
    "country group D:5 or Macau, or the policy states an authorisation. It holds for accelerators as a cloud's service too, " +
    "anywhere outside the United States. It is asked where the policy states endUser.",
  why: "A licence is needed for whom the accelerators serve, and not only for where they stand.",
  citation: "15 CFR 742.6(a)(6)(iii)(A); BIS guidance of 31 May 2026; affiliates rule 90 FR 47201 (contested)",
  example: "An aws_instance of type p5.48xlarge in me-central-1, with `endUser: { hq: AE, ultimateParent: CN }`.",
  demonstration: {
    fails: inHall(),
    fixed: inHall(),
    confidential: { countries: ["SA"] },
    policy: { endUser: { hq: "SA", ultimateParent: "CN" } },
    fixedPolicy: { endUser: { hq: "SA", ultimateParent: "SA" } },
  },
  remedy:
    "State an authorisation under exportAuthorisations of the policy, or correct hq and ultimateParent of endUser.",
  subjects: exportSubjects,
  judge(fact, context) {
    const open = headOfficeOutcomes(fact, context).filter((outcome) => !isSettled(outcome));
    const findings = open.map((outcome) => judgeOutcome(outcome, fact, context));
    return findings.find(({ status }) => status === "fail") ?? findings[0];
  },
});

const OF_SERVICE =
  "It is the cloud's export, and remote access by itself is none today: ask the cloud for its licence for this end user.";

function judgeOutcome(outcome: ExportOutcome, fact: AcceleratorFact, context: RuleContext): Judgement {
  const { country, need, coverage } = outcome;
  const where = country === undefined ? "" : ` in ${country}`;
  const isService = fact.supply === "service";
  const what = isService ? `Use of ${partName(fact)} as a cloud's service` : `Export of ${partName(fact)}`;
  const notes = [reviewNote(partOf(fact), need.rules), ...(isService ? [OF_SERVICE] : [])].filter((note) => note);
  const unclear = fact.why === undefined ? "" : `; ${fact.why}`;
  return {
    ...verdictOf(outcome, fact, context),
    ...atFact(fact),
    dataClass: fact.dataClass,
    message:
      need.needed === "yes"
        ? `${what}${where} needs a licence: ${need.why}, and ${coverageNote(coverage)}.${notes.map((note) => ` ${note}`).join("")}`
        : `Whether ${what.charAt(0).toLowerCase()}${what.slice(1)}${where} needs a licence by head office is not known: ${need.why}${unclear}.`,
    evidence: [...fact.evidence, ...endUserEvidence(context)],
    citations: exportCitations([...need.rules, ...(isService ? [ruleOf("R-EAR-9")] : [])], "endUser", context),
    remedy:
      need.needed === "yes"
        ? "State an authorisation that is in force under exportAuthorisations of the policy, with its country and items."
        : "State hq and ultimateParent of endUser in the policy, and a part that the catalogue knows.",
  };
}

function endUserEvidence({ policy }: RuleContext) {
  return (["hq", "ultimateParent"] as const).map((key) => ({
    address: "policy",
    attribute: `endUser.${key}`,
    ...(policy.endUser?.[key] === undefined ? { note: "not stated" } : { value: policy.endUser[key] }),
  }));
}
