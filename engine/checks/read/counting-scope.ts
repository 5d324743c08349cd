import type { JsonObject } from "../../json";
import { evaluate } from "../expression/evaluate";
import { unknown, type Outcome, type Scope } from "../expression/outcome";
import { instancesByKey, ModuleScope, referenceText } from "../expression/scope";
import type { Declaration } from "./declarations";
import { keysOf } from "./instances";

/**
 * What names mean where instances are counted. Of a resource only its keys are known then: another one may have it for
 * its own `for_each`.
 *
 * @param declared resources and data sources; only asked where one is named
 */
export function countingScope(
  module: ConstructorParameters<typeof ModuleScope>[0],
  declared: () => readonly Declaration[],
): Scope {
  let keyed: ReadonlyMap<string, JsonObject> | undefined;
  const scope: Scope = new ModuleScope(module, (name, steps, depth) => {
    const reference = referenceText(name, steps);
    const body = (keyed ??= withForEach(declared())).get(reference);
    return body
      ? countedByKey(body, scope, reference, depth)
      : unknown(`'${name}' is not known where instances are counted`);
  });
  return scope;
}

function withForEach(declared: readonly Declaration[]): ReadonlyMap<string, JsonObject> {
  return new Map(
    declared.filter(({ body }) => Object.hasOwn(body, "for_each")).map(({ address, body }) => [address, body]),
  );
}

/** Each instance of a resource, by its key; what is in it is not known yet. */
function countedByKey(body: JsonObject, scope: Scope, reference: string, depth: number): Outcome {
  const { known: found, why, trail } = evaluate(body.for_each ?? null, scope, depth + 1);
  const keys = found && keysOf(found.value, found.scope);
  if (!keys) return unknown(why ?? `the instances of ${reference} are not known before the deploy`);
  const value = instancesByKey(reference, keys);
  return { known: { value, scope, ...(found.open ? { open: true } : {}) }, targets: [], trail };
}
