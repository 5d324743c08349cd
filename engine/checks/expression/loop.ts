import type { ForExpression } from "./ast";
import { takeStep, TOO_MUCH_WORK } from "./budget";
import { listOf, objectOf, partsOf, type Part } from "./container";
import { asOpen, evaluateExpression, followSteps } from "./evaluate";
import { known, unknown, type Outcome, type Scope } from "./outcome";

/** What a `for` expression makes. Its values need not be known; how many there are, and under which keys, must be. */
export function evaluateFor(loop: ForExpression, scope: Scope, depth: number): Outcome {
  const collection = evaluateExpression(loop.of, scope, depth);
  const parts = partsOf(collection);
  if (!parts) {
    if (!collection.known)
      return { ...unknown(collection.why ?? "not known before the deploy"), ...spoken(collection) };
    return unknown(takeStep() ? "a 'for' goes over what is no list or map" : TOO_MUCH_WORK);
  }
  const made: (readonly [string, Outcome])[] = [];
  for (const part of parts) {
    const inside = loopScope(loop, part, scope);
    const wanted = loop.condition ? evaluateExpression(loop.condition, inside, depth) : undefined;
    if (wanted && typeof wanted.known?.value !== "boolean")
      return unknown("a condition is not known before the deploy");
    if (wanted?.known?.value === false) continue;
    const key = loop.key && evaluateExpression(loop.key, inside, depth);
    const name = key?.known?.value;
    if (key && (name === undefined || name === null || typeof name === "object")) {
      return unknown(key.why ?? "a key is not known before the deploy");
    }
    made.push([String(name), evaluateExpression(loop.value, inside, depth)]);
  }
  const result = loop.key ? objectOf(loop.grouped ? grouped(made) : made) : listOf(made.map(([, outcome]) => outcome));
  return collection.known?.open ? asOpen(result) : result;
}

function spoken({ targets, trail }: Outcome): Pick<Outcome, "targets" | "trail"> {
  return { targets, trail };
}

function grouped(made: readonly (readonly [string, Outcome])[]): readonly (readonly [string, Outcome])[] {
  const byKey = new Map<string, Outcome[]>();
  for (const [key, outcome] of made) {
    const others = byKey.get(key);
    if (others) others.push(outcome);
    else byKey.set(key, [outcome]);
  }
  return [...byKey].map(([key, outcomes]) => [key, listOf(outcomes)] as const);
}

function loopScope({ element, index }: ForExpression, [key, part]: Part, outer: Scope): Scope {
  return {
    resolve(name, steps, depth) {
      if (name === element) return followSteps(part, outer, steps, depth + 1);
      return name === index && steps.length === 0 ? known(key, outer) : outer.resolve(name, steps, depth);
    },
  };
}
