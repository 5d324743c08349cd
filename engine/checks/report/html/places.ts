import { findCountry } from "../../../../catalog/countries";
import { findOperator } from "../../../../catalog/operators";
import { counted } from "../phrases";
import type { Report, ReportedFlow, ReportedPlacement } from "../report";
import { html, type Markup } from "./markup";

/** What lies where, and under whose law: the question that a reviewer opens the report for. */
export function placesSection({ placements }: Report): Markup {
  return html`<section aria-labelledby="places">
    <h2 id="places">What lies where</h2>
    ${placements.length > 0 ? placesTable(placements) : html`<p class="empty">The input has no resource with a place.</p>`}
  </section>`;
}

function placesTable(placements: readonly ReportedPlacement[]): Markup {
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
          <th scope="col">Resources</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(placeRow)}
      </tbody>
    </table>
  </div>`;
}

function placeRow(group: readonly ReportedPlacement[]): Markup {
  const [{ place, countries, operator }] = group;
  const row = operator === null ? undefined : findOperator(operator);
  return html`<tr>
    <th scope="row">${placeLabel(place, countries)}</th>
    <td>${operator === null ? "not known" : (row?.legalName ?? operator)}</td>
    <td>${operator === null ? "not known" : (row?.hq ?? "as stated")}</td>
    <td>${operator === null ? "not known" : (row?.ultimateParent ?? "as stated")}</td>
    <td>${unique(group.map(({ dataClass }) => dataClass)).join(", ")}</td>
    <td>
      ${namesOf(
        counted(group.length, "resource"),
        group.map(({ stack, address, region, basis }) => ({
          name: address,
          note: [region, basis, stack].filter(Boolean).join(", "),
        })),
      )}
    </td>
  </tr> `;
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
            <th scope="col">Flows</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(flowRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function flowRow(group: readonly ReportedFlow[]): Markup {
  const [{ kind, place, countries }] = group;
  return html`<tr>
    <th scope="row">${kind}</th>
    <td>${placeLabel(place, countries)}</td>
    <td>${unique(group.map(({ dataClass }) => dataClass)).join(", ")}</td>
    <td>
      ${namesOf(
        counted(group.length, "flow"),
        group.map(({ address, from, to }) => ({ name: address, note: `${from} → ${to}` })),
      )}
    </td>
  </tr> `;
}

function namesOf(summary: string, entries: readonly { name: string; note: string }[]): Markup {
  return html`<details>
    <summary>${summary}</summary>
    <ul class="names">
      ${entries.map(({ name, note }) => html`<li><code>${name}</code> <span class="note">${note}</span></li>`)}
    </ul>
  </details>`;
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
