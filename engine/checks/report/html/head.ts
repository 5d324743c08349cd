import { counted, verdict } from "../phrases";
import type { Report, Summary } from "../report";
import { html, type Markup } from "./markup";

/** The verdict, what it rests on, and the way to each part. */
export function head(report: Report): Markup {
  const { summary, asOf, enforced, stated, notAssessed } = report;
  return html`<a class="skip" href="#main">Skip to the report</a>
    <header>
      <p class="eyebrow">Sovereignty report, as of <time>${asOf}</time></p>
      <h1 class="${tone(summary)}">${verdict(summary)}</h1>
      <p class="lead">${scope(report)}</p>
      ${enforced ? undefined : html`<p class="notice">Not enforced: findings did not keep the program from being deployed.</p>`}
      <ul class="tiles">
        ${tile("error", "Errors", summary.error, "findings")}
        ${tile("warning", "Warnings", summary.warning, "findings")}
        ${tile("waived", "Waived", summary.waived, "waivers")} ${tile("", "Checks passed", summary.pass, "inputs")}
        ${tile("", "Stated", stated.length, "stated")} ${tile("", "Not assessed", notAssessed.length, "open")}
      </ul>
      <nav aria-label="Parts of the report">
        <ul>
          ${parts(report).map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}
        </ul>
      </nav>
    </header>`;
}

function scope({ summary, inputs, policy, placements }: Report): Markup {
  const countries = new Set(placements.flatMap(({ countries: codes }) => codes)).size;
  const operators = new Set(placements.flatMap(({ operator }) => operator ?? [])).size;
  return html`${counted(summary.resources, "resource")} in ${counted(inputs.length, "input")}, in
  ${countries === 1 ? "1 country" : `${countries} countries`} under ${counted(operators, "operator")}, held against
  ${policy.file === undefined ? "the policy of the program" : html`<code>${policy.file}</code>`}.`;
}

function parts({
  halls = [],
  exposures = [],
  registers = [],
}: Report): readonly (readonly [id: string, label: string])[] {
  return [
    ["map", "Map"],
    ["places", "Places"],
    ["flows", "Flows"],
    ["findings", "Findings"],
    ...(halls.length > 0 ? [["halls", "Halls"] as const] : []),
    ...(exposures.length > 0 ? [["exposures", "Exposures"] as const] : []),
    ...(registers.length > 0 ? [["registers", "Registers"] as const] : []),
    ["waivers", "Waivers"],
    ["stated", "Stated"],
    ["open", "Not assessed"],
    ["inputs", "Inputs and policy"],
  ];
}

function tile(kind: string, label: string, count: number, target: string): Markup {
  return html`<li class="${count > 0 ? kind : ""}">
    <a href="#${target}"><b>${count}</b> <span>${label}</span></a>
  </li>`;
}

function tone({ error, warning }: Summary): "error" | "warning" | "good" {
  if (error > 0) return "error";
  return warning > 0 ? "warning" : "good";
}
