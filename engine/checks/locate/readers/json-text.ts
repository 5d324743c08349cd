import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import type { Expression } from "../../expression/ast";
import { evaluate, evaluateExpression } from "../../expression/evaluate";
import { known, unknown, type Outcome, type Scope } from "../../expression/outcome";
import { parseTemplate } from "../../expression/parse";
import { isResourceSite, type Occurrence, type ReadingSite } from "../reading";

/** A part of JSON text, with what is known of it whether or not the rest is known. */
export interface JsonPart {
  readonly outcome: Outcome;
  /** Its elements; of what is no list, itself alone. Undefined where it is not known what it holds. */
  items(): readonly JsonPart[] | undefined;
  member(name: string): JsonPart | undefined;
}

/**
 * What JSON text holds: that of a known text, of a call of `jsonencode`, or of text with references in it. Undefined
 * where it is none of these.
 */
export function jsonTextOf({ value, outcome }: Occurrence, site: ReadingSite): JsonPart | undefined {
  const { program } = site.locator;
  if (outcome.known) {
    const text = outcome.known.value;
    const parsed = typeof text === "string" ? parse(text) : undefined;
    return parsed === undefined ? undefined : partOfValue(parsed, outcome.known.scope, known);
  }
  if (typeof value !== "string") return undefined;
  const scope = isResourceSite(site) ? program.scopeOf(site.stack, site.resource) : program.scopeOf(site.stack);
  const expression = parseTemplate(value);
  if (expression.kind === "call" && expression.name === "jsonencode" && expression.args.length === 1) {
    return partOfExpression(expression.args[0], scope);
  }
  const parsed = parse(value);
  return parsed === undefined ? undefined : partOfValue(parsed, scope, evaluate);
}

/** @param read `known` where text is final, `evaluate` where it may hold references */
function partOfValue(value: JsonValue, scope: Scope, read: (value: JsonValue, scope: Scope) => Outcome): JsonPart {
  const outcome = read(value, scope);
  if (!outcome.known) return hidden(outcome);
  const { value: found, scope: inner } = outcome.known;
  const part: JsonPart = {
    outcome,
    items: () => (Array.isArray(found) ? found.map((item) => partOfValue(item, inner, read)) : [part]),
    member: (name) =>
      isJsonObject(found) && Object.hasOwn(found, name) ? partOfValue(found[name], inner, read) : undefined,
  };
  return part;
}

function partOfExpression(expression: Expression, scope: Scope): JsonPart {
  if (expression.kind === "list") {
    const items = () => expression.items.map((item) => partOfExpression(item, scope));
    return { outcome: unknown("it is a list"), items, member: () => undefined };
  }
  if (expression.kind !== "object") {
    const outcome = evaluateExpression(expression, scope, 0);
    return outcome.known ? partOfValue(outcome.known.value, outcome.known.scope, evaluate) : hidden(outcome);
  }
  const part: JsonPart = {
    outcome: unknown("it is an object"),
    items: () => [part],
    member: (name) => {
      const entry = expression.entries.find(([key]) => evaluateExpression(key, scope, 0).known?.value === name);
      return entry && partOfExpression(entry[1], scope);
    },
  };
  return part;
}

function hidden(outcome: Outcome): JsonPart {
  return { outcome, items: () => undefined, member: () => undefined };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
