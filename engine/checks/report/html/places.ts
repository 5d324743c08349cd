import { DATA_CLASSES } from "../../../policy";
import { groupBy } from "../group-by";
import type { Report, ReportedOperator, ReportedPlacement } from "../report";
import type { Filters } from "./filters";
import { html, type Markup } from "./markup";
import { countryName, placeAnchor, placeKey, placeLabel } from "./place-name";
import { operatorName } from "./operator-name";
import { MARKS, type Mark, type Verdicts } from "./verdicts";
import { verdictCell } from "./verdict-cell";

type Operators = ReadonlyMap<string, ReportedOperator>;

/** What lies where, and under whose law: the question that a reviewer opens the report for. */
export function placesSection({ placements, operators }: Report, verdicts: Verdicts, filters: Filters): Markup {
  const byId = new Map(operators.map((operator) => [operator.id, operator]));
  return html`<section aria-labelledby="places" data-name="resource">
    <h2 id="places">What lies where, and under whose law <span class="count" data-n>${placements.length}</span></h2>
    ${
      placements.length > 0
        ? placesTable(placements, byId, verdicts, filters)
        : html`<p class="empty">The input has no resource with a place.</p>`
    }
  </section>`;
}

function placesTable(
  placements: readonly ReportedPlacement[],
  operators: Operators,
  verdicts: Verdicts,
  filters: Filters,
): Markup {
  const groups = [...groupBy(placements, groupKey).values()].sort(byPlace);
  const seen = new Set<string>();
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="places">
    <table>
      <caption>
        Resources by country and operator
      </caption>
      <thead>
        <tr>
          <th scope="col">Country</th>
          <th scope="col">Findings</th>
          <th scope="col">Operator</th>
          <th scope="col">Head office</th>
          <th scope="col">Ultimate parent</th>
          <th scope="col">Data classes</th>
        </tr>
      </thead>
      ${groups.map((group) => {
        const anchor = placeAnchor(placeKey(group[0].place, group[0].countries));
        const first = !seen.has(anchor);
        seen.add(anchor);
        return placeRows(group, first ? anchor : undefined, operators, verdicts, filters);
      })}
    </table>
  </div>`;
}

function placeRows(
  group: readonly ReportedPlacement[],
  anchor: string | undefined,
  operators: Operators,
  verdicts: Verdicts,
  filters: Filters,
): Markup {
  const [{ place, countries, operator }] = group;
  const run = operators.get(operator ?? "");
  return html`<tbody class="g" ${anchor === undefined ? undefined : html`id="${anchor}"`}>
    <tr data-head>
      <th scope="row">${placeLabel(place, countries)}</th>
      <td>${verdictCell(group.map((placement) => verdicts.placements.get(placement)))}</td>
      <td>${operator === undefined ? "not known" : operatorName(operator, operators)}</td>
      <td class="law">${countryOf(run?.hq)}</td>
      <td class="law">${countryOf(run?.ultimateParent)}</td>
      <td>${classesOf(group)}</td>
    </tr>
    <tr class="members">
      <td colspan="6">
        <details>
          <summary><span data-n>${group.length}</span> resource${group.length === 1 ? undefined : "s"}</summary>
          ${[...groupBy(group, (placement) => setKey(placement, verdicts)).values()].map((set) => addresses(set, verdicts, filters))}
        </details>
      </td>
    </tr>
  </tbody> `;
}

/** Resources of one stack whose place is known in the same way. */
function addresses(set: readonly ReportedPlacement[], verdicts: Verdicts, filters: Filters): Markup {
  const [{ stack, region, basis, dataClass }] = set;
  const mark = markOf(set[0], verdicts);
  const facets = filters.mark({ stacks: [stack], dataClasses: [dataClass], statuses: [mark] });
  const how = [region, basis, `stack ${stack}`, dataClass].filter(Boolean).join(", ");
  return html`<div class="set g ${mark}" ${facets}>
    <p class="note" data-head>${how}</p>
    <ul class="names">
      ${set.map(({ address }) => html`<li>${address}</li>`)}
    </ul>
  </div>`;
}

function markOf(placement: ReportedPlacement, verdicts: Verdicts): Mark {
  return verdicts.placements.get(placement)?.mark ?? "unknown";
}

function groupKey({ place, countries, operator }: ReportedPlacement): string {
  return `${placeKey(place, countries)}\n${operator ?? ""}`;
}

function setKey(placement: ReportedPlacement, verdicts: Verdicts): string {
  const { stack, region, basis, dataClass } = placement;
  return JSON.stringify([MARKS.indexOf(markOf(placement, verdicts)), stack, region, basis, dataClass]);
}

/** By the name of the country; after them what is in one of several, what may be anywhere, and what is not known. */
function byPlace([a]: readonly ReportedPlacement[], [b]: readonly ReportedPlacement[]): number {
  return compare(
    [orderOf(a), placeLabel(a.place, a.countries), a.operator ?? ""],
    [orderOf(b), placeLabel(b.place, b.countries), b.operator ?? ""],
  );
}

function orderOf({ place, countries }: ReportedPlacement): string {
  if (place !== "countries") return place === "anywhere" ? "2" : "3";
  return countries.length > 1 ? "1" : "0";
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at] < b[at] ? -1 : 1;
}

function countryOf(code: string | undefined): string {
  return code === undefined ? "not known" : countryName(code);
}

/** The most protected first. */
function classesOf(group: readonly ReportedPlacement[]): string {
  const used = new Set(group.map(({ dataClass }) => dataClass));
  return [...DATA_CLASSES]
    .reverse()
    .filter((name) => used.has(name))
    .join(", ");
}
