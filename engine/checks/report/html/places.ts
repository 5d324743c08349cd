import { findCountry } from "../../../../catalog/countries";
import { counted } from "../phrases";
import type { Report, ReportedFlow, ReportedOperator, ReportedPlacement } from "../report";
import { html, type Markup } from "./markup";

/** What lies where, and under whose law: the question that a reviewer opens the report for. */
export function placesSection({ placements, operators }: Report): Markup {
  return html`<section aria-labelledby="places">
    <h2 id="places">What lies where</h2>
    ${
      placements.length > 0
        ? placesTable(placements, new Map(operators.map((operator) => [operator.id, operator])))
        : html`<p class="empty">The input has no resource with a place.</p>`
    }
  </section>`;
}

function placesTable(
  placements: readonly ReportedPlacement[],
  operators: ReadonlyMap<string, ReportedOperator>,
): Markup {
  const groups = grouped(placements, ({ place, countries, operator }) => [
    placeLabel(place, countries),
    operator ?? "",
  ]);
  return html`<div class="scroll">
    <table>
      <caption>
        Resources by country and operator
      </caption>
      <thead>
        <tr>
          <th scope="col">Country</th>
          <th scope="col">Operator</th>
          <th scope="col">Head office</th>
          <th scope="col">Ultimate parent</th>
          <th scope="col">Data classes</th>
        </tr>
      </thead>
      ${groups.map((group) => placeRows(group, operators.get(group[0].operator ?? "")))}
    </table>
  </div>`;
}

function placeRows(group: readonly ReportedPlacement[], operator: ReportedOperator | undefined): Markup {
  const [{ place, countries }] = group;
  return html`<tbody>
    <tr>
      <th scope="row">${placeLabel(place, countries)}</th>
      <td>${operatorLabel(operator)}</td>
      <td>${operator?.hq ?? "not known"}</td>
      <td>${operator?.ultimateParent ?? "not known"}</td>
      <td>${unique(group.map(({ dataClass }) => dataClass)).join(", ")}</td>
    </tr>
    ${membersRow(
      5,
      counted(group.length, "resource"),
      group.map(({ stack, address, region, basis }) => ({
        name: address,
        note: [region, basis, stack].filter(Boolean).join(", "),
      })),
    )}
  </tbody> `;
}

function operatorLabel(operator: ReportedOperator | undefined): string {
  if (!operator) return "not known";
  const { id, legalName, source } = operator;
  return source === "stated" ? `${id} (as stated)` : (legalName ?? id);
}

/** Where data moves from and to, by kind. */
export function flowsSection({ flows }: Report): Markup | undefined {
  if (flows.length === 0) return undefined;
  const groups = grouped(flows, ({ kind, place, countries }) => [kind, placeLabel(place, countries)]);
  return html`<section aria-labelledby="flows">
    <h2 id="flows">Where data moves</h2>
    <div class="scroll">
      <table>
        <caption>
          Flows by kind and destination
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">To</th>
            <th scope="col">Data classes</th>
          </tr>
        </thead>
        ${groups.map(flowRows)}
      </table>
    </div>
  </section>`;
}

function flowRows(group: readonly ReportedFlow[]): Markup {
  const [{ kind, place, countries }] = group;
  return html`<tbody>
    <tr>
      <th scope="row">${kind}</th>
      <td>${placeLabel(place, countries)}</td>
      <td>${unique(group.map(({ dataClass }) => dataClass)).join(", ")}</td>
    </tr>
    ${membersRow(
      3,
      counted(group.length, "flow"),
      group.map(({ address, from, to }) => ({ name: address, note: `${from} → ${to}` })),
    )}
  </tbody> `;
}

/** The members of a group, over the whole width of its table. */
function membersRow(span: number, summary: string, entries: readonly { name: string; note: string }[]): Markup {
  return html`<tr class="members">
    <td colspan="${span}">
      <details>
        <summary>${summary}</summary>
        <ul class="names">
          ${entries.map(({ name, note }) => html`<li><code>${name}</code> <span class="note">${note}</span></li>`)}
        </ul>
      </details>
    </td>
  </tr>`;
}

function placeLabel(place: ReportedPlacement["place"], countries: readonly string[]): string {
  if (place !== "countries") return place === "anywhere" ? "May be anywhere" : "Unknown";
  return countries.length === 1
    ? `${findCountry(countries[0])?.name ?? countries[0]} (${countries[0]})`
    : countries.join(", ");
}

function grouped<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = JSON.stringify(keysOf(entry));
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
