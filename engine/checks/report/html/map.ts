import { counted } from "../phrases";
import type { Report, ReportedFlow, ReportedOperator } from "../report";
import type { Filters } from "./filters";
import { mapDrawing, sign, siteName } from "./map/drawing";
import { mapFacts, type MapFacts, type MapSite, type Nowhere } from "./map/sites";
import { html, type Markup } from "./markup";
import { operatorName, lawOf } from "./operator-name";
import { placeAnchor } from "./place-name";
import { MARK_LABELS, MARKS, type Mark, type Verdicts } from "./verdicts";

/** Places that are named beside the map; the table below has them all. */
const MAX_LISTED = 8;

type Operators = ReadonlyMap<string, ReportedOperator>;

/** Where data lies and where it moves, at one glance; the tables after it say the same in words. */
export function mapSection(report: Report, verdicts: Verdicts, filters: Filters): Markup {
  const facts = mapFacts(report, verdicts);
  const operators = new Map(report.operators.map((operator) => [operator.id, operator]));
  return html`<section aria-labelledby="map">
    <h2 id="map">Where data lies, and where it moves</h2>
    <div class="atlas">
      <figure>
        <div class="canvas">${mapDrawing(facts, filters, (site) => describe(site, operators))}</div>
        <figcaption>
          ${legend()}
          <p class="note only-filtered">What the filter leaves out is pale; numbers count everything.</p>
        </figcaption>
      </figure>
      <div class="aside">
        ${nowhere("anywhere", "May be anywhere", facts.anywhere)}
        ${nowhere("unknown", "Place not known", facts.unknown)} ${siteList(facts)}
      </div>
    </div>
    ${inWords(facts)}
  </section>`;
}

/** What is in no country stands beside the map, also where it is nothing: nobody has to wonder. */
function nowhere(key: "anywhere" | "unknown", title: string, { placements, flows }: Nowhere): Markup {
  const none = placements.length + flows.length === 0;
  const text = html`<strong>${title}</strong> ${counted(placements.length, "resource")},
    ${counted(flows.length, "flow")}`;
  if (none) return html`<p class="nowhere none">${text}</p>`;
  const target = placements.length > 0 ? placeAnchor(key) : "flows";
  return html`<p class="nowhere ${key === "unknown" ? "unknown" : "fail"}"><a href="#${target}">${text}</a></p>`;
}

function siteList({ sites }: MapFacts): Markup | undefined {
  if (sites.length === 0) return undefined;
  const rest = sites.length - MAX_LISTED;
  return html`<ol class="sites" aria-label="Places, the worst first">
      ${sites.slice(0, MAX_LISTED).map((site) => siteEntry(site))}
    </ol>
    ${rest > 0 ? html`<p class="note"><a href="#places">and ${counted(rest, "more place")}</a></p>` : undefined}`;
}

function siteEntry(site: MapSite): Markup {
  const { key, placements, mark } = site;
  const ids = [...new Set(placements.map(({ operator }) => operator))];
  const note = placements.length === 0 ? "flows end here" : ids.map((id) => id ?? "operator not known").join(", ");
  const target = placements.length === 0 ? "flows" : placeAnchor(key);
  return html`<li data-site="${key}">
    <a href="#${target}"
      ><svg class="key" viewBox="-8 -8 16 16" aria-hidden="true">${sign(mark, { x: 0, y: 0 }, 4.6)}</svg
      ><span>${siteName(site)}</span> <b>${placements.length}</b></a
    >
    <span class="note">${note}${against(site)}</span>
  </li>`;
}

/** `; 3 fails, 1 waived`, or nothing. */
function against({ marks }: MapSite): string {
  const said = MARKS.filter((mark) => mark !== "clear" && (marks.get(mark) ?? 0) > 0);
  return said.length === 0 ? "" : `; ${said.map((mark) => `${marks.get(mark)} ${MARK_LABELS[mark]}`).join(", ")}`;
}

function describe(site: MapSite, operators: Operators): string {
  const ids = [...new Set(site.placements.map(({ operator }) => operator))];
  const run = ids.map((id) => `${operatorName(id, operators)} (${lawOf(id, operators)})`).join("; ");
  return `${siteName(site)}: ${counted(site.placements.length, "resource")}${against(site)}. Run by ${run}.`;
}

function legend(): Markup {
  return html`<ul class="legend" aria-label="Legend">
    ${MARKS.map(
      (mark) =>
        html`<li>
          <svg viewBox="0 0 46 16" class="swatch ${mark}" aria-hidden="true">
            <rect class="fill some" x="1" y="1" width="20" height="14" rx="2" />
            ${
              mark === "clear"
                ? undefined
                : html`<rect x="1" y="1" width="20" height="14" rx="2" fill="url(#key-${mark})" />`
            }${sign(mark, { x: 11, y: 8 }, 3.4)}
            <path class="line" d="M25 8h19" /></svg
          >${capital(mark)}
        </li>`,
    )}
    <li class="note">Stronger from 10, from 100 resources</li>
  </ul>`;
}

function capital(mark: Mark): string {
  const label = MARK_LABELS[mark];
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** The curves of the map as a table, for whoever does not see it. */
function inWords({ links, within }: MapFacts): Markup {
  const rest =
    within.length > 0
      ? `${counted(within.length, "flow")} within one place ${within.length === 1 ? "is" : "are"} not drawn. `
      : "";
  return html`<details class="words">
    <summary id="map-text">The map as text</summary>
    <p class="note">${rest}Countries, operators and counts stand in the next table.</p>
    ${links.length === 0 ? html`<p class="empty">No flow goes from one country to another.</p>` : linkTable(links)}
  </details>`;
}

function linkTable(links: MapFacts["links"]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Flows between countries">
    <table>
      <caption>
        Flows between countries
      </caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Flows</th>
          <th scope="col">Kinds</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${links.map(
          ({ from, to, flows, mark }) =>
            html`<tr>
              <th scope="row">${siteName(from)}</th>
              <td>${siteName(to)}</td>
              <td>${flows.length}</td>
              <td>${kinds(flows)}</td>
              <td>${MARK_LABELS[mark]}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function kinds(flows: readonly ReportedFlow[]): string {
  return [...new Set(flows.map(({ kind }) => kind))].sort().join(", ");
}
