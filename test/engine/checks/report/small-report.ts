import fc from "fast-check";
import type { Report, ReportedFinding, ReportedFlow, ReportedPlacement } from "../../../../engine/checks/report/report";
import type { Waiver } from "../../../../engine/policy";

/** A finding in words of its own, so that what a format makes of it stays while the rules' words change. */
export function findingOf(more: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: "RES-PLACE",
    severity: "error",
    status: "fail",
    stack: "shop",
    address: "aws_sqs_queue.orders",
    constructPath: "shop/orders",
    dataClass: "confidential",
    message: "Queue 'orders' rests in us-east-1 (US).",
    evidence: [
      { address: "aws_sqs_queue.orders", attribute: "provider", value: "aws.virginia" },
      { address: "provider.aws.virginia", attribute: "region", value: "us-east-1", note: "alias virginia" },
    ],
    citations: [
      { law: "policy", article: "classes.confidential.countries", asOf: "2026-11-22", confidence: "stated" },
      {
        law: "PDPL",
        article: "Art. 29",
        url: "https://law.example/29",
        asOf: "2026-10-01",
        confidence: "sourced",
      },
    ],
    remedy: "Give it an allowed region.",
    fingerprint: "a".repeat(32),
    waiver: null,
    ...more,
  };
}

export const WAIVER: Waiver = {
  rule: "RES-LOG",
  path: "shop/audit",
  reason: "Letter of 3 May",
  owner: "ciso@acme.example",
  approval: "SAMA-2026-77",
  expires: "2026-12-01",
};

/** One finding of each kind: an error, an unknown that warns, one that is waived, an info, and one about the program. */
export const FINDINGS: readonly ReportedFinding[] = [
  findingOf({
    rule: "WAIVER-UNUSED",
    severity: "warning",
    stack: undefined,
    address: "waivers[0]",
    constructPath: undefined,
    dataClass: undefined,
    message: "The waiver matches nothing.",
    evidence: [],
    citations: [],
    remedy: "Remove it.",
    fingerprint: "e".repeat(32),
  }),
  findingOf({
    rule: "RES-LOG",
    status: "waived",
    address: "aws_cloudtrail.audit",
    constructPath: "shop/audit",
    message: "The trail is kept in IE.",
    evidence: [],
    fingerprint: "c".repeat(32),
    waiver: WAIVER,
  }),
  findingOf({
    rule: "RES-GLOBAL",
    severity: "info",
    address: "aws_iam_role.ci",
    constructPath: undefined,
    message: "No region holds this role.",
    evidence: [],
    citations: [],
    fingerprint: "d".repeat(32),
  }),
  findingOf(),
  findingOf({
    rule: "RES-UNKNOWN",
    severity: "warning",
    status: "unknown",
    address: "helm_release.mystery",
    constructPath: undefined,
    message: "Its place cannot be resolved.",
    evidence: [],
    citations: [],
    fingerprint: "b".repeat(32),
  }),
];

export function reportOf(findings: readonly ReportedFinding[] = FINDINGS, more: Partial<Report> = {}): Report {
  const count = (belongs: (finding: ReportedFinding) => boolean): number => findings.filter(belongs).length;
  const standing = (severity: string): number =>
    count((finding) => finding.status !== "waived" && finding.severity === severity);
  return {
    schemaVersion: 1,
    tool: { name: "sovereign", version: "0.1.0" },
    generatedAt: "2026-11-22T08:00:00Z",
    policy: { file: "sovereignty.yaml", sha256: "5f".repeat(32), profiles: [] },
    inputs: [{ file: "cdktf.out/stacks/shop/cdk.tf.json", kind: "cdk.tf.json", stack: "shop" }],
    summary: {
      resources: 9,
      pass: 12,
      fail: count(({ status }) => status === "fail"),
      unknown: count(({ status }) => status === "unknown"),
      waived: count(({ status }) => status === "waived"),
      error: standing("error"),
      warning: standing("warning"),
    },
    rules: [
      { id: "RES-PLACE", pass: 11 },
      { id: "RES-KEY", pass: 1 },
      { id: "RES-AI", pass: 0 },
    ],
    findings,
    operators: [],
    placements: [],
    flows: [],
    stated: [],
    enforced: true,
    asOf: "2026-11-22",
    notAssessed: [{ what: "staff citizenship", why: "provider attestation" }],
    ...more,
  };
}

export const EMPTY: Report = reportOf([], { rules: [], notAssessed: [] });

/** As many findings as an estate may have: a third stand alone, the others have one cause. */
export function manyFindings(count: number): readonly ReportedFinding[] {
  return Array.from({ length: count }, (_, index) =>
    findingOf({
      address: `aws_sqs_queue.q${index}`,
      constructPath: `shop/q${index}`,
      fingerprint: index.toString(16).padStart(32, "0"),
      ...(index % 3 === 0 ? { evidence: [] } : { cause: "provider.aws.virginia is us-east-1 (US)" }),
    }),
  );
}

export function placementAt(address: string, ...countries: readonly string[]): ReportedPlacement {
  return {
    stack: "shop",
    address,
    place: countries.length > 0 ? "countries" : "unknown",
    countries,
    dataClass: "confidential",
    basis: "attribute region",
  };
}

export function flowTo(to: string, ...countries: readonly string[]): ReportedFlow {
  return { ...placementAt("aws_s3_bucket.home", ...countries), kind: "replication", from: "Bucket 'home'", to };
}

/** Text that an input may hold: anything, with what means something to one of the formats more often. */
export function hostileText(): fc.Arbitrary<string> {
  const loaded = fc.constantFrom(
    ..."|\\`<>&\"'@#$*_~[]:;,=+-\t\r\n\u0000\u001b\u202e\ufffe\ud800\udc00é漢",
    "]]>",
    "-->",
    "<details>",
    "@octocat",
    "#12",
    "https://evil.example",
    "www.evil.example",
    "</code>",
    "=cmd()",
  );
  const anything = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: loaded }, { weight: 1, arbitrary: anything }))
    .map((parts) => parts.join(""));
}

/** A report whose every text is hostile. */
export function hostileReport(): fc.Arbitrary<Report> {
  return fc
    .record({ address: hostileText(), message: hostileText(), other: hostileText() })
    .map(({ address, message, other }) => {
      const evidence = [{ address: other, attribute: other, value: message, note: other }];
      const waiver = { rule: "RES-LOG", reason: other, owner: other, expires: "2026-12-01" };
      const hostile = { stack: other, address, constructPath: other, message, evidence, remedy: message };
      return reportOf(
        [
          findingOf(hostile),
          findingOf({ ...hostile, rule: "RES-LOG", status: "waived", waiver }),
          findingOf({ ...hostile, rule: "RES-KEY", severity: "info" }),
        ],
        {
          notAssessed: [{ what: message, why: other }],
          stated: [{ path: other, what: message }],
          inputs: [{ file: other, kind: "plan" }],
        },
      );
    });
}
