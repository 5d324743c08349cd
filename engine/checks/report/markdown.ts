import type { Baseline } from "./baseline/read";
import { changesSince } from "./markdown/changes";
import { compose, type Section } from "./markdown/document";
import { code, text } from "./markdown/escape";
import { findingsSection, waivedSection } from "./markdown/findings";
import { expiringSection } from "./markdown/waivers";
import { verdict } from "./phrases";
import type { Report } from "./report";
import type { WaivedChoice } from "./waived";

export interface MarkdownOptions {
  /** @default "keep", as a folded list */
  readonly waived?: WaivedChoice;
  /** What the report is compared with. @default - nothing */
  readonly baseline?: Baseline;
}

/** Characters that GitHub takes of one comment. */
const COMMENT_LIMIT = 65_536;
const ROOM_FOR_NOTICE = 300;

/** The report as GitHub-flavoured Markdown, for a pull request. With a baseline, what is new stands first. */
export function markdownReport(report: Report, { waived = "keep", baseline }: MarkdownOptions = {}): string {
  const changes = baseline ? changesSince(report, baseline) : undefined;
  const head = `${marker(report)}\n## ${subject(report)}: ${verdict(report.summary)}\n\n${counts(report)}`;
  const since = baseline && changes ? `\n### Since ${baseline.generatedAt}\n\n${bullets(changes.lines)}` : "";
  const foot = `\n${facts(report)}\n`;
  const sections = [...(changes?.sections ?? []), ...standing(report, waived, changes !== undefined)];
  const fixed = head.length + since.length + foot.length + ROOM_FOR_NOTICE;
  const { markdown, leftOut } = compose(sections, COMMENT_LIMIT - fixed);
  return head + notice(leftOut) + since + markdown + foot;
}

/** Not shown; by it a job finds the comment of its last run. */
function marker({ power }: Report): string {
  return power ? "<!-- sovereign power -->" : "<!-- sovereign check -->";
}

function subject({ power }: Report): string {
  return power ? `Power and heat of ${text(power.name)}` : "Sovereignty";
}

/** What is found now. Where there is a comparison, it is what is read first. */
function standing(report: Report, waived: WaivedChoice, folded: boolean): readonly Section[] {
  const { findings, stated, notAssessed } = report;
  return [
    findingsSection(findings, "error", folded),
    findingsSection(findings, "warning", folded),
    expiringSection(report),
    ...(waived === "keep" ? [waivedSection(findings)] : []),
    {
      title: `${notAssessed.length} not assessed`,
      columns: ["What", "Why"],
      rows: notAssessed.map(({ what, why }) => [text(what), text(why)]),
      folded: true,
    },
    findingsSection(findings, "info", true),
    {
      title: `${stated.length} stated by the program`,
      columns: ["Where", "What"],
      rows: stated.map(({ path, what }) => [code(path), text(what)]),
      folded: true,
    },
  ];
}

function counts({ summary, notAssessed }: Report): string {
  const cells = {
    Errors: summary.error,
    Warnings: summary.warning,
    Waived: summary.waived,
    "Checks passed": summary.pass,
    Resources: summary.resources,
    "Not assessed": notAssessed.length,
  };
  const columns = Object.keys(cells);
  return `| ${columns.join(" | ")} |\n|${" ---: |".repeat(columns.length)}\n| ${Object.values(cells).join(" | ")} |\n`;
}

function notice(leftOut: number): string {
  if (leftOut === 0) return "";
  return `\n> A comment holds ${COMMENT_LIMIT.toLocaleString("en")} characters: ${leftOut} rows are left out here. The JSON, CSV and HTML reports have them all.\n`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}\n`).join("");
}

function facts({ policy, asOf, enforced, tool, power }: Report): string {
  const withoutFile = power ? "every single failure" : "the policy of the program";
  const heldAgainst = policy.file === undefined ? withoutFile : code(policy.file);
  const lines = [
    `Held against ${heldAgainst}, as of ${asOf}, by ${tool.name} ${tool.version}. What was found in these inputs is no`,
    "statement that a law is met.",
    ...(enforced ? [] : ["**Not enforced**: findings did not keep the program from being deployed."]),
  ];
  return lines.join(" ");
}
