import { stringify } from "yaml";
import { isRuleId, RULE_TITLES } from "../../engine/policy";
import { RULE_INFOS } from "../../engine/checks/rules";
import { wrap } from "../../engine/checks/report/text";
import type { Demonstration, RuleInfo } from "../../engine/checks/rules/rule";
import type { JsonObject } from "../../engine/json";
import { columns } from "../columns";
import { ruleNotBuilt, unknownRule } from "../errors";
import { terminalWidth, writeOutput } from "../output";

const PARTS = ["what", "why", "citation", "example", "remedy"] as const;
const SAID_BY_DEFAULT: JsonObject = { countries: ["DE"] };
const INDENT = "            ";

export function rulesCommand(id: string | undefined): void {
  writeOutput(id === undefined ? listOfRules() : inFull(ruleOf(id)), undefined);
}

function listOfRules(): string {
  return columns(
    ["rule", "what it asks"],
    RULE_INFOS.map(({ id, title }) => [id, title]),
  );
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
  const width = (terminalWidth() ?? 100) - INDENT.length;
  const parts = PARTS.map((part) => {
    const [first, ...rest] = wrap(rule[part], width);
    return [`${part.padEnd(INDENT.length)}${first}`, ...rest.map((line) => `${INDENT}${line}`)].join("\n");
  });
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
