import { isRuleId, RULE_TITLES } from "../../engine/policy";
import { RULE_INFOS } from "../../engine/checks/rules";
import { wrap } from "../../engine/checks/report/text";
import type { RuleInfo } from "../../engine/checks/rules/rule";
import { columns } from "../columns";
import { ruleNotBuilt, unknownRule } from "../errors";
import { terminalWidth, writeOutput } from "../output";

const PARTS = ["what", "why", "citation", "example", "remedy"] as const;
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
  return `${rule.id}: ${rule.title}\n\n${parts.join("\n")}\n`;
}
