import { groupBy } from "../group-by";
import type { Report, ReportedFlow, ReportedOperator } from "../report";
import type { Filters } from "./filters";
import { findingId } from "./finding-id";
import { linkAnchor } from "./map/drawing";
import { endsOfFlows } from "./map/sites";
import { html, type Markup } from "./markup";
import { operatorName } from "./operator-name";
import { placeLabel } from "./place-name";
import { MARKS, RULE_OF_FLOW, type Mark, type Verdicts } from "./verdicts";
import { verdictCell } from "./verdict-cell";

/** Up to here the flows of a row stand below it at once. */
const MAX_OPEN = 3;

interface Row {
  readonly from: string;
  readonly to: string;
  readonly mark: Mark;
  readonly flows: readonly ReportedFlow[];
}

/** Where data moves from and to, by kind and verdict. */
export function flowsSection(report: Report, verdicts: Verdicts, filters: Filters): Markup {
  const { flows } = report;
  const operators = new Map(report.operators.map((operator) => [operator.id, operator]));
  return html`<section aria-labelledby="flows" data-name="flow">
    <h2 id="flows">Where data moves <span class="count" data-n>${flows.length}</span></h2>
    ${
      flows.length === 0
        ? html`<p class="empty">Nothing in the input moves data from one place to another.</p>`
        : flowsTable(rowsOf(report, verdicts), operators, verdicts, filters)
    }
  </section>`;
}

function rowsOf(report: Report, verdicts: Verdicts): readonly Row[] {
  const endsOf = endsOfFlows(report);
  const rows = [
    ...groupBy(report.flows, (flow) => {
      const { from, to } = endsOf(flow);
      const { kind, operator, dataClass } = flow;
      return JSON.stringify([MARKS.indexOf(markOf(flow, verdicts)), kind, from, to, operator, dataClass]);
    }),
  ];
  return rows
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, flows]) => ({ ...endsOf(flows[0]), mark: markOf(flows[0], verdicts), flows }));
}

function flowsTable(
  rows: readonly Row[],
  operators: ReadonlyMap<string, ReportedOperator>,
  verdicts: Verdicts,
  filters: Filters,
): Markup {
  const seen = new Set<string>();
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="flows">
    <table>
      <caption>
        Flows by verdict, kind and places; what fails comes first
      </caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Verdict</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Operator there</th>
          <th scope="col">Data class</th>
        </tr>
      </thead>
      ${rows.map((row) => {
        const anchor = linkAnchor(row.from, row.to, row.mark);
        const first = !seen.has(anchor);
        seen.add(anchor);
        return flowRows(row, first ? anchor : undefined, operators, verdicts, filters);
      })}
    </table>
  </div>`;
}

function flowRows(
  { from, mark, flows }: Row,
  anchor: string | undefined,
  operators: ReadonlyMap<string, ReportedOperator>,
  verdicts: Verdicts,
  filters: Filters,
): Markup {
  const [{ kind, place, countries, operator, dataClass }] = flows;
  const rules = [RULE_OF_FLOW[kind as keyof typeof RULE_OF_FLOW]];
  const facets = new Map<string, Markup>();
  for (const { stack } of flows) {
    if (facets.has(stack)) continue;
    facets.set(stack, filters.mark({ stacks: [stack], rules, statuses: [mark], dataClasses: [dataClass] }));
  }
  const list = html`<ul class="flows">
    ${flows.map((flow) => flowEntry(flow, facets.get(flow.stack), verdicts))}
  </ul>`;
  return html`<tbody class="g" ${anchor === undefined ? undefined : html`id="${anchor}"`}>
    <tr data-head>
      <th scope="row">${kind}</th>
      <td>${verdictCell(flows.map((flow) => verdicts.flows.get(flow)))}</td>
      <td>${sourceLabel(from)}</td>
      <td>${placeLabel(place, countries)}</td>
      <td>${operator === undefined ? "not known" : operatorName(operator, operators)}</td>
      <td>${dataClass}</td>
    </tr>
    <tr class="members">
      <td colspan="6">
        ${
          flows.length <= MAX_OPEN
            ? list
            : html`<details>
                <summary><span data-n>${flows.length}</span> flows</summary>
                ${list}
              </details>`
        }
      </td>
    </tr>
  </tbody> `;
}

function flowEntry(flow: ReportedFlow, facets: Markup | undefined, verdicts: Verdicts): Markup {
  const { address, stack, from, to } = flow;
  const findings = verdicts.flows.get(flow)?.findings ?? [];
  return html`<li class="i" ${facets}>
    <span class="ends"><span>${from}</span> → <span>${to}</span></span>
    <span class="note"
      >${from === address ? undefined : html`<code>${address}</code> `}in
      ${stack}${findings.map((finding) => html` <a href="#${findingId(finding)}">${finding.rule}</a>`)}</span
    >
  </li>`;
}

function sourceLabel(key: string): string {
  if (key === "anywhere" || key === "unknown") return placeLabel(key, []);
  return placeLabel("countries", key.split(","));
}

function markOf(flow: ReportedFlow, verdicts: Verdicts): Mark {
  return verdicts.flows.get(flow)?.mark ?? "unknown";
}
