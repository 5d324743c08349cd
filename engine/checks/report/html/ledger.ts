import type { Report } from "../report";
import { html, type Markup } from "./markup";

/** Who accepted what, for how long. */
export function waiversSection({ findings }: Report): Markup | undefined {
  const waived = findings.filter(({ status }) => status === "waived");
  if (waived.length === 0) return undefined;
  return html`<section aria-labelledby="waivers">
    <h2 id="waivers">Waived</h2>
    <div class="scroll">
      <table>
        <caption>
          Findings that an owner accepted
        </caption>
        <thead>
          <tr>
            <th scope="col">Finding</th>
            <th scope="col">Owner</th>
            <th scope="col">Until</th>
            <th scope="col">Reason</th>
            <th scope="col">Approval</th>
          </tr>
        </thead>
        <tbody>
          ${waived.map(
            ({ rule, address, waiver }) =>
              html`<tr>
                <th scope="row">${rule} <code>${address}</code></th>
                <td>${waiver?.owner}</td>
                <td>${waiver?.expires}</td>
                <td>${waiver?.reason}</td>
                <td>${waiver?.approval ?? "none"}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** What the program says of itself: nobody else vouches for it. */
export function statedSection({ stated }: Report): Markup | undefined {
  if (stated.length === 0) return undefined;
  return pairs("stated", "Stated by the program", "Nothing in the input proves these statements", [
    "Where",
    "What",
    ...stated.map(({ path, what }) => [path, what] as const),
  ]);
}

/** What the check did not look at, and what only others can answer. */
export function notAssessedSection({ notAssessed }: Report): Markup {
  if (notAssessed.length === 0) {
    return html`<section aria-labelledby="open">
      <h2 id="open">Not assessed</h2>
      <p class="empty">Nothing was left out that this check could have looked at.</p>
    </section>`;
  }
  return pairs("open", "Not assessed", "What nothing was held against, and why", [
    "What",
    "Why",
    ...notAssessed.map(({ what, why }) => [what, why] as const),
  ]);
}

export function inputsSection({ inputs, policy }: Report): Markup {
  return html`<section aria-labelledby="inputs">
    <h2 id="inputs">What was checked</h2>
    <div class="scroll">
      <table>
        <caption>
          Inputs and policy
        </caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Kind</th>
            <th scope="col">Stack, or SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${inputs.map(
            ({ file, kind, stack }) =>
              html`<tr>
                <td><code>${file}</code></td>
                <td>${kind}</td>
                <td>${stack ?? "none"}</td>
              </tr> `,
          )}
          <tr>
            <td><code>${policy.file ?? "stated by the program"}</code></td>
            <td>policy</td>
            <td><code>${policy.sha256 ?? "none"}</code></td>
          </tr>
        </tbody>
      </table>
    </div>
  </section>`;
}

type Row = readonly [string, string];

function pairs(id: string, title: string, caption: string, [left, right, ...rows]: [string, string, ...Row[]]): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <div class="scroll">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${left}</th>
            <th scope="col">${right}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, text]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${text}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
