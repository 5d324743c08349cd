import { citedAs } from "./citation";
import { csvRow } from "./csv-row";
import { evidenceLine } from "./phrases";
import type { Report, ReportedFinding } from "./report";
import { listedFindings, type WaivedChoice } from "./waived";

/** The columns, in an order that later versions only add to. */
const COLUMNS: Readonly<Record<string, (finding: ReportedFinding) => string | undefined>> = {
  stack: ({ stack }) => stack,
  rule: ({ rule }) => rule,
  severity: ({ severity }) => severity,
  status: ({ status }) => status,
  address: ({ address }) => address,
  constructPath: ({ constructPath }) => constructPath,
  dataClass: ({ dataClass }) => dataClass,
  message: ({ message }) => message,
  evidence: ({ evidence }) => evidence.map(evidenceLine).join("; "),
  citations: ({ citations }) => citations.map(citedAs).join("; "),
  remedy: ({ remedy }) => remedy,
  waiverOwner: ({ waiver }) => waiver?.owner,
  waiverExpires: ({ waiver }) => waiver?.expires,
  fingerprint: ({ fingerprint }) => fingerprint,
};

/** One finding a row, as RFC 4180 has it, in UTF-8 without a byte order mark. */
export function csvReport(report: Report, { waived = "keep" }: { readonly waived?: WaivedChoice } = {}): string {
  const cells = Object.values(COLUMNS);
  const rows = listedFindings(report, waived).map((finding) => cells.map((cell) => cell(finding) ?? ""));
  return [Object.keys(COLUMNS), ...rows].map(csvRow).join("");
}
