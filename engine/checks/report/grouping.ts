import type { ReportedFinding } from "./report";

/** Findings that one change would mend. */
export interface FindingGroup {
  /** `provider.aws.virginia is us-east-1 (US)`; absent for a finding that stands alone. */
  readonly cause?: string;
  readonly rule: string;
  readonly findings: readonly ReportedFinding[];
}

export type Rank = "error" | "warning" | "waived" | "info";

/** In the order in which a reader wants them. */
export const RANKS: readonly Rank[] = ["error", "warning", "waived", "info"];

/** How a finding is shown: by its severity, unless somebody accepted it. */
export function rankOf({ status, severity }: ReportedFinding): Rank {
  return status === "waived" ? "waived" : severity;
}

/** The findings of one rank, those of one rule, stack and cause together, in the order of the report. */
export function groupByCause(findings: readonly ReportedFinding[], rank: Rank): readonly FindingGroup[] {
  const groups = new Map<string, ReportedFinding[]>();
  findings
    .filter((finding) => rankOf(finding) === rank)
    .forEach((finding, index) => {
      const { rule, stack, cause } = finding;
      const key = cause === undefined ? `finding ${index}` : JSON.stringify([rule, stack, cause]);
      const group = groups.get(key);
      if (group) group.push(finding);
      else groups.set(key, [finding]);
    });
  return [...groups.values()].map((members) => ({
    rule: members[0].rule,
    findings: members,
    ...(members.length > 1 && members[0].cause !== undefined ? { cause: members[0].cause } : {}),
  }));
}
