import type { Report } from "../report";
import { citationOf } from "./evidence";
import type { Filters } from "./filters";
import { html, type Markup } from "./markup";
import { countryName } from "./place-name";

type Exposure = NonNullable<Report["exposures"]>[number];
type Register = NonNullable<Report["registers"]>[number];

/** Where an exposure holds, as much as is named at once. */
const MAX_OPEN = 4;

/** Whose law reaches data through its operators, wherever it lies: notes, and no findings. */
export function exposuresSection({ exposures = [] }: Report, filters: Filters): Markup | undefined {
  if (exposures.length === 0) return undefined;
  return html`<section aria-labelledby="exposures" data-name="exposure">
    <h2 id="exposures">Whose law reaches the data <span class="count" data-n>${exposures.length}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="exposures">
      <table>
        <caption>
          Exposures that the law profiles name; notes, and no findings
        </caption>
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Through</th>
            <th scope="col">What it means, and what helps</th>
            <th scope="col">Where</th>
            <th scope="col">Law</th>
          </tr>
        </thead>
        <tbody>
          ${exposures.map((exposure) => exposureRow(exposure, filters))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function exposureRow(
  { profile, operator, legalName, through, at, dataClasses, note, mitigations, citation }: Exposure,
  filters: Filters,
): Markup {
  const facets = filters.mark({ stacks: at.map(({ stack }) => stack), dataClasses });
  const list = html`<ul class="flows">
    ${at.map(({ stack, address }) => html`<li><code>${address}</code> in ${stack}</li>`)}
  </ul>`;
  return html`<tr class="i" ${facets}>
    <th scope="row">${legalName ?? operator}</th>
    <td>${through.map(tieInWords).join(", ")}</td>
    <td>
      ${note}${
        mitigations.length === 0
          ? undefined
          : html`<ul class="plain">
              ${mitigations.map((mitigation) => html`<li>${mitigation}</li>`)}
            </ul>`
      }
    </td>
    <td>
      ${
        at.length <= MAX_OPEN
          ? list
          : html`<details>
              <summary>${at.length} places</summary>
              ${list}
            </details>`
      }
    </td>
    <td>${profile}: ${citationOf(citation)}</td>
  </tr> `;
}

const TIES: Readonly<Record<string, string>> = {
  hq: "head office",
  ultimateParent: "ultimate parent",
  techVendor: "technology vendor",
};

/** `ultimateParent US` as `ultimate parent US`. */
function tieInWords(tie: string): string {
  const [name, ...country] = tie.split(" ");
  return [TIES[name] ?? name, ...country].join(" ");
}

/** Rows that a law wants listed, made from places and flows. */
export function registersSection({ registers = [] }: Report): Markup | undefined {
  if (registers.length === 0) return undefined;
  return html`<section aria-labelledby="registers">
    <h2 id="registers">Registers</h2>
    ${registers.map(registerTable)}
  </section>`;
}

function registerTable({ profile, requirement, purpose, citation, rows }: Register): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Register of ${profile}, ${requirement}">
      <table>
        <caption>
          ${profile}, ${requirement}: ${purpose}
        </caption>
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Head office</th>
            <th scope="col">Ultimate parent</th>
            <th scope="col">Countries</th>
            <th scope="col">Data classes</th>
            <th scope="col">Resources</th>
            <th scope="col">Onward</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(registerRow)}
        </tbody>
      </table>
    </div>
    <p class="note">${citationOf(citation)}</p>`;
}

function registerRow({
  operator,
  legalName,
  hq,
  ultimateParent,
  resources,
  countries,
  withoutCountry,
  dataClasses,
  onward,
}: Register["rows"][number]): Markup {
  const elsewhere = withoutCountry > 0 ? [`${withoutCountry} without a country`] : [];
  return html`<tr>
    <th scope="row">${legalName ?? operator}</th>
    <td>${hq === undefined ? "not known" : countryName(hq)}</td>
    <td>${ultimateParent === undefined ? "not known" : countryName(ultimateParent)}</td>
    <td>${[...countries.map(countryName), ...elsewhere].join(", ")}</td>
    <td>${dataClasses.join(", ")}</td>
    <td>${resources}</td>
    <td>${onward.map(onwardText).join("; ")}</td>
  </tr> `;
}

function onwardText({ kind, operator, countries }: Register["rows"][number]["onward"][number]): string {
  const where = countries.length === 0 ? "a place not known" : countries.join(", ");
  return `${kind} to ${operator ?? "an operator not known"} in ${where}`;
}
