import { classPolicy } from "../../policy";
import { certificationQuestions, holderName, inRegions, leftOpen, type CertificationQuestion } from "./cert-questions";
import { onAws } from "./demonstration";
import { defineRule, type Judgement, type RuleContext } from "./rule";
import { atStack } from "./subject";
import { FAILS, unknownIn } from "./verdict";

export const certMissing = defineRule<CertificationQuestion>({
  id: "CERT-MISSING",
  what:
    "The operator of a provider block or site holds each certification that the policy or a law profile asks of the data, " +
    "for every region in use in that stack. In progress is not held; a claim without a certificate is unknown. What the " +
    "policy states under certificates counts.",
  why: "Regulators and buyers accept an operator by the certificate, its level and the regions and services in its scope.",
  citation:
    "the policy, classes.<class>.certifications; German SGB V § 393 (C5), French HDS, Saudi CST cloud regulations",
  example: 'A google provider block with `region = "europe-west1"`, and `certifications: [sa-cst-csp:C]`.',
  demonstration: onAws(
    { aws_sqs_queue: { orders: { name: "orders" } } },
    { aws_sqs_queue: { orders: { name: "orders" } } },
    {
      confidential: { countries: ["DE"], certifications: ["c5"] },
      fixedPolicy: {
        certificates: [
          { operator: "aws", certification: "c5", validUntil: "2027-06-30", evidence: "report of May 2026" },
        ],
      },
    },
  ),
  remedy:
    "Move the data to a region or operator that holds it, or state the certificate under certificates of the policy, with " +
    "its validUntil and evidence. `sovereign catalog certifications` lists the ids.",
  // What was held once is CERT-EXPIRED.
  subjects: (graph, context) =>
    certificationQuestions(graph, context).filter(({ askers }) =>
      askers.some(({ answers }) => answers.some(({ status }) => status !== "expired")),
    ),
  judge: judgeQuestion,
});

function judgeQuestion(question: CertificationQuestion, context: RuleContext): Judgement | undefined {
  const { binding, wanted } = question;
  const missing = leftOpen(question, "missing");
  const open = missing ?? leftOpen(question, "unknown");
  if (!open) return undefined;
  const { dataClass, answers, says, citations, evidence } = open;
  const where = `${wanted}${inRegions(answers)}`;
  return {
    ...(missing ? FAILS : unknownIn(classPolicy(context.policy, dataClass, binding.address))),
    ...atStack(binding.stack, binding.address),
    dataClass,
    message: missing
      ? `${holderName(binding)} does not hold ${where}: ${says}.`
      : `It is not known whether ${holderName(binding)} holds ${where}: ${says}.`,
    evidence,
    citations,
    remedy: missing
      ? "Use a region or operator that holds it, or state the certificate under certificates of the policy."
      : "Get the certificate, and state it under certificates of the policy: operator, certification, validUntil, evidence.",
  };
}
