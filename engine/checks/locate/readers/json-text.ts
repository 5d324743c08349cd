import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { withinBudget } from "../../expression/budget";
import { evaluate, evaluateExpression } from "../../expression/evaluate";
import { known, type Outcome, type Scope } from "../../expression/outcome";
import { parseTemplate } from "../../expression/parse";
import { isResourceSite, type Occurrence, type ReadingSite } from "../reading";

/** A part of JSON text, with what is known of it whether or not the rest is known. */
export interface JsonPart {
  readonly outcome: Outcome;
  /** Its elements; of what is no list, itself alone. Undefined where it is not known what it holds. */
  items(): readonly JsonPart[] | undefined;
  member(name: string): JsonPart | undefined;
}

/** What a value inside JSON text comes to: itself where the text is final, else what it refers to. */
type Reading = (value: JsonValue, scope: Scope) => Outcome;

/**
 * What JSON text holds: that of a known text, of a call of `jsonencode`, or of text with references in it. Undefined
 * where it is none of these.
 */
export function jsonTextOf({ value, outcome }: Occurrence, site: ReadingSite): JsonPart | undefined {
  if (outcome.known) {
    const { value: text, scope } = outcome.known;
    const parsed = typeof text === "string" ? parse(text) : undefined;
    return parsed === undefined ? undefined : partOf(known(parsed, scope), known);
  }
  if (typeof value !== "string") return undefined;
  const { program } = site.locator;
  const scope = program.scopeOf(site.stack, isResourceSite(site) ? site.resource : undefined);
  const expression = parseTemplate(value);
  if (expression.kind === "call" && expression.name === "jsonencode" && expression.args.length === 1) {
    const [argument] = expression.args;
    return partOf(
      withinBudget(() => evaluateExpression(argument, scope, 0)),
      evaluateWithinBudget,
    );
  }
  const parsed = parse(value);
  return parsed === undefined ? undefined : partOf(known(parsed, scope), evaluateWithinBudget);
}

function partOf(outcome: Outcome, read: Reading): JsonPart {
  const { value, scope } = outcome.known ?? {};
  const inner = (item: JsonValue) => partOf(read(item, scope as Scope), read);
  const part: JsonPart = {
    outcome,
    items: () => (value === undefined ? undefined : Array.isArray(value) ? value.map(inner) : [part]),
    member: (name) => (isJsonObject(value) && Object.hasOwn(value, name) ? inner(value[name]) : undefined),
  };
  return part;
}

const evaluateWithinBudget: Reading = (value, scope) => withinBudget(() => evaluate(value, scope));

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
