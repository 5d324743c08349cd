import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import type { Evidence } from "../model/placement";
import { takeStep } from "./budget";
import { evaluate } from "./evaluate";
import type { Outcome, Scope, Target } from "./outcome";
import { escapeTemplate, isTemplate } from "./parse";

/** Values nested deeper are not looked into, so that a hostile one cannot exhaust the call stack. */
const MAX_DEPTH = 256;

/** The value with everything inside it evaluated, or undefined where a part is not known. */
export function evaluateDeep(value: JsonValue, scope: Scope, depth = 0): JsonValue | undefined {
  return plainValue(value, scope, depth);
}

/** Takes what the parts of a value speak of. */
export interface Gathering {
  readonly targets: Set<Target>;
  readonly trail: Set<Evidence>;
  /** Whether members may be added to one of them. */
  open: boolean;
}

function plainValue(value: JsonValue, scope: Scope, depth: number, gathering?: Gathering): JsonValue | undefined {
  return depth > MAX_DEPTH || !takeStep() ? undefined : plainOf(evaluate(value, scope, depth), depth + 1, gathering);
}

/** An outcome with everything inside it evaluated; undefined where a part is not known. */
export function plainOf(outcome: Outcome, depth: number, gathering?: Gathering): JsonValue | undefined {
  for (const target of outcome.targets) gathering?.targets.add(target);
  for (const evidence of outcome.trail) gathering?.trail.add(evidence);
  if (!outcome.known) return undefined;
  const { value, scope, open } = outcome.known;
  if (gathering && open) gathering.open = true;
  if (Array.isArray(value)) {
    const items = value.map((item) => plainValue(item, scope, depth, gathering));
    return items.includes(undefined) ? undefined : (items as JsonValue[]);
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, plainValue(part, scope, depth, gathering)] as const);
  return entries.some(([, part]) => part === undefined) ? undefined : (Object.fromEntries(entries) as JsonObject);
}

/** Text that was computed is final; inside a container it is read once more, and a `${` in it must stay text. */
export function finished(value: JsonValue): JsonValue {
  return typeof value === "string" ? value : escapeDeep(value);
}

function escapeDeep(value: JsonValue): JsonValue {
  if (typeof value === "string") return isTemplate(value) ? escapeTemplate(value) : value;
  if (Array.isArray(value)) return value.map(escapeDeep);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeDeep(member)]));
}
