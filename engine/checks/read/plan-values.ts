import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { KNOWN_AFTER_APPLY } from "../expression/functions";
import { escapeTemplate, isTemplate } from "../expression/parse";
import * as errors from "./errors";

/** Deeper values are not read, so that a hostile file cannot exhaust the call stack. */
const MAX_DEPTH = 200;

/** Text for an expression of the configuration. */
export type ExpressionText = (expression: JsonValue | undefined) => string;

/**
 * Planned values with what is not yet known filled in as text: what the configuration refers to.
 *
 * @param unknown the `after_unknown` of the change
 * @param expressions the `expressions` of the configured resource
 */
export function fillUnknown(
  values: JsonObject,
  unknown: JsonValue | undefined,
  expressions: JsonObject,
  textOf: ExpressionText,
): JsonObject {
  if (!isJsonObject(unknown)) return values;
  const filled: [string, JsonValue][] = [];
  for (const key in unknown) {
    const mark = unknown[key];
    const expression = Object.hasOwn(expressions, key) ? expressions[key] : undefined;
    // Without an expression the provider computes it, and it is no statement of the program.
    if (mark === true && expression === undefined) continue;
    if (!marksAnything(mark, 0)) continue;
    filled.push([key, fill(values[key], mark, expression, textOf, 0)]);
  }
  return filled.length === 0 ? values : { ...values, ...Object.fromEntries(filled) };
}

function fill(
  value: JsonValue | undefined,
  mark: JsonValue,
  expression: JsonValue | undefined,
  textOf: ExpressionText,
  depth: number,
): JsonValue {
  if (depth > MAX_DEPTH) return KNOWN_AFTER_APPLY;
  if (mark === true) return expression === undefined ? KNOWN_AFTER_APPLY : textOf(expression);
  if (Array.isArray(mark)) {
    const items = Array.isArray(value) ? value : [];
    return mark.map((inner, index) => fill(items[index], inner, elementOf(expression), textOf, depth + 1));
  }
  if (!isJsonObject(mark)) return value ?? null;
  const filled = new Map(Object.entries(isJsonObject(value) ? value : {}));
  for (const [key, inner] of Object.entries(mark)) {
    if (inner === false) continue;
    const member = memberOf(expression, key);
    // Inside a block that the configuration shows, a value without an expression is computed.
    if (inner === true && member === undefined && expression !== undefined) continue;
    filled.set(key, fill(filled.get(key), inner, member, textOf, depth + 1));
  }
  return Object.fromEntries(filled);
}

function marksAnything(mark: JsonValue, depth: number): boolean {
  if (mark === true || depth > MAX_DEPTH) return true;
  if (Array.isArray(mark)) return mark.some((inner) => marksAnything(inner, depth + 1));
  if (!isJsonObject(mark)) return false;
  for (const key in mark) if (marksAnything(mark[key], depth + 1)) return true;
  return false;
}

/**
 * The expression of one block of several. The blocks of a set stand in another order in the plan, so that each of them
 * may be meant: only where there is one block is it certain.
 */
function elementOf(expression: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(expression)) return expression;
  return expression.length === 1 ? expression[0] : expression;
}

function memberOf(expression: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(expression)) {
    const members = expression.map((item) => memberOf(item, key)).filter((member) => member !== undefined);
    return members.length > 0 ? members : undefined;
  }
  if (!isJsonObject(expression)) return undefined;
  if (Object.hasOwn(expression, "references")) return expression;
  return Object.hasOwn(expression, key) ? expression[key] : undefined;
}

/** Planned values are final: a `${` in them is text, as in a policy document. What has none stays the same value. */
export function escapeAll(value: JsonValue, file: string, depth = 0): JsonValue {
  if (depth > MAX_DEPTH) throw errors.nestedTooDeeply(file, MAX_DEPTH);
  if (typeof value === "string") return isTemplate(value) ? escapeTemplate(value) : value;
  if (value === null || typeof value !== "object") return value;
  const changed: [string, JsonValue][] = [];
  for (const key in value) {
    const member = (value as JsonObject)[key];
    const escaped = escapeAll(member, file, depth + 1);
    if (escaped !== member) changed.push([key, escaped]);
  }
  if (changed.length === 0) return value;
  if (!Array.isArray(value)) return { ...value, ...Object.fromEntries(changed) };
  return Object.assign([...value], Object.fromEntries(changed));
}
