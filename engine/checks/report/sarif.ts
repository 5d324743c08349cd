import type { Baseline } from "./baseline/read";
import { RANKS, rankOf } from "./grouping";
import type { Report, ReportedFinding } from "./report";
import { Artifacts, BASE_ID } from "./sarif/artifacts";
import { Citations } from "./sarif/citations";
import type { SarifDescriptor, SarifLog, SarifNotification } from "./sarif/log";
import { sarifResults } from "./sarif/results";
import { sarifRules } from "./sarif/rules";
import { toolUri } from "./tool";
import { listedFindings, type WaivedChoice } from "./waived";

export interface SarifOptions {
  /** @default "keep", as suppressed results */
  readonly waived?: WaivedChoice;
  /** Gives each result its baselineState. @default - none */
  readonly baseline?: Baseline;
}

/** Results of one run that code scanning takes. */
const MAX_RESULTS = 25_000;

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const NOTIFICATIONS: readonly SarifDescriptor[] = [
  { id: "NOT-ASSESSED", name: "NotAssessed", shortDescription: { text: "What nobody should read as passed." } },
  { id: "NOT-ENFORCED", name: "NotEnforced", shortDescription: { text: "Findings did not keep the program back." } },
  { id: "TOO-MANY", name: "TooManyFindings", shortDescription: { text: "More findings than one run may hold." } },
];

/** The report as SARIF 2.1.0, for code scanning and other viewers. */
export function sarifReport(report: Report, { waived = "keep", baseline }: SarifOptions = {}): string {
  const listed = listedFindings(report, waived);
  const kept = worst(listed, MAX_RESULTS);
  const rules = sarifRules();
  const artifacts = new Artifacts(report);
  const citations = new Citations(kept);
  const taxonomies = citations.taxonomies();
  const { tool, policy, asOf, summary, enforced, stated } = report;
  const log: SarifLog = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: toolUri(),
            rules,
            notifications: NOTIFICATIONS,
            ...(taxonomies.length > 0 ? { supportedTaxonomies: citations.references() } : {}),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            endTimeUtc: report.generatedAt,
            toolExecutionNotifications: notifications(report, listed.length - kept.length),
          },
        ],
        originalUriBaseIds: { [BASE_ID]: { description: { text: "The folder in which the check was run." } } },
        artifacts: artifacts.list,
        ...(taxonomies.length > 0 ? { taxonomies } : {}),
        results: sarifResults(kept, { rules, artifacts, citations, baseline }),
        columnKind: "utf16CodeUnits",
        properties: { asOf, enforced, policy: policy.sha256, profiles: policy.profiles, summary, stated },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** In the order of the report; where there are too many, what matters least is left out. */
function worst(findings: readonly ReportedFinding[], limit: number): readonly ReportedFinding[] {
  if (findings.length <= limit) return findings;
  const kept = new Set(RANKS.flatMap((rank) => findings.filter((finding) => rankOf(finding) === rank)).slice(0, limit));
  return findings.filter((finding) => kept.has(finding));
}

function notifications({ notAssessed, enforced }: Report, leftOut: number): readonly SarifNotification[] {
  return [
    ...notAssessed.map(({ what, why }) => notification("NOT-ASSESSED", "note", `Not assessed: ${what}: ${why}`)),
    ...(enforced ? [] : [notification("NOT-ENFORCED", "warning", "Findings did not keep the program back.")]),
    ...(leftOut > 0
      ? [
          notification(
            "TOO-MANY",
            "warning",
            `${leftOut} findings are left out: a run holds at most ${MAX_RESULTS} results, the gravest were kept. ` +
              "The JSON report has them all.",
          ),
        ]
      : []),
  ];
}

function notification(id: string, level: SarifNotification["level"], text: string): SarifNotification {
  return { descriptor: { id, index: NOTIFICATIONS.findIndex((known) => known.id === id) }, level, message: { text } };
}
