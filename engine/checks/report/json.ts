import type { Report } from "./report";

/** The report as JSON, for other programs. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
