import type { ReportedFinding } from "./report";

/** Findings that one change would mend. */
export interface FindingGroup {
  /** `provider.aws.virginia is us-east-1 (US)`, `of quay.io`; absent for a finding that stands alone. */
  readonly cause?: string;
  /** How many findings each rule has in it, the most first. */
  readonly rules: ReadonlyMap<string, number>;
  readonly findings: readonly ReportedFinding[];
}

export type Rank = "error" | "warning" | "waived" | "info";

/** In the order in which a reader wants them. */
export const RANKS: readonly Rank[] = ["error", "warning", "waived", "info"];

/** How a finding is shown: by its severity, unless somebody accepted it. */
export function rankOf({ status, severity }: ReportedFinding): Rank {
  return status === "waived" ? "waived" : severity;
}

/**
 * The findings of one rank: those of one stack and root cause together, of whatever rule they are. The largest groups
 * come first, then those that stand alone in the order of the report.
 */
export function groupByCause(findings: readonly ReportedFinding[], rank: Rank): readonly FindingGroup[] {
  const ranked = findings.filter((finding) => rankOf(finding) === rank);
  const causes = new Map(ranked.flatMap(({ stack, cause }) => (cause ? [[rootKey(stack, rootOf(cause)), cause]] : [])));
  const groups = new Map<string, { cause?: string; findings: ReportedFinding[] }>();
  ranked.forEach((finding, index) => {
    const cause = finding.cause ?? sharedCause(finding, causes);
    // Each acceptance is somebody's own.
    const key = cause === undefined ? `${index}` : `${rootKey(finding.stack, cause)} ${JSON.stringify(finding.waiver)}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { cause, findings: [finding] });
  });
  return [...groups.values()]
    .map(({ cause, findings: members }) => ({
      rules: countRules(members),
      findings: members,
      ...(members.length > 1 && cause !== undefined ? { cause } : {}),
    }))
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** The finding that speaks for a group: one about a place of its own, whose remedy mends the others too. */
export function leadOf({ findings }: FindingGroup): ReportedFinding {
  return findings.find(({ cause }) => cause !== undefined) ?? findings[0];
}

/** A flow has the cause of its other end: the provider block of its target, or the host that it goes to. */
function sharedCause(finding: ReportedFinding, causes: ReadonlyMap<string, string>): string | undefined {
  const { rule, stack, address, evidence, message } = finding;
  const last = evidence.at(-1);
  if (last === undefined || last.address === address || !/^(RES|AIR)-/.test(rule)) return undefined;
  if (last.value === undefined) return message.includes(last.address) ? `of ${last.address}` : undefined;
  if (!message.includes(last.value)) return undefined;
  const root = `${last.address} is ${last.value}`;
  return causes.get(rootKey(stack, root)) ?? root;
}

/** `provider.aws.virginia is us-east-1`, without the country that is known of it. */
function rootOf(cause: string): string {
  return cause.replace(/ \([^()]*\)$/, "");
}

function rootKey(stack: string | undefined, root: string): string {
  return JSON.stringify([stack, root]);
}

function countRules(findings: readonly ReportedFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

function sizeOf({ cause, findings }: FindingGroup): number {
  return cause === undefined ? 0 : findings.length;
}
