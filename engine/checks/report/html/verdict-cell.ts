import { findingId } from "./finding-id";
import { html, type Markup } from "./markup";
import { MARK_LABELS, MARKS, type Mark, type Verdict } from "./verdicts";

/** How many of each mark, each leading to the first of its findings. */
export function verdictCell(verdicts: readonly (Verdict | undefined)[]): Markup {
  const cells = MARKS.flatMap((mark) => {
    const those = verdicts.filter((verdict) => (verdict?.mark ?? "unknown") === mark);
    return those.length === 0 ? [] : [cell(mark, those.length, those[0])];
  });
  return html`<span class="marks">${cells}</span>`;
}

function cell(mark: Mark, count: number, verdict: Verdict | undefined): Markup {
  const text = `${count} ${MARK_LABELS[mark]}`;
  const first = verdict?.findings.find(({ status }) => status === mark);
  if (first === undefined) return html`<span class="mark ${mark}">${text}</span> `;
  return html`<a class="mark ${mark}" href="#${findingId(first)}">${text}</a> `;
}
