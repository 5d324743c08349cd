import { findingsSection } from "./html/findings";
import { hallsSection } from "./html/halls";
import { inputsSection, notAssessedSection, statedSection, waiversSection } from "./html/ledger";
import { html, Markup } from "./html/markup";
import { flowsSection, placesSection } from "./html/places";
import { STYLE } from "./html/style";
import { counted, verdict } from "./phrases";
import type { Report, Summary } from "./report";

/** The report as one file for a browser, without a script and without anything from elsewhere. */
export function htmlReport(report: Report): string {
  const { tool, generatedAt, summary } = report;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Sovereignty report: ${verdict(summary)}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        ${head(report)}
        <main>
          ${findingsSection(report)} ${hallsSection(report)} ${placesSection(report)} ${flowsSection(report)}
          ${waiversSection(report)} ${statedSection(report)} ${notAssessedSection(report)} ${inputsSection(report)}
        </main>
        <footer>
          Written by ${tool.name} ${tool.version} at <time>${generatedAt}</time>. A report says what was found in these
          inputs under this policy. Whether that meets a law is a question for a lawyer, and what an operator does
          behind its interface is one for its attestation.
        </footer>
      </body>
    </html> `;
  // The indentation is that of these sources.
  return `${page.text.replace(/\n\s*/g, "\n").trim()}\n`;
}

function head({ summary, asOf, enforced, stated, notAssessed, inputs, policy }: Report): Markup {
  return html`<header>
    <p class="eyebrow">Sovereignty report, as of <time>${asOf}</time></p>
    <h1 class="${tone(summary)}">${verdict(summary)}</h1>
    <p class="lead">
      ${counted(summary.resources, "resource")} in ${counted(inputs.length, "input")}, held against
      ${policy.file === undefined ? "the policy of the program" : html`<code>${policy.file}</code>`}.
    </p>
    ${enforced ? undefined : html`<p class="notice">Not enforced: findings did not keep the program from being deployed.</p>`}
    <dl class="tiles">
      ${tile("error", "Errors", summary.error)} ${tile("warning", "Warnings", summary.warning)}
      ${tile("waived", "Waived", summary.waived)} ${tile("", "Checks passed", summary.pass)}
      ${tile("", "Stated", stated.length)} ${tile("", "Not assessed", notAssessed.length)}
    </dl>
  </header>`;
}

function tile(kind: string, label: string, count: number): Markup {
  return html`<div class="${count > 0 ? kind : ""}">
    <dt>${label}</dt>
    <dd>${count}</dd>
  </div>`;
}

function tone({ error, warning }: Summary): "error" | "warning" | "good" {
  if (error > 0) return "error";
  return warning > 0 ? "warning" : "good";
}
