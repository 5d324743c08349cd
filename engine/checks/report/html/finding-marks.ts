import { rankOf, RANKS, type Rank } from "../grouping";
import type { ReportedFinding } from "../report";
import { findingId } from "./finding-id";
import { html, type Markup } from "./markup";

const LABELS: Readonly<Partial<Record<Rank, string>>> = { error: "Error", warning: "Warning", waived: "Waived" };

/** One mark for each rule and rank, which leads to the first of its findings. Findings that only inform have none. */
export function findingMarks(findings: readonly ReportedFinding[]): Markup | undefined {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings.filter(isMarked)) {
    const key = `${RANKS.indexOf(rankOf(finding))} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  if (groups.size === 0) return undefined;
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
  return html`<span class="marks">${sorted.map(mark)}</span>`;
}

/** The gravest rank that is marked, or `clear`. */
export function worstRank(findings: readonly ReportedFinding[]): Rank | "clear" {
  const ranks = new Set(findings.filter(isMarked).map(rankOf));
  return RANKS.find((rank) => ranks.has(rank)) ?? "clear";
}

function mark([first, ...others]: readonly ReportedFinding[]): Markup {
  const rank = rankOf(first);
  const times = others.length === 0 ? undefined : ` × ${others.length + 1}`;
  return html`<a class="mark ${rank}" href="#${findingId(first)}">${LABELS[rank]} ${first.rule}${times}</a> `;
}

function isMarked(finding: ReportedFinding): boolean {
  return LABELS[rankOf(finding)] !== undefined;
}
