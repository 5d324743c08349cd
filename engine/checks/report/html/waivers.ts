import type { Waiver } from "../../../policy";
import { groupBy } from "../group-by";
import { counted } from "../phrases";
import type { Report, ReportedFinding } from "../report";
import type { Filters } from "./filters";
import { findingId } from "./finding-id";
import { html, prose, type Markup } from "./markup";

/** From here on an end is near enough to be marked. */
const SOON_DAYS = 30;
/** Findings of one waiver that are named at once. */
const MAX_OPEN = 5;
/** Rules about waivers that accept nothing. */
const IDLE: readonly string[] = ["WAIVER-EXPIRED", "WAIVER-UNUSED"];
const DAY_MS = 86_400_000;

/** Who accepted what, for how long; then the waivers that accept nothing. */
export function waiversSection({ findings, asOf }: Report, filters: Filters): Markup {
  const waived = findings.filter(({ waiver, status }) => status === "waived" && waiver !== null);
  const idle = findings.filter(({ rule }) => IDLE.includes(rule));
  const byWaiver = [...groupBy(waived, ({ waiver }) => termsOf(waiver)).values()];
  byWaiver.sort(([a], [b]) => ((a.waiver?.expires ?? "") < (b.waiver?.expires ?? "") ? -1 : 1));
  return html`<section aria-labelledby="waivers" data-name="waived finding">
    <h2 id="waivers">Waivers <span class="count" data-n>${waived.length + idle.length}</span></h2>
    ${
      waived.length + idle.length === 0
        ? html`<p class="empty">Nothing is waived.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="waivers">
            <table>
              <caption>
                What an owner accepted, the first to end first
              </caption>
              <thead>
                <tr>
                  <th scope="col">Owner</th>
                  <th scope="col">Until</th>
                  <th scope="col">Reason</th>
                  <th scope="col">Approval</th>
                  <th scope="col">Findings</th>
                </tr>
              </thead>
              ${byWaiver.map((group) => waiverRow(group, asOf, filters))}${idle.map((finding) => idleRow(finding, filters))}
            </table>
          </div>`
    }
  </section>`;
}

/** One waiver may accept several findings, each of which copies it. */
function termsOf(waiver: Waiver | null): string {
  const { owner, expires, reason, approval } = waiver ?? {};
  return JSON.stringify([owner, expires, reason, approval]);
}

function waiverRow(group: readonly ReportedFinding[], asOf: string, filters: Filters): Markup {
  const { owner, expires = "", reason, approval } = group[0].waiver ?? {};
  const list = html`<ul class="flows">
    ${group.map((finding) => html`<li class="i" ${filters.ofFinding(finding)}>${linkTo(finding)}</li>`)}
  </ul>`;
  return html`<tbody class="g">
    <tr data-head>
      <th scope="row">${owner}</th>
      <td class="date"><time>${expires}</time>${daysLeft(expires, asOf)}</td>
      <td>${reason}</td>
      <td>${approval ?? "none stated"}</td>
      <td>
        ${
          group.length <= MAX_OPEN
            ? list
            : html`<details>
                <summary><span data-n>${group.length}</span> findings</summary>
                ${list}
              </details>`
        }
      </td>
    </tr>
  </tbody> `;
}

function daysLeft(expires: string, asOf: string): Markup {
  const days = Math.round((Date.parse(expires) - Date.parse(asOf)) / DAY_MS);
  return html`<span class="days ${days <= SOON_DAYS ? "warning" : ""}">${counted(days, "day")} left</span>`;
}

function idleRow(finding: ReportedFinding, filters: Filters): Markup {
  const label = finding.rule === "WAIVER-EXPIRED" ? "Expired" : "Matches nothing";
  return html`<tbody class="g">
    <tr class="i" ${filters.ofFinding(finding)}>
      <th scope="row"><span class="days ${finding.severity}">${label}</span></th>
      <td colspan="3">${prose(finding.message)}</td>
      <td>${linkTo(finding)}</td>
    </tr>
  </tbody> `;
}

function linkTo(finding: ReportedFinding): Markup {
  return html`<a href="#${findingId(finding)}">${finding.rule} <code>${finding.address}</code></a>`;
}
