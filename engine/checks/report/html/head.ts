import { counted, verdict } from "../phrases";
import type { Report, Summary } from "../report";
import { html, type Markup } from "./markup";

/** The verdict, what it rests on, and the way to each part. */
export function head(report: Report): Markup {
  const { summary, asOf, enforced, stated, notAssessed } = report;
  return html`<a class="skip" href="#main">Skip to the report</a>
    <header>
      <p class="eyebrow">${reportTitle(report)}, as of <time>${asOf}</time></p>
      <h1 class="${tone(summary)}">${verdict(summary)}</h1>
      <p class="lead">${scope(report)}</p>
      ${enforced ? undefined : html`<p class="notice">Not enforced: findings did not keep the program from being deployed.</p>`}
      <ul class="tiles">
        ${tile("error", "Errors", summary.error, "findings")}
        ${tile("warning", "Warnings", summary.warning, "findings")}
        ${tile("waived", "Waived", summary.waived, "waivers")} ${tile("", "Checks passed", summary.pass, "inputs")}
        ${hasStated(report) ? tile("", "Stated", stated.length, "stated") : undefined}
        ${tile("", "Not assessed", notAssessed.length, "open")}
      </ul>
      <nav aria-label="Parts of the report">
        <ul>
          ${parts(report).map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}
        </ul>
      </nav>
    </header>`;
}

/** What the page is called. */
export function reportTitle({ power }: Report): string {
  return power === undefined ? "Sovereignty report" : "Power report";
}

function scope({ summary, inputs, policy, placements, power }: Report): Markup {
  const against = policy.file === undefined ? "the policy of the program" : html`<code>${policy.file}</code>`;
  if (power !== undefined) {
    const { name, elements, racks } = power;
    return html`${name}: ${counted(elements.length, "element")} and ${counted(racks.length, "rack")}, in every state in
    which one element is out${policy.file === undefined ? undefined : html`, held against ${against}`}.`;
  }
  const countries = new Set(placements.flatMap(({ countries: codes }) => codes)).size;
  const operators = new Set(placements.flatMap(({ operator }) => operator ?? [])).size;
  return html`${counted(summary.resources, "resource")} in ${counted(inputs.length, "input")}, in
  ${countries === 1 ? "1 country" : `${countries} countries`} under ${counted(operators, "operator")}, held against
  ${against}.`;
}

/** A hall by itself has no program that could state anything. */
export function hasStated({ power, stated }: Report): boolean {
  return power === undefined || stated.length > 0;
}

function parts(report: Report): readonly (readonly [id: string, label: string])[] {
  const { halls = [], topologies = [], power, exposures = [], registers = [] } = report;
  return [
    ...(power === undefined ? PARTS_OF_PROGRAM : [["power", "Power and heat"] as const]),
    ["findings", "Findings"],
    ...(halls.length > 0 ? [["halls", "Halls"] as const] : []),
    ...(topologies.length > 0 ? [["power", "Power and heat"] as const] : []),
    ...(exposures.length > 0 ? [["exposures", "Exposures"] as const] : []),
    ...(registers.length > 0 ? [["registers", "Registers"] as const] : []),
    ["waivers", "Waivers"],
    ...(hasStated(report) ? [["stated", "Stated"] as const] : []),
    ["open", "Not assessed"],
    ["inputs", "Inputs and policy"],
  ];
}

const PARTS_OF_PROGRAM = [
  ["map", "Map"],
  ["places", "Places"],
  ["flows", "Flows"],
] as const;

function tile(kind: string, label: string, count: number, target: string): Markup {
  return html`<li class="${count > 0 ? kind : ""}">
    <a href="#${target}"><b>${count}</b> <span>${label}</span></a>
  </li>`;
}

function tone({ error, warning }: Summary): "error" | "warning" | "good" {
  if (error > 0) return "error";
  return warning > 0 ? "warning" : "good";
}
