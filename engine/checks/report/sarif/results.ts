import { byFingerprint, isJudgedOtherwise } from "../baseline/findings";
import type { Baseline } from "../baseline/read";
import { characters } from "../characters";
import { evidenceLine } from "../phrases";
import type { ReportedFinding } from "../report";
import type { Artifacts } from "./artifacts";
import type { Citations } from "./citations";
import type { LogicalLocation, SarifLevel, SarifLocation, SarifResult, SarifRule, SarifSuppression } from "./log";

const LEVELS: Readonly<Record<ReportedFinding["severity"], SarifLevel>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Code scanning takes no more of one result. */
const MAX_RELATED = 100;

export interface ResultContext {
  readonly rules: readonly SarifRule[];
  readonly artifacts: Artifacts;
  readonly citations: Citations;
  readonly baseline?: Baseline;
}

/** One finding a result. */
export function sarifResults(findings: readonly ReportedFinding[], context: ResultContext): readonly SarifResult[] {
  const { rules, artifacts, citations, baseline } = context;
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const earlier = baseline ? byFingerprint(baseline.findings) : undefined;
  return findings.map((finding): SarifResult => {
    const index = ruleIndex.get(finding.rule);
    const related = relatedLocations(finding, artifacts);
    const taxa = citations.of(finding);
    return {
      ruleId: finding.rule,
      ...(index === undefined ? {} : { ruleIndex: index }),
      // Also where a place is unknown. The standard's kind `open` would need the level `none`, which viewers hide or
      // count as passed; what cannot be resolved is neither. `properties.status` tells the two apart.
      kind: "fail",
      level: LEVELS[finding.severity],
      message: { text: plain(`${finding.message} Remedy: ${finding.remedy}`) },
      locations: [{ ...physical(finding.stack, artifacts), logicalLocations: logicalLocations(finding) }],
      ...(related.length > 0 ? { relatedLocations: related } : {}),
      partialFingerprints: {
        "sovereignFinding/v1": finding.fingerprint,
        // Without it GitHub takes a hash of the line, and all findings of one rule in one file would be one alert.
        primaryLocationLineHash: finding.fingerprint,
      },
      ...(taxa.length > 0 ? { taxa } : {}),
      suppressions: suppressions(finding),
      ...(earlier ? { baselineState: baselineState(finding, earlier.get(finding.fingerprint)) } : {}),
      properties: {
        status: finding.status,
        stack: finding.stack,
        address: finding.address,
        constructPath: finding.constructPath,
        dataClass: finding.dataClass,
        cause: finding.cause,
        evidence: finding.evidence,
        citations: finding.citations,
        remedy: finding.remedy,
      },
    };
  });
}

/** Without what SARIF takes for a link in plain text, `[here](https://…)`. */
function plain(text: string): string {
  return characters(text).replaceAll("](", "] (");
}

/** What is mended has no result: viewers that do not know `absent` would show it as standing. */
function baselineState(
  now: ReportedFinding,
  before: ReportedFinding | undefined,
): NonNullable<SarifResult["baselineState"]> {
  if (before === undefined) return "new";
  return isJudgedOtherwise({ before, now }) ? "updated" : "unchanged";
}

/** Reports know resources, not lines; code scanning wants a line. */
function physical(stack: string | undefined, artifacts: Artifacts): Pick<SarifLocation, "physicalLocation"> {
  return { physicalLocation: { artifactLocation: artifacts.locationOf(stack), region: { startLine: 1 } } };
}

function logicalLocations({ address, constructPath, stack }: ReportedFinding): readonly LogicalLocation[] {
  return [
    logical(address, "resource"),
    ...(constructPath === undefined ? [] : [logical(constructPath, "construct")]),
    ...(stack === undefined ? [] : [logical(stack, "stack")]),
  ];
}

function logical(fullyQualifiedName: string, kind: string): LogicalLocation {
  const name = kind === "construct" ? fullyQualifiedName.slice(fullyQualifiedName.lastIndexOf("/") + 1) : undefined;
  return { name: name || fullyQualifiedName, fullyQualifiedName, kind };
}

/** The links of the chain that stand elsewhere. */
function relatedLocations(
  { address, stack, evidence }: ReportedFinding,
  artifacts: Artifacts,
): readonly SarifLocation[] {
  return evidence
    .filter((link) => link.address !== address)
    .slice(0, MAX_RELATED)
    .map((link, index) => ({
      id: index + 1,
      ...physical(stack, artifacts),
      logicalLocations: [logical(link.address, "resource")],
      message: { text: plain(evidenceLine(link)) },
    }));
}

function suppressions({ waiver }: ReportedFinding): readonly SarifSuppression[] {
  if (waiver === null) return [];
  const { reason, owner, expires, approval } = waiver;
  return [
    {
      kind: "external",
      status: "accepted",
      justification: `${reason} (accepted by ${owner} until ${expires}${approval === undefined ? "" : `, ${approval}`})`,
      properties: { owner, expires, approval },
    },
  ];
}
