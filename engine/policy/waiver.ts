import { didYouMean } from "../document/nearest";
import { dateProblem, daysBetween } from "./date";
import type { Waiver } from "./policy";
import { isRuleId, RULE_IDS } from "./rule-ids";

export const MAX_WAIVER_DAYS = 400;

/** What of a finding decides whether a waiver is meant for it. */
export interface WaivedSubject {
  readonly rule: string;
  readonly address: string;
  readonly constructPath?: string;
  readonly stack?: string;
}

/** The last day of a waiver is the one it names. */
export function waiverExpired({ expires }: Waiver, asOf: string): boolean {
  return asOf > expires;
}

/** Whether everything that the waiver names fits. Whether it still holds is another question: `waiverExpired`. */
export function waiverMatches(waiver: Waiver, { rule, address, constructPath, stack }: WaivedSubject): boolean {
  return (
    waiver.rule === rule &&
    (waiver.address === undefined || waiver.address === address) &&
    (waiver.path === undefined || isAtOrBelow(constructPath, waiver.path)) &&
    (waiver.stack === undefined || waiver.stack === stack)
  );
}

function isAtOrBelow(constructPath: string | undefined, path: string): boolean {
  const root = path.replace(/\/+$/, "");
  return constructPath === root || constructPath?.startsWith(`${root}/`) === true;
}

/** Something that keeps a waiver from being one. */
export interface WaiverProblem {
  readonly key: keyof Waiver;
  readonly message: string;
}

/** Why a waiver cannot be accepted; empty where it can. That it has expired is a finding, not a problem. */
export function waiverProblems(waiver: Waiver, asOf: string): readonly WaiverProblem[] {
  const problems: WaiverProblem[] = [];
  const rule = waivableRuleProblem(waiver.rule);
  if (rule) problems.push({ key: "rule", message: rule });
  for (const key of ["reason", "owner"] as const) {
    if (waiver[key].trim() === "") problems.push({ key, message: `a waiver needs the ${key} for it` });
  }
  const expires = expiryProblem(waiver.expires, asOf);
  if (expires) problems.push({ key: "expires", message: expires });
  return problems;
}

/** Why a rule cannot be waived, or undefined where it can. */
export function waivableRuleProblem(rule: string): string | undefined {
  if (!isRuleId(rule)) return `there is no rule '${rule}'${didYouMean(rule, RULE_IDS)}`;
  if (rule.startsWith("WAIVER-")) return `${rule} is about waivers and cannot be waived itself; mend the waiver`;
  return undefined;
}

function expiryProblem(expires: string, asOf: string): string | undefined {
  const notADate = dateProblem(expires);
  if (notADate) return notADate;
  const days = daysBetween(asOf, expires);
  if (days <= MAX_WAIVER_DAYS) return undefined;
  return `a waiver holds for at most ${MAX_WAIVER_DAYS} days; ${expires} is ${days} days after ${asOf}`;
}
