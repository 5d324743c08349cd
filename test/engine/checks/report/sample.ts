import type { Finding } from "../../../../engine/checks/model/finding";
import type { FactGraph } from "../../../../engine/checks/model/graph";
import {
  reportFindings,
  reportFlows,
  reportOperators,
  reportPlacements,
  summarise,
} from "../../../../engine/checks/report/build";
import { reportHalls } from "../../../../engine/checks/report/halls";
import type { Report } from "../../../../engine/checks/report/report";
import { RULES } from "../../../../engine/checks/rules";
import { applyWaivers } from "../../../../engine/checks/waivers";
import {
  AS_OF,
  at,
  ANYWHERE,
  flowOf,
  graphOf,
  placementOf,
  policyOf,
  resourceOf,
  stackOf,
  UNKNOWN,
} from "../hand-made";

const queues = Array.from({ length: 14 }, (_, index) => resourceOf(`aws_sqs_queue.q${index}`, `shop/q${index}`));
const stack = stackOf("shop", queues);
const virginia = [
  { address: "aws_sqs_queue.q0", attribute: "provider", value: "aws.virginia" },
  { address: "provider.aws.virginia", attribute: "region", value: "us-east-1", note: "alias virginia" },
];

/** Findings of every rank: a group of one cause, a flow abroad, an unknown place, a waived log sink, a control plane. */
export const FACTS: FactGraph = graphOf({
  stacks: [stack],
  placements: [
    ...queues.map((resource) =>
      placementOf(at("us-east-1", "US"), {
        stack,
        resource,
        evidence: virginia,
        operator: "aws",
        basis: "provider aws.virginia",
      }),
    ),
    placementOf(at("eu-north-1", "SE"), { stack, resource: resourceOf("aws_s3_bucket.home"), operator: "aws" }),
    placementOf(UNKNOWN, { stack, resource: resourceOf("helm_release.mystery") }),
    placementOf(ANYWHERE, {
      stack,
      resource: resourceOf("aws_iam_role.ci"),
      serviceKind: "control-plane",
      operator: "aws",
    }),
  ],
  flows: [
    flowOf("replication", at("eu-central-1", "DE"), {
      stack,
      from: "Bucket 'home' (SE)",
      to: "bucket aws_s3_bucket.copy",
    }),
    flowOf("log", at("eu-west-1", "IE"), { stack, resource: resourceOf("aws_cloudtrail.audit", "shop/audit") }),
  ],
  stated: [{ path: "shop/audit", what: "dataClass internal" }],
  notAssessed: [{ what: "staff citizenship", why: "provider attestation" }],
});

export function sampleReport(facts: FactGraph = FACTS, policyFile: object = {}): Report {
  const waiver = {
    rule: "RES-LOG",
    path: "shop/audit",
    reason: "Letter of 3 May",
    owner: "ciso@acme.example",
    expires: "2027-03-31",
  };
  const policy = policyOf({ waivers: facts === FACTS ? [waiver] : [], ...policyFile });
  const assessments = RULES.map((rule) => rule.assess(facts, { policy: policy.policy, asOf: AS_OF }));
  const found = assessments.flatMap(({ findings }): readonly Finding[] => findings);
  const { findings, stated } = applyWaivers(found, facts.programWaivers, policy, AS_OF);
  const reported = reportFindings(findings);
  const passed = assessments.reduce((sum, assessment) => sum + assessment.passed, 0);
  return {
    schemaVersion: 1,
    tool: { name: "sovereign", version: "0.1.0" },
    generatedAt: "2026-11-22T08:00:00Z",
    policy: { file: "sovereignty.yaml", sha256: "5f".repeat(32), profiles: [] },
    inputs: [{ file: "cdktf.out/stacks/shop/cdk.tf.json", kind: "cdk.tf.json", stack: "shop" }],
    summary: summarise(facts, passed, reported),
    rules: RULES.map(({ id }, index) => ({ id, pass: assessments[index].passed })),
    findings: reported,
    operators: reportOperators(facts),
    placements: reportPlacements(facts.placements),
    flows: reportFlows(facts.flows),
    ...(facts.halls.length > 0 ? { halls: reportHalls(facts, reported) } : {}),
    stated: [...facts.stated, ...stated],
    enforced: true,
    asOf: AS_OF,
    notAssessed: facts.notAssessed,
  };
}
