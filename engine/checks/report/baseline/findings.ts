import type { ReportedFinding } from "../report";
import type { Baseline } from "./read";

/** A finding that stands in both reports, and is judged otherwise now: waived or no longer, or of another severity. */
export interface ChangedFinding {
  readonly before: ReportedFinding;
  readonly now: ReportedFinding;
}

export interface FindingChanges {
  readonly appeared: readonly ReportedFinding[];
  readonly changed: readonly ChangedFinding[];
  readonly unchanged: readonly ReportedFinding[];
  /** Those of the baseline that are found no more. */
  readonly gone: readonly ReportedFinding[];
}

/** Compares by fingerprint, so that neither order nor wording makes a finding a new one. */
export function compareFindings(findings: readonly ReportedFinding[], baseline: Baseline): FindingChanges {
  const before = byFingerprint(baseline.findings);
  const now = byFingerprint(findings);
  const both = findings.flatMap((finding): readonly ChangedFinding[] => {
    const earlier = before.get(finding.fingerprint);
    return earlier ? [{ before: earlier, now: finding }] : [];
  });
  return {
    appeared: findings.filter(({ fingerprint }) => !before.has(fingerprint)),
    changed: both.filter(isJudgedOtherwise),
    unchanged: both.filter((pair) => !isJudgedOtherwise(pair)).map((pair) => pair.now),
    gone: baseline.findings.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}

export function byFingerprint(findings: readonly ReportedFinding[]): ReadonlyMap<string, ReportedFinding> {
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}

export function isJudgedOtherwise({ before, now }: ChangedFinding): boolean {
  return before.status !== now.status || before.severity !== now.severity;
}
