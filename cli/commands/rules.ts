import { stringify } from "yaml";
import { isRuleId, RULE_TITLES } from "../../engine/policy";
import { RULE_INFOS } from "../../engine/checks/rules";
import { familyOf, familyTitle } from "../../engine/checks/report/families";
import { wrap } from "../../engine/checks/report/text";
import type { Demonstration, RuleInfo } from "../../engine/checks/rules/rule";
import type { JsonObject } from "../../engine/json";
import { ruleNotBuilt, unknownRule } from "../errors";
import { outputWidth, writeOutput } from "../output";

const PARTS = ["what", "why", "citation", "example", "remedy"] as const;
const SAID_BY_DEFAULT: JsonObject = { countries: ["DE"] };
const INDENT = "            ";

export function rulesCommand(id: string | undefined): void {
  writeOutput(id === undefined ? listOfRules() : inFull(ruleOf(id)), undefined);
}

/** By family, each title broken at the width of the terminal. */
function listOfRules(): string {
  const longest = RULE_INFOS.reduce((width, { id }) => Math.max(width, id.length), 0);
  const margin = " ".repeat(longest + 4);
  const families = new Set(RULE_INFOS.map(({ id }) => familyOf(id)));
  const parts = [...families].map((family) => {
    const lines = RULE_INFOS.filter(({ id }) => familyOf(id) === family).flatMap(({ id, title }) =>
      textBeside(`  ${id.padEnd(longest)}  `, margin, title),
    );
    return [`${family}: ${familyTitle(family)}`, ...lines].join("\n");
  });
  return `${parts.join("\n\n")}\n\n\`sovereign rules ID\` shows one in full, with a program that breaks it and what mends it.\n`;
}

function textBeside(label: string, margin: string, text: string): readonly string[] {
  return wrap(text, outputWidth() - margin.length).map((line, index) => `${index === 0 ? label : margin}${line}`);
}

function ruleOf(id: string): RuleInfo {
  const wanted = id.toUpperCase();
  const found = RULE_INFOS.find((rule) => rule.id === wanted);
  if (found) return found;
  if (isRuleId(wanted)) throw ruleNotBuilt(wanted, RULE_TITLES[wanted]);
  throw unknownRule(
    id,
    RULE_INFOS.map((rule) => rule.id),
  );
}

function inFull(rule: RuleInfo): string {
  const parts = PARTS.map((part) => textBeside(part.padEnd(INDENT.length), INDENT, rule[part]).join("\n"));
  return `${rule.id}: ${rule.title}\n\n${parts.join("\n")}\n\n${demonstrated(rule.demonstration).join("\n")}\n`;
}

/** The example as a program, then what mends it: another program, or another policy for the same. */
function demonstrated({ fails, fixed, policy, fixedPolicy, failsAsOf, ...others }: Demonstration): readonly string[] {
  const { confidential = SAID_BY_DEFAULT } = others;
  const policyWith = (more: JsonObject = {}): string => stringify({ classes: { confidential }, ...more }).trimEnd();
  const program = (value: JsonObject): string => JSON.stringify(value, null, 2);
  const when = failsAsOf === undefined ? "" : ` on ${failsAsOf}`;
  return [
    ...shown("with this policy", policyWith(policy)),
    ...shown(`this program breaks it${when}`, program(fails)),
    ...(fixedPolicy ? shown("this policy mends it", policyWith(fixedPolicy)) : []),
    ...(program(fixed) === program(fails) ? [] : shown("this program does not", program(fixed))),
  ];
}

function shown(title: string, text: string): readonly string[] {
  return [`${title}:`, "", ...text.split("\n").map((line) => `    ${line}`), ""];
}
