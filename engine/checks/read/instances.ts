import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { withinBudget } from "../expression/budget";
import { evaluate } from "../expression/evaluate";
import { evaluateDeep } from "../expression/plain";
import type { Scope } from "../expression/outcome";
import type { ResourceInstance } from "../model/terraform";
import * as errors from "./errors";

/** More than this, of one resource or of all together, is a slip of the keyboard and not a program. */
export const MAX_INSTANCES = 100_000;

export interface Instances {
  /** One without an instance where neither `count` nor `for_each` is used, or where their number is not known. */
  readonly instances: readonly { readonly suffix: string; readonly instance?: ResourceInstance }[];
  /** Why the number is not what the file alone says. */
  readonly doubt?: string;
}

const SINGLE: Instances["instances"] = [{ suffix: "" }];

/**
 * The instances that `count` and `for_each` make.
 *
 * @throws SovereignError where there are absurdly many
 */
export function instancesOf(body: JsonObject, scope: Scope, address: string, file: string): Instances {
  if (Object.hasOwn(body, "count")) return withinBudget(() => counted(body.count, scope, address, file));
  if (Object.hasOwn(body, "for_each")) return withinBudget(() => keyed(body.for_each, scope));
  return { instances: SINGLE };
}

function counted(value: JsonValue, scope: Scope, address: string, file: string): Instances {
  const plain = evaluateDeep(value, scope);
  const count = typeof plain === "string" && plain.trim() !== "" ? Number(plain) : plain;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0) {
    return { instances: SINGLE, doubt: "its count is not known before the deploy; one instance is looked at" };
  }
  if (count > MAX_INSTANCES) throw errors.tooManyInstances(file, address, count, MAX_INSTANCES);
  const instances = Array.from({ length: count }, (_, key) => ({ suffix: `[${key}]`, instance: { key } }));
  const hangsOnInputs = count === 0 && typeof value === "string" && value.includes("${");
  return hangsOnInputs ? { instances, doubt: "its count is 0 with the variables as they stand here" } : { instances };
}

/** Only the keys have to be known: a value is looked at where it is used. */
function keyed(collection: JsonValue, scope: Scope): Instances {
  const { known, why } = evaluate(collection, scope);
  const keys = known && keysOf(known.value, known.scope);
  if (!keys) {
    const because = why === undefined ? "" : ` (${why})`;
    return {
      instances: SINGLE,
      doubt: `the keys of its for_each are not known before the deploy${because}; one instance is looked at`,
    };
  }
  const instances = keys.map((key) => ({ suffix: `[${JSON.stringify(key)}]`, instance: { key, collection } }));
  if (known.open && isJsonObject(known.value)) {
    return { instances, doubt: "its for_each may get further keys by the type of a variable" };
  }
  const hangsOnInputs = keys.length === 0 && typeof collection === "string";
  return hangsOnInputs
    ? { instances, doubt: "its for_each is empty with the variables as they stand here" }
    : { instances };
}

/** The keys of the instances that a `for_each` makes; undefined where they are not known. */
export function keysOf(value: JsonValue, scope: Scope): readonly string[] | undefined {
  if (isJsonObject(value)) return Object.keys(value);
  if (!Array.isArray(value)) return undefined;
  const keys = value.map((member) => evaluateDeep(member, scope));
  return keys.every((key) => typeof key === "string") ? [...new Set(keys)] : undefined;
}
