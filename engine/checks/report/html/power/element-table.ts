import { decimals, percent } from "../../../../power";
import type { ReportedElement, ReportedFinding } from "../../report";
import { findingMarks } from "../finding-marks";
import { html, type Markup } from "../markup";
import type { HallFacts } from "./hall-facts";
import { KIND_LABELS } from "./kinds";

/** Rows that stand open; more are folded. */
const MAX_OPEN = 40;
/** More rows than this a page does not hold. */
const MAX_ROWS = 3_000;

/** Load, limit and worst single failure of each element: what the tree shows, for paper and for whoever does not see it. */
export function elementTable(facts: HallFacts, findingsOf: (name: string) => readonly ReportedFinding[]): Markup {
  const { name: hall, elements } = facts.power;
  const suppliers = new Map(facts.topology.elements.map(({ name, from }) => [name, from]));
  const shown = elements.slice(0, MAX_ROWS);
  const rest = elements.length - shown.length;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="Elements of ${hall}">
      <table class="loads">
        <caption>
          Load, limit and worst single failure of each element
        </caption>
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Kind</th>
            <th scope="col">Supplied by</th>
            <th scope="col" class="number">Limit, kW</th>
            <th scope="col" class="number">Nothing out, kW</th>
            <th scope="col" class="number">Worst, kW</th>
            <th scope="col">Worst state</th>
            <th scope="col" class="number">Of the limit</th>
            <th scope="col">Findings</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((element) => row(element, suppliers.get(element.name) ?? [], findingsOf(element.name)))}
        </tbody>
      </table>
    </div>
    ${rest > 0 ? html`<p class="note">${rest} more elements are in the JSON report only.</p>` : undefined}`;
  if (elements.length <= MAX_OPEN) return table;
  return html`<details class="words">
    <summary>All ${elements.length} elements with load, limit and worst single failure</summary>
    ${table}
  </details>`;
}

function row(
  { name, kind, limitKw, normalKw, worstKw, worstState }: ReportedElement,
  suppliers: readonly string[],
  findings: readonly ReportedFinding[],
): Markup {
  const share = worstKw === null || limitKw === null ? undefined : worstKw / limitKw;
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${KIND_LABELS[kind][0]}</td>
    <td>${suppliers.length === 0 ? "a source" : suppliers.join(", ")}</td>
    <td class="number">${limitKw === null ? "no limit stated" : decimals(limitKw)}</td>
    <td class="number">${normalKw === null ? "not known" : decimals(normalKw)}</td>
    <td class="number">${worstKw === null ? "not known" : decimals(worstKw)}</td>
    <td>${stateText(worstState)}</td>
    <td class="number">${share === undefined ? "not known" : percent(share)}</td>
    <td>${findingMarks(findings) ?? "none"}</td>
  </tr> `;
}

function stateText(state: string | null): string {
  if (state === null) return "not known";
  return state === "normal" ? "nothing out" : state;
}
