import type { Evidence } from "../model/placement";
import type { Report, Summary } from "./report";

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
