import { createHash } from "node:crypto";
import { Filters } from "./html/filters";
import { findingsSection } from "./html/findings";
import { flowsSection } from "./html/flows";
import { hallsSection } from "./html/halls";
import { hasStated, head, reportTitle } from "./html/head";
import { inputsSection } from "./html/inputs";
import { notAssessedSection, statedSection } from "./html/ledger";
import { exposuresSection, registersSection } from "./html/law";
import { mapSection } from "./html/map";
import { html, Markup } from "./html/markup";
import { placesSection } from "./html/places";
import { powerSection } from "./html/power";
import { POWER_SCRIPT } from "./html/power/script";
import { SCRIPT } from "./html/script";
import { STYLE } from "./html/style";
import { verdictsOf } from "./html/verdicts";
import { waiversSection } from "./html/waivers";
import { verdict } from "./phrases";
import type { Report } from "./report";

const LOOK = unindented(STYLE);
const BEHAVIOUR = unindented(SCRIPT + POWER_SCRIPT);

/**
 * The report as one file for a browser, which loads nothing and runs nothing but its own script: the policy in its head
 * names the digests of the two.
 */
export function htmlReport(report: Report): string {
  const { tool, generatedAt, summary } = report;
  const filters = new Filters(report);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${contentPolicy()}" />
        <title>${reportTitle(report)}: ${verdict(summary)}</title>
        ${new Markup(`<style>${LOOK}</style>`)}
      </head>
      <body>
        ${head(report)} ${filters.form()}
        <main id="main">
          ${report.power === undefined ? ofProgram(report, filters) : ofHall(report, filters)}
          ${waiversSection(report, filters)} ${hasStated(report) ? statedSection(report) : undefined}
          ${notAssessedSection(report)} ${inputsSection(report)}
        </main>
        <footer>
          <p>
            Written by ${tool.name} ${tool.version} at <time>${generatedAt}</time>. A report says what was found in
            these inputs under this policy. ${report.power === undefined ? LIMITS_OF_PROGRAM : LIMITS_OF_HALL}
          </p>
          ${report.power === undefined ? mapSource() : undefined}
        </footer>
        ${new Markup(`<script>${BEHAVIOUR}</script>`)}
      </body>
    </html> `;
  return `${unindented(page.text)}\n`;
}

function ofProgram(report: Report, filters: Filters): Markup {
  const verdicts = verdictsOf(report);
  return html`${mapSection(report, verdicts, filters)} ${placesSection(report, verdicts, filters)}
  ${flowsSection(report, verdicts, filters)} ${findingsSection(report, filters)} ${hallsSection(report)}
  ${powerSection(report)} ${exposuresSection(report, filters)} ${registersSection(report)}`;
}

/** A hall by itself has no places and no flows. */
function ofHall(report: Report, filters: Filters): Markup {
  return html`${powerSection(report)} ${findingsSection(report, filters)}`;
}

const LIMITS_OF_PROGRAM =
  "Whether that meets a law is a question for a lawyer, and what an operator does behind its interface is one for its attestation.";
const LIMITS_OF_HALL =
  "Loads are those that the topology states, and every failure is of one element; whether an installation may be run so is a question for its engineer.";

function mapSource(): Markup {
  return html`<p>
    Map: made with Natural Earth (public domain). Its borders are those of the data and take no position on any that is
    disputed.
  </p>`;
}

function contentPolicy(): string {
  return `default-src 'none'; style-src '${digest(LOOK)}'; script-src '${digest(BEHAVIOUR)}'; base-uri 'none'; form-action 'none'`;
}

/** Without the indentation of these sources. */
function unindented(text: string): string {
  return text.replace(/\n\s*/g, "\n").trim();
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
