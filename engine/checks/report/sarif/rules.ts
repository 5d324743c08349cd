import { RULE_INFOS } from "../../rules";
import type { RuleInfo } from "../../rules/rule";
import { familyOf, familyTitle } from "../families";
import type { SarifLevel, SarifRule } from "./log";

/** Rules that are not errors when they fail (FORMATS section 5, Severity). */
const MILDER: Readonly<Record<string, SarifLevel>> = {
  "RES-GLOBAL": "note",
  "DATA-STALE": "note",
  "WAIVER-UNUSED": "warning",
  "PWR-PSU": "warning",
};

/** What GitHub calls the levels of a rule that is about no weakness of code. */
const PROBLEM_SEVERITIES: Readonly<Record<SarifLevel, string>> = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};

/** Every rule, also those without a result: only then does a viewer close what is mended. */
export function sarifRules(): readonly SarifRule[] {
  return RULE_INFOS.map(sarifRule);
}

function sarifRule(rule: RuleInfo): SarifRule {
  const { id, title, what, why, citation, example, remedy } = rule;
  const level = MILDER[id] ?? "error";
  return {
    id,
    name: pascalCase(title),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: what },
    help: {
      text: `${why} Commonly asked for by: ${citation}. Fails: ${example} Remedy: ${remedy}`,
      markdown: [
        what,
        why,
        `**Commonly asked for by**: ${citation}`,
        `**Fails**: ${example}`,
        `**Remedy**: ${remedy}`,
      ].join("\n\n"),
    },
    defaultConfiguration: { level },
    properties: {
      tags: ["sovereignty", familyTitle(familyOf(id))],
      precision: "high",
      "problem.severity": PROBLEM_SEVERITIES[level],
    },
  };
}

/** `BackupsAndSnapshotsStayInAllowedCountries`: viewers show it beside the id. */
function pascalCase(title: string): string {
  return title
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
