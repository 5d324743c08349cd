import type { JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { SPLAT, type Expression, type Step } from "./ast";
import { takeStep, TOO_MUCH_WORK } from "./budget";
import { evaluateCall } from "./call";
import { listOf, objectOf } from "./container";
import { evaluateFor } from "./loop";
import { applyOperator, decides } from "./operators";
import { GAP, joinedTrails, known, unknown, type Outcome, type Scope } from "./outcome";
import { isTemplate, parseTemplate } from "./parse";
import { finished, plainOf } from "./plain";
import { gathered, spokenOf, spokenOfText } from "./spoken";

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
      return whole.known ? whole : { ...whole, ...spokenOfText(parts), ...knownParts(parts) };
    }
    case "reference":
      return scope.resolve(expression.name, settle(expression.steps, scope, depth), depth + 1);
    case "access":
      return followSteps(inner(expression.object), scope, expression.steps, depth + 1);
    case "call":
      return evaluateCall(expression.name, expression.args.map(inner), scope, depth);
    case "list":
      return listOf(expression.items.map(inner));
    case "object":
      return evaluateObject(expression.entries.map(([key, value]) => [inner(key), inner(value)] as const));
    case "for":
      return evaluateFor(expression, scope, depth + 1);
    case "conditional": {
      const condition = inner(expression.condition).known?.value;
      if (condition === true || condition === "true") return inner(expression.whenTrue);
      if (condition === false || condition === "false") return inner(expression.whenFalse);
      return unknown("a condition is not known before the deploy");
    }
    case "operation": {
      const { operator, operands } = expression;
      const parts = operands.map(inner);
      const decided = parts.find((part) => decides(operator, part.known?.value));
      return decided ?? combine(parts, (values) => applyOperator(operator, values), scope);
    }
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

function evaluateObject(entries: readonly (readonly [Outcome, Outcome])[]): Outcome {
  const named: [string, Outcome][] = [];
  for (const [key, value] of entries) {
    const name = scalarOf(key);
    if (name === undefined)
      return { ...unknown(key.why ?? "a key is not known before the deploy"), ...spokenOf([key]) };
    named.push([name, value]);
  }
  return objectOf(named);
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

function joinTrail(before: Outcome, after: Outcome): Outcome {
  return before.trail.length === 0 ? after : { ...after, trail: joinedTrails(before.trail, after.trail) };
}

/** What stands at the end of `steps` inside an outcome. A computed index is read in `scope`. */
export function followSteps(start: Outcome, scope: Scope, steps: readonly Step[], depth: number): Outcome {
  let outcome = start;
  for (const [index, step] of steps.entries()) {
    if (outcome.inside) return joinTrail(outcome, outcome.inside(settle(steps.slice(index), scope, depth), depth + 1));
    if (!outcome.known) return outcome;
    const { value: container, scope: inner, open } = outcome.known;
    if (step === SPLAT) return followEach(container, inner, scope, steps.slice(index + 1), depth + 1);
    const key = keyOf(step, scope, depth + 1);
    if (key === undefined) return unknown("an index is not known before the deploy");
    const member = memberOf(container, key);
    if (member === undefined) {
      return { ...unknown(`nothing is set at '${key}'`), missing: open ? "computed" : "absent" };
    }
    outcome = joinTrail(outcome, evaluate(member, inner, depth + 1));
    if (open) outcome = asOpen(outcome);
  }
  return outcome;
}

/** What is written of a container to which its provider may add. */
export function asOpen(outcome: Outcome): Outcome {
  return outcome.known ? { ...outcome, known: { ...outcome.known, open: true } } : outcome;
}

function followEach(container: JsonValue, inner: Scope, scope: Scope, steps: readonly Step[], depth: number): Outcome {
  const elements = Array.isArray(container) ? container : container === null ? [] : [container];
  const parts: Outcome[] = [];
  for (const element of elements) {
    if (!takeStep()) return unknown(TOO_MUCH_WORK);
    parts.push(followSteps(evaluate(element, inner, depth), scope, steps, depth));
  }
  return listOf(parts);
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
  const text = parts.map(scalarText).filter((part) => part !== undefined);
  if (text.length < parts.length) return undefined;
  const length = text.reduce((sum, part) => sum + part.length, 0);
  return length > MAX_TEXT ? undefined : text.join("");
}

/** What is known of a text: often enough to name a host or a region. */
function knownParts(parts: readonly Outcome[]): Pick<Outcome, "prefix" | "outline"> {
  const outline = parts
    .map((part) => scalarOf(part) ?? part.outline ?? GAP)
    .join("")
    .slice(0, MAX_TEXT);
  const gap = outline.indexOf(GAP);
  return { prefix: gap === -1 ? outline : outline.slice(0, gap), outline };
}

function scalarOf({ known: found }: Outcome): string | undefined {
  return found && scalarText(found.value);
}

function scalarText(value: JsonValue): string | undefined {
  return value === null || typeof value === "object" ? undefined : String(value);
}
