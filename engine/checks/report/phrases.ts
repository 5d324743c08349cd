import type { Evidence } from "../model/placement";
import type { FindingGroup } from "./grouping";
import type { Report, ReportedFinding, Summary } from "./report";

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What the findings come to. Whether that is lawful is not for a checker to say. */
export function verdict({ error, warning }: Summary): string {
  if (error > 0) return `${counted(error, "error")} to mend`;
  return warning > 0 ? `No errors, ${counted(warning, "warning")}` : "No errors";
}

/** One line that says how much was looked at, and how much was not. */
export function summaryLine({ summary, stated, notAssessed, asOf }: Report): string {
  const { error, warning, waived, resources, pass } = summary;
  return (
    `${counted(error, "error")}, ${counted(warning, "warning")}, ${waived} waived; ` +
    `${counted(resources, "resource")}, ${counted(pass, "check")} passed, ${notAssessed.length} not assessed, ` +
    `${stated.length} stated; as of ${asOf}`
  );
}

/** `provider.aws.virginia: region = us-east-1 (…)`. */
export function evidenceLine({ address, attribute, value, note }: Evidence): string {
  const what = attribute ? `${attribute}${value === undefined ? "" : ` = ${value}`}` : value;
  return `${address}${what ? `: ${what}` : ""}${note ? ` (${note})` : ""}`;
}

/** `RES-PLACE`, or where there are several `RES-PLACE × 14, RES-REPL`. */
export function rulesOf({ rules }: FindingGroup): string {
  if (rules.size === 1) return [...rules.keys()][0];
  return [...rules].map(([rule, count]) => (count === 1 ? rule : `${rule} × ${count}`)).join(", ");
}

/** `14 resources in shop because provider.aws.virginia is us-east-1 (US)`. A group is of one stack. */
export function groupSubject({ cause, findings }: FindingGroup): string {
  const [{ stack }] = findings;
  return `${resourcesOf(findings)}${stack === undefined ? "" : ` in ${stack}`} because ${cause}`;
}

/** How many resources a group is about: one may break several rules. */
export function resourcesOf(findings: readonly ReportedFinding[]): string {
  return counted(new Set(findings.map(({ stack, address }) => `${stack}\n${address}`)).size, "resource");
}

/** Entries that say the same of different things, put together: by what they share, with what it is said of. */
export function gathered<T>(
  entries: readonly T[],
  sharedOf: (entry: T) => string,
  ownOf: (entry: T) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const entry of entries) {
    const group = groups.get(sharedOf(entry));
    if (group) group.push(ownOf(entry));
    else groups.set(sharedOf(entry), [ownOf(entry)]);
  }
  return groups;
}
