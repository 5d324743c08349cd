import { certificationQuestions, holderName, inRegions, leftOpen, type CertificationQuestion } from "./cert-questions";
import { onAws } from "./demonstration";
import { defineRule, type Judgement } from "./rule";
import { atStack } from "./subject";
import { FAILS } from "./verdict";

export const certExpired = defineRule<CertificationQuestion>({
  id: "CERT-EXPIRED",
  what:
    "No certificate that the data needs is past its last day, by the catalogue or by what the policy states. `--as-of` says " +
    "what counts as today.",
  why: "A certificate is evidence for its time; what was audited years ago says nothing of today.",
  citation: "the policy, classes.<class>.certifications and certificates",
  example:
    "`certificates: [{ operator: ovh, certification: c5, validUntil: 2026-05-31, … }]`, checked in November 2026.",
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders" } } },
    {
      confidential: { countries: ["DE"], certifications: ["c5"] },
      policy: {
        certificates: [
          { operator: "aws", certification: "c5", validUntil: "2026-06-30", evidence: "report of May 2025" },
        ],
      },
      fixedPolicy: {
        certificates: [
          { operator: "aws", certification: "c5", validUntil: "2027-06-30", evidence: "report of May 2026" },
        ],
      },
    },
  ),
  remedy: "Get the new certificate from the operator, and state it under certificates of the policy.",
  subjects: (graph, context) =>
    certificationQuestions(graph, context).filter(({ askers }) =>
      askers.some(({ answers }) => answers.some(({ status }) => status === "expired" || status === "held")),
    ),
  judge: judgeQuestion,
});

function judgeQuestion(question: CertificationQuestion): Judgement | undefined {
  const { binding, wanted } = question;
  const open = leftOpen(question, "expired");
  if (!open) return undefined;
  const { answers, says, ...finding } = open;
  return {
    ...FAILS,
    ...atStack(binding.stack, binding.address),
    ...finding,
    message: `The ${wanted} of ${holderName(binding)}${inRegions(answers)} has expired: ${says}.`,
    remedy: certExpired.remedy,
  };
}
