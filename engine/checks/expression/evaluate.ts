import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { SPLAT, type Expression, type Step } from "./ast";
import { takeStep, TOO_MUCH_WORK } from "./budget";
import { callFunction, PASSES_ARGUMENTS, REFERENCES } from "./functions";
import { applyOperator } from "./operators";
import { known, unknown, type Outcome, type Scope } from "./outcome";
import { escapeTemplate, isTemplate, parseTemplate } from "./parse";

/** Longer chains of references than any program has are not followed. */
const MAX_DEPTH = 256;

/** Longer text names no place, and text that doubles from local to local must not fill the memory. */
const MAX_TEXT = 100_000;

/** What a value of Terraform JSON comes to. Containers are not looked into; take their parts with `follow`. */
export function evaluate(value: JsonValue, scope: Scope, depth = 0): Outcome {
  if (typeof value !== "string" || !isTemplate(value)) return known(value, scope);
  return evaluateExpression(parseTemplate(value), scope, depth);
}

/** What stands at the end of `steps` inside a value. */
export function follow(value: JsonValue, scope: Scope, steps: readonly Step[], depth = 0): Outcome {
  return followSteps(evaluate(value, scope, depth), scope, steps, depth);
}

/** The value with everything inside it evaluated, or undefined where a part is not known. */
export function evaluateDeep(value: JsonValue, scope: Scope, depth = 0): JsonValue | undefined {
  return depth > MAX_DEPTH || !takeStep() ? undefined : plainOf(evaluate(value, scope, depth), depth + 1);
}

function plainOf(outcome: Outcome, depth: number): JsonValue | undefined {
  if (!outcome.known) return undefined;
  const { value, scope } = outcome.known;
  if (Array.isArray(value)) {
    const items = value.map((item) => evaluateDeep(item, scope, depth));
    return items.includes(undefined) ? undefined : (items as JsonValue[]);
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, evaluateDeep(member, scope, depth)] as const);
  return entries.some(([, member]) => member === undefined) ? undefined : (Object.fromEntries(entries) as JsonObject);
}

export function evaluateExpression(expression: Expression, scope: Scope, depth: number): Outcome {
  if (depth > MAX_DEPTH) return unknown("the chain of references is too long");
  if (!takeStep()) return unknown(TOO_MUCH_WORK);
  const inner = (part: Expression) => evaluateExpression(part, scope, depth + 1);
  switch (expression.kind) {
    case "literal":
      return known(expression.value, scope);
    case "template": {
      const parts = expression.parts.map(inner);
      const whole = combine(parts, concatenate, scope);
      return whole.known ? whole : { ...whole, prefix: knownStart(parts) };
    }
    case "reference":
      return scope.resolve(expression.name, settle(expression.steps, scope, depth), depth + 1);
    case "access":
      return followSteps(inner(expression.object), scope, expression.steps, depth + 1);
    case "call":
      return evaluateCall(expression.name, expression.args.map(inner), scope, depth);
    case "list":
      return combine(expression.items.map(inner), (items) => [...items], scope);
    case "object":
      return combine(expression.entries.flat().map(inner), toObject, scope);
    case "conditional": {
      const condition = inner(expression.condition).known?.value;
      if (condition === true || condition === "true") return inner(expression.whenTrue);
      if (condition === false || condition === "false") return inner(expression.whenFalse);
      return unknown("a condition is not known before the deploy");
    }
    case "operation":
      return combine(expression.operands.map(inner), (values) => applyOperator(expression.operator, values), scope);
    case "opaque":
      return unknown("the expression is not one that this checker reads");
  }
}

/** A computed index means what it means here, not where the reference leads. */
function settle(steps: readonly Step[], scope: Scope, depth: number): readonly Step[] {
  return steps.map((step) => {
    if (step === SPLAT || typeof step !== "object" || step.kind === "literal") return step;
    const key = evaluateExpression(step, scope, depth + 1).known?.value;
    if (typeof key === "number") return key;
    return typeof key === "string" ? { kind: "literal", value: key } : { kind: "opaque" };
  });
}

function evaluateCall(name: string, args: readonly Outcome[], scope: Scope, depth: number): Outcome {
  const [first] = args;
  if (name === REFERENCES)
    return { ...unknown(whyVague(args) ?? "it is known only after the deploy"), ...spokenOf(args) };
  if (PASSES_ARGUMENTS.has(name) && args.length === 1 && !first.known) return first;
  // Where the first argument is not known, it may be an error as well, and the next one what counts.
  if (name === "try" && first?.known) return first;
  const plain = args.map((arg) => plainOf(arg, depth + 1));
  const values = plain.filter((value) => value !== undefined);
  const result = values.length === args.length ? callFunction(name, values) : undefined;
  if (result !== undefined) return { ...known(finished(result), scope), ...gathered(args) };
  const why =
    args.find((arg) => !arg.known)?.why ??
    (takeStep() ? undefined : TOO_MUCH_WORK) ??
    `the function '${name}' is not one that this checker evaluates`;
  return name === "join" ? { ...unknown(why), ...spokenOf(args) } : unknown(why);
}

/** One value from several, known where all are; what is spoken of is everything that the parts speak of. */
function combine(
  parts: readonly Outcome[],
  build: (values: readonly JsonValue[]) => JsonValue | undefined,
  scope: Scope,
): Outcome {
  const missing = parts.find((part) => !part.known);
  if (missing) return { ...unknown(missing.why ?? "not known before the deploy"), ...spokenOf(parts) };
  const plain = parts.map((part) => plainOf(part, 0));
  const values = plain.filter((value) => value !== undefined);
  const result = values.length === parts.length ? build(values) : undefined;
  if (result === undefined) return { ...unknown("the value is not known before the deploy"), ...gathered(parts) };
  return { ...known(finished(result), scope), ...gathered(parts) };
}

function gathered(parts: readonly Outcome[]): Pick<Outcome, "targets" | "trail"> {
  return {
    targets: [...new Set(parts.flatMap((part) => part.targets))],
    trail: [...new Set(parts.flatMap((part) => part.trail))],
  };
}

/** Why a value could be anything: a part of it speaks of nothing that is known. */
function whyVague(parts: readonly Outcome[]): string | undefined {
  return parts.find((part) => !part.known && part.targets.length === 0)?.why;
}

/** What an unknown value speaks of: nothing, where a part of it could be anything. */
function spokenOf(parts: readonly Outcome[]): Pick<Outcome, "targets" | "trail"> {
  const { targets, trail } = gathered(parts);
  return { targets: whyVague(parts) === undefined ? targets : [], trail };
}

function joinTrail(before: Outcome, after: Outcome): Outcome {
  return before.trail.length === 0 ? after : { ...after, trail: [...before.trail, ...after.trail] };
}

/** What stands at the end of `steps` inside an outcome. A computed index is read in `scope`. */
export function followSteps(start: Outcome, scope: Scope, steps: readonly Step[], depth: number): Outcome {
  let outcome = start;
  for (const [index, step] of steps.entries()) {
    if (!outcome.known) return outcome;
    const { value: container, scope: inner } = outcome.known;
    if (step === SPLAT) return followEach(container, inner, scope, steps.slice(index + 1), depth + 1);
    const key = keyOf(step, scope, depth + 1);
    if (key === undefined) return unknown("an index is not known before the deploy");
    const member = memberOf(container, key);
    if (member === undefined) return unknown(`nothing is set at '${key}'`);
    outcome = joinTrail(outcome, evaluate(member, inner, depth + 1));
  }
  return outcome;
}

function followEach(container: JsonValue, inner: Scope, scope: Scope, steps: readonly Step[], depth: number): Outcome {
  const elements = Array.isArray(container) ? container : [container];
  return combine(
    elements.map((element) => followSteps(evaluate(element, inner, depth), scope, steps, depth)),
    (values) => [...values],
    scope,
  );
}

function keyOf(step: Exclude<Step, typeof SPLAT>, scope: Scope, depth: number): string | number | undefined {
  if (typeof step !== "object") return step;
  const key = evaluateExpression(step, scope, depth).known?.value;
  return typeof key === "string" || typeof key === "number" ? key : undefined;
}

/** A block that Terraform JSON writes as one object is still the first of a list. */
function memberOf(container: JsonValue, key: string | number): JsonValue | undefined {
  if (Array.isArray(container)) return container[Number(key)];
  if (!isJsonObject(container)) return undefined;
  if (Object.hasOwn(container, key)) return container[key];
  return key === 0 ? container : undefined;
}

function concatenate(parts: readonly JsonValue[]): string | undefined {
  const text = parts.map(scalarText);
  if (text.includes(undefined)) return undefined;
  const whole = text.join("");
  return whole.length > MAX_TEXT ? undefined : whole;
}

/** The text before the first part that is not known: often enough to name a host or a region. */
function knownStart(parts: readonly Outcome[]): string {
  const start = parts.slice(
    0,
    parts.findIndex((part) => scalarOf(part) === undefined),
  );
  return start.map(scalarOf).join("").slice(0, MAX_TEXT);
}

function scalarOf({ known: found }: Outcome): string | undefined {
  return found && scalarText(found.value);
}

function scalarText(value: JsonValue): string | undefined {
  return value === null || typeof value === "object" ? undefined : String(value);
}

function toObject(flat: readonly JsonValue[]): JsonObject | undefined {
  const entries: [string, JsonValue][] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const key = scalarText(flat[at]);
    if (key === undefined) return undefined;
    entries.push([key, flat[at + 1]]);
  }
  return Object.fromEntries(entries);
}

/** Text that was computed is final; inside a container it is read once more, and a `${` in it must stay text. */
function finished(value: JsonValue): JsonValue {
  return typeof value === "string" ? value : escapeDeep(value);
}

function escapeDeep(value: JsonValue): JsonValue {
  if (typeof value === "string") return isTemplate(value) ? escapeTemplate(value) : value;
  if (Array.isArray(value)) return value.map(escapeDeep);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeDeep(member)]));
}
