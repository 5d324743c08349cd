import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";

/** Of text, and of a list. */
const MAX_LENGTH = 100_000;

/** Lists nested deeper stay as they are. */
const MAX_NESTING = 50;

type TerraformFunction = (...args: readonly JsonValue[]) => JsonValue | undefined;

/** Functions whose result is their only argument in another type: what the argument speaks of, they speak of. */
export const PASSES_ARGUMENTS: ReadonlySet<string> = new Set([
  "nonsensitive",
  "one",
  "sensitive",
  "tolist",
  "tomap",
  "toset",
  "tostring",
]);

/** Not a function of Terraform: what it speaks of is all that is known of a value, as in a plan. */
export const REFERENCES = "sovereign::references";

/** A value under a block that was generated: a plan does not show what it refers to, nor whether it refers to anything. */
export const KNOWN_AFTER_APPLY = "${known_after_apply}";

/** Text whose value is not known, and which speaks of these references. */
export function referencesCall(references: Iterable<string>): string {
  return `\${${REFERENCES}(${[...references].join(", ")})}`;
}

/** The references of a text that `referencesCall` made. */
export function referencesIn(text: string): string | undefined {
  const start = `\${${REFERENCES}(`;
  return text.startsWith(start) ? text.slice(start.length, -2) || "what it does not show" : undefined;
}

/** The functions of Terraform that programs build names, regions and sets of instances with. */
const FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  coalesce: (...values) => values.find((value) => value !== null && value !== ""),
  compact: (list) => (Array.isArray(list) ? list.filter((item) => item !== null && item !== "") : undefined),
  concat: (...lists) => (lists.every(Array.isArray) ? lists.flat() : undefined),
  contains: (list, item) => (Array.isArray(list) ? list.includes(item) : undefined),
  distinct: (list) => (Array.isArray(list) ? [...new Set(list)] : undefined),
  element: (list, index) => (Array.isArray(list) ? list[Number(index) % list.length] : undefined),
  endswith: (text, end) => (typeof text === "string" ? text.endsWith(String(end)) : undefined),
  flatten: (list) =>
    Array.isArray(list) ? ((list as readonly unknown[]).flat(MAX_NESTING as 1) as JsonValue[]) : undefined,
  format: (template, ...args) => (typeof template === "string" ? format(template, args) : undefined),
  join: (separator, ...lists) => lists.flat().map(String).join(String(separator)),
  jsondecode: (text) => (typeof text === "string" ? parseJson(text) : undefined),
  jsonencode: (value) => JSON.stringify(value),
  keys: (map) => (isJsonObject(map) ? Object.keys(map).sort() : undefined),
  length: (value) => lengthOf(value),
  lookup: (map, key, fallback) =>
    isJsonObject(map) ? (Object.hasOwn(map, String(key)) ? map[String(key)] : fallback) : undefined,
  lower: (text) => (typeof text === "string" ? text.toLowerCase() : undefined),
  merge: (...maps) =>
    maps.every(isJsonObject) ? Object.assign(Object.create(null) as JsonObject, ...maps) : undefined,
  nonsensitive: (value) => value,
  one: (list) => (Array.isArray(list) && list.length === 1 ? list[0] : undefined),
  replace: (text, found, by) =>
    typeof text === "string" && !/^\/.*\/$/.test(String(found))
      ? text.replaceAll(String(found), () => String(by))
      : undefined,
  reverse: (list) => (Array.isArray(list) ? [...list].reverse() : undefined),
  sensitive: (value) => value,
  slice: (list, from, to) => (Array.isArray(list) ? list.slice(Number(from), Number(to)) : undefined),
  split: (separator, text) => (typeof text === "string" ? text.split(String(separator)) : undefined),
  startswith: (text, start) => (typeof text === "string" ? text.startsWith(String(start)) : undefined),
  substr: (text, offset, length) =>
    typeof text === "string" && Number(offset) >= 0 && Number(length) >= 0
      ? text.slice(Number(offset), Number(offset) + Number(length))
      : undefined,
  tolist: (value) => (Array.isArray(value) ? value : undefined),
  tomap: (value) => (isJsonObject(value) ? value : undefined),
  toset: (value) => (Array.isArray(value) ? [...new Set(value)] : undefined),
  tostring: (value) => (value === null || typeof value === "object" ? undefined : String(value)),
  trimprefix: (text, start) =>
    typeof text === "string" && text.startsWith(String(start)) ? text.slice(String(start).length) : text,
  trimspace: (text) => (typeof text === "string" ? text.trim() : undefined),
  trimsuffix: (text, end) =>
    typeof text === "string" && text.endsWith(String(end)) ? text.slice(0, text.length - String(end).length) : text,
  upper: (text) => (typeof text === "string" ? text.toUpperCase() : undefined),
  values: (map) =>
    isJsonObject(map)
      ? Object.keys(map)
          .sort()
          .map((key) => map[key])
      : undefined,
};

/** The result, or undefined where the function is not known or would refuse its arguments. */
export function callFunction(name: string, args: readonly JsonValue[]): JsonValue | undefined {
  const result = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](...args) : undefined;
  return result === undefined || isTooLarge(result) ? undefined : result;
}

/** Text and lists that double from local to local must not fill the memory. */
function isTooLarge(value: JsonValue): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > MAX_LENGTH;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function lengthOf(value: JsonValue): number | undefined {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

/** Only the verbs that take a value as it is; any other leaves the text unknown. */
function format(template: string, args: readonly JsonValue[]): string | undefined {
  let next = 0;
  let readable = true;
  const text = template.replace(/%(.)?/g, (_, verb: string | undefined) => {
    if (verb === "%") return "%";
    const arg = args[next++];
    if ((verb !== "s" && verb !== "d") || arg === undefined || arg === null || typeof arg === "object")
      readable = false;
    return String(arg);
  });
  return readable && next === args.length ? text : undefined;
}
