import { gathered } from "../phrases";
import type { Report } from "../report";
import { html, type Markup } from "./markup";

/** Things of which a row says the same that stand in it at once. */
const MAX_OPEN = 8;

/** What the program says of itself: nobody else vouches for it. */
export function statedSection({ stated }: Report): Markup {
  const rows = gathered(
    stated,
    ({ what }) => what,
    ({ path }) => path,
  );
  return html`<section aria-labelledby="stated" data-name="statement">
    <h2 id="stated">Stated by the program <span class="count" data-n>${stated.length}</span></h2>
    ${
      stated.length === 0
        ? html`<p class="empty">The program states nothing that the input does not show.</p>`
        : ledger("stated", "Nothing in the input proves these statements", ["Where", "Statement"], rows)
    }
  </section>`;
}

/** What the check did not look at, and what only others can answer. */
export function notAssessedSection({ notAssessed }: Report): Markup {
  const rows = gathered(
    notAssessed,
    ({ why }) => why,
    ({ what }) => what,
  );
  return html`<section aria-labelledby="open" data-name="open question">
    <h2 id="open">Not assessed <span class="count" data-n>${notAssessed.length}</span></h2>
    ${
      notAssessed.length === 0
        ? html`<p class="empty">Nothing was left out that this check could have looked at.</p>`
        : ledger("open", "What nothing was held against, and why", ["What", "Why"], rows)
    }
  </section>`;
}

function ledger(
  id: string,
  caption: string,
  [left, right]: readonly [string, string],
  rows: ReadonlyMap<string, readonly string[]>,
): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
    <table class="ledger">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${left}</th>
          <th scope="col">${right}</th>
        </tr>
      </thead>
      ${[...rows].map(([shared, own]) => row(shared, own))}
    </table>
  </div>`;
}

function row(shared: string, own: readonly string[]): Markup {
  const list = html`<ul class="flows">
    ${own.map((name) => html`<li class="i">${name}</li>`)}
  </ul>`;
  return html`<tbody class="g">
    <tr>
      <td>
        ${
          own.length <= MAX_OPEN
            ? list
            : html`<details>
                <summary><span data-n>${own.length}</span> of them</summary>
                ${list}
              </details>`
        }
      </td>
      <th scope="row" data-head>${shared}</th>
    </tr>
  </tbody> `;
}
