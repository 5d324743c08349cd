import type { JsonValue } from "../../../json";
import { referencesIn } from "../../expression/functions";
import type { Outcome } from "../../expression/outcome";
import { shown } from "../../expression/scope";
import type { Evidence } from "../../model/placement";
import type { Occurrence, ReadingSite } from "../reading";

/** The value as text, where it is known; empty text and null are an argument that is not set. */
export function textOf({ known }: Outcome): string | undefined {
  if (!known || known.value === null || typeof known.value === "object") return undefined;
  return String(known.value).trim();
}

/** Whether the argument is there and says nothing. */
export function isUnset({ known }: Outcome): boolean {
  return known !== undefined && (known.value === null || known.value === "");
}

/** The whole text, or what it begins with where the rest is not known. */
export function knownText(outcome: Outcome): string {
  return textOf(outcome) ?? outcome.prefix ?? "";
}

/** The argument itself, then what was followed from it. */
export function evidenceOf(
  { attribute, value, outcome }: Occurrence,
  { address }: ReadingSite,
  note?: string,
): Evidence[] {
  const text = shown(outcome.known?.value) ?? shownExpression(value);
  return [{ address, attribute, value: text, note }, ...outcome.trail];
}

/** What a value that is not known is written as; of a plan, which does not show that, what it refers to. */
function shownExpression(value: JsonValue): string | undefined {
  const references = typeof value === "string" ? referencesIn(value) : undefined;
  return references === undefined ? shown(value) : `known after the deploy, from ${references}`;
}

/** Why an argument leads nowhere. */
export function whyUnknown({ attribute, outcome }: Occurrence): string {
  return outcome.why ?? `'${shown(outcome.known?.value) ?? attribute}' names no place`;
}
