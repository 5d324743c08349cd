import { groupByCause, RANKS, type FindingGroup, type Rank } from "../grouping";
import { counted, evidenceLine, resourcesOf, rulesOf } from "../phrases";
import type { ReportedFinding } from "../report";
import type { Section } from "./document";
import { code, text } from "./escape";

/** Addresses and links of evidence that stand in a cell. */
const MAX_LISTED = 6;
const MAX_FOLDED = 50;

const TITLES: Readonly<Record<Exclude<Rank, "waived">, string>> = {
  error: "error",
  warning: "warning",
  info: "info",
};

/** Findings of one rank, those of one cause in a row. */
export function findingsSection(
  findings: readonly ReportedFinding[],
  rank: Exclude<Rank, "waived">,
  folded: boolean,
): Section {
  const groups = groupByCause(findings, rank);
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return {
    title: counted(total, TITLES[rank]),
    columns: ["Rule", "Where", "What", "Remedy"],
    rows: groups.map(groupRow),
    folded,
  };
}

/** Findings of every rank, the gravest first: rule, rank, where, what, remedy. */
export function rankedRows(findings: readonly ReportedFinding[]): Section["rows"] {
  return RANKS.flatMap((rank) =>
    groupByCause(findings, rank).map((group) => {
      const [rule, ...rest] = groupRow(group);
      return [rule, rank, ...rest];
    }),
  );
}

function groupRow(group: FindingGroup): readonly string[] {
  const { cause, findings } = group;
  const [first] = findings;
  const what = cause === undefined ? [] : [`**${resourcesOf(findings)}** because ${text(cause)}`];
  const because =
    cause === undefined ? first.evidence.slice(0, MAX_LISTED).map((link) => text(evidenceLine(link))) : [];
  return [
    text(rulesOf(group)),
    places(findings),
    [...what, text(first.message), ...because.map((link) => `because ${link}`)].join("<br>"),
    text(first.remedy),
  ];
}

/** What was accepted by whom until when. */
export function waivedSection(findings: readonly ReportedFinding[]): Section {
  const groups = groupByCause(findings, "waived");
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return {
    title: `${total} waived`,
    columns: ["Rule", "Where", "What", "Accepted by", "Until", "Reason"],
    rows: groups.map((group) => {
      const [{ message, waiver }] = group.findings;
      const { owner = "", expires = "", reason = "" } = waiver ?? {};
      return [text(rulesOf(group)), places(group.findings), text(message), text(owner), expires, text(reason)];
    }),
    folded: true,
  };
}

/** Addresses, a long list folded. */
export function places(findings: readonly Pick<ReportedFinding, "address" | "constructPath" | "stack">[]): string {
  const [shown, hidden] = [findings.slice(0, MAX_LISTED), findings.slice(MAX_LISTED)];
  const lines = shown.map(whereabouts);
  if (hidden.length === 0) return lines.join("<br>");
  const listed = hidden.slice(0, MAX_FOLDED).map(whereabouts);
  const rest = hidden.length - listed.length;
  const all = [...listed, ...(rest > 0 ? [`and ${rest} more`] : [])].join("<br>");
  return `${lines.join("<br>")}<details><summary>${hidden.length} more</summary>${all}</details>`;
}

export function whereabouts({
  address,
  constructPath,
  stack,
}: Pick<ReportedFinding, "address" | "constructPath" | "stack">): string {
  const path = constructPath === undefined || constructPath === stack ? "" : ` (${code(constructPath)})`;
  return `${code(address)}${path}${stack === undefined || stack === address ? "" : ` in ${code(stack)}`}`;
}
