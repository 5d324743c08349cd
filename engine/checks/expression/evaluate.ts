import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import type { Evidence } from "../model/placement";
import { SPLAT, type Expression, type Step } from "./ast";
import { takeStep, TOO_MUCH_WORK } from "./budget";
import { elementsOf, listOf, objectOf } from "./container";
import { callFunction, PASSES_ARGUMENTS, REFERENCES } from "./functions";
import { evaluateFor } from "./loop";
import { applyOperator, decides } from "./operators";
import { joinedTrails, known, unknown, type Outcome, type Scope, type Target } from "./outcome";
import { escapeTemplate, isTemplate, parseTemplate } from "./parse";
import { restructure } from "./structure";

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
  return plainValue(value, scope, depth);
}

/** What the parts of a value speak of. */
interface Spoken {
  readonly targets: Set<Target>;
  readonly trail: Set<Evidence>;
}

function plainValue(value: JsonValue, scope: Scope, depth: number, spoken?: Spoken): JsonValue | undefined {
  return depth > MAX_DEPTH || !takeStep() ? undefined : plainOf(evaluate(value, scope, depth), depth + 1, spoken);
}

function plainOf(outcome: Outcome, depth: number, spoken?: Spoken): JsonValue | undefined {
  for (const target of outcome.targets) spoken?.targets.add(target);
  for (const evidence of outcome.trail) spoken?.trail.add(evidence);
  if (!outcome.known) return undefined;
  const { value, scope } = outcome.known;
  if (Array.isArray(value)) {
    const items = value.map((item) => plainValue(item, scope, depth, spoken));
    return items.includes(undefined) ? undefined : (items as JsonValue[]);
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, plainValue(part, scope, depth, spoken)] as const);
  return entries.some(([, part]) => part === undefined) ? undefined : (Object.fromEntries(entries) as JsonObject);
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

function evaluateCall(name: string, args: readonly Outcome[], scope: Scope, depth: number): Outcome {
  const [first] = args;
  if (name === REFERENCES)
    return { ...unknown(whyVague(args) ?? "it is known only after the deploy"), ...spokenOf(args) };
  if (PASSES_ARGUMENTS.has(name) && args.length === 1 && !first.known) return first;
  if (name === "try") return evaluateTry(args);
  if (name === "can" && first) return evaluateCan(first, scope);
  const spoken: Spoken = { targets: new Set(), trail: new Set() };
  const plain = args.map((arg) => plainOf(arg, depth + 1, spoken));
  const values = plain.filter((value) => value !== undefined);
  const result = values.length === args.length ? callFunction(name, values) : undefined;
  if (result !== undefined)
    return { ...known(finished(result), scope), targets: [...spoken.targets], trail: [...spoken.trail] };
  const restructured = values.length === args.length ? undefined : restructure(name, args, scope);
  if (restructured) return restructured;
  const parts = args.flatMap((arg) => elementsOf(arg) ?? [arg]);
  const why =
    parts.find((part) => !part.known)?.why ??
    (takeStep() ? undefined : TOO_MUCH_WORK) ??
    `the function '${name}' is not one that this checker evaluates`;
  return name === "join" ? { ...unknown(why), ...spokenOf(parts) } : unknown(why);
}

/** The first argument that is there. One that is not known may not be there, and then the next one counts. */
function evaluateTry(args: readonly Outcome[]): Outcome {
  const first = args.find(({ missing }) => missing !== "absent");
  if (!first) return unknown("nothing that is tried is there");
  return first.known || first === args.at(-1) ? first : unknown(whyOf(first));
}

function evaluateCan({ known: found, missing, why }: Outcome, scope: Scope): Outcome {
  if (found) return known(true, scope);
  return missing === "absent" ? known(false, scope) : unknown(why ?? "it is not known before the deploy");
}

function whyOf({ why = "it is not known before the deploy" }: Outcome): string {
  return why;
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
  return before.trail.length === 0 ? after : { ...after, trail: joinedTrails(before.trail, after.trail) };
}

/** What stands at the end of `steps` inside an outcome. A computed index is read in `scope`. */
export function followSteps(start: Outcome, scope: Scope, steps: readonly Step[], depth: number): Outcome {
  let outcome = start;
  for (const [index, step] of steps.entries()) {
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
