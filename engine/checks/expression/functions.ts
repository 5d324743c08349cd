import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { takeStepsOver } from "./budget";
import { isEqual } from "./operators";

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
  alltrue: (list) => (Array.isArray(list) ? list.every(isTrue) : undefined),
  anytrue: (list) => (Array.isArray(list) ? list.some(isTrue) : undefined),
  coalesce: (...values) => values.find((value) => value !== null && value !== ""),
  compact: (list) => (Array.isArray(list) ? list.filter((item) => item !== null && item !== "") : undefined),
  concat: (...lists) => (lists.every(Array.isArray) ? lists.flat() : undefined),
  contains: (list, item) => (Array.isArray(list) ? list.some((member) => isEqual(member, item)) : undefined),
  distinct: (list) => (Array.isArray(list) ? [...new Set(list)] : undefined),
  element: (list, index) => (Array.isArray(list) ? list[Number(index) % list.length] : undefined),
  endswith: (text, end) => (typeof text === "string" ? text.endsWith(String(end)) : undefined),
  flatten: (list) =>
    Array.isArray(list) ? ((list as readonly unknown[]).flat(MAX_NESTING as 1) as JsonValue[]) : undefined,
  format: (template, ...args) => (typeof template === "string" ? format(template, args) : undefined),
  index: (list, item) => {
    const at = Array.isArray(list) ? list.findIndex((member) => isEqual(member, item)) : -1;
    return at === -1 ? undefined : at;
  },
  join: (separator, ...lists) => join(String(separator), lists.flat()),
  jsondecode: (text) => (typeof text === "string" ? parseJson(text) : undefined),
  jsonencode: (value) => (textLength(value) > MAX_LENGTH ? undefined : JSON.stringify(value)),
  keys: (map) => (isJsonObject(map) ? Object.keys(map).sort() : undefined),
  length: (value) => lengthOf(value),
  lookup: (map, key, fallback) =>
    isJsonObject(map) ? (Object.hasOwn(map, String(key)) ? map[String(key)] : fallback) : undefined,
  lower: (text) => (typeof text === "string" ? text.toLowerCase() : undefined),
  max: (...values) => (values.every(isNumber) ? Math.max(...values) : undefined),
  merge: (...maps) => {
    const given = maps.filter((map) => map !== null);
    return given.every(isJsonObject) ? Object.assign(Object.create(null) as JsonObject, ...given) : undefined;
  },
  min: (...values) => (values.every(isNumber) ? Math.min(...values) : undefined),
  nonsensitive: (value) => value,
  one: (list) => (Array.isArray(list) && list.length < 2 ? (list[0] ?? null) : undefined),
  range: (...numbers) => (numbers.every(isNumber) ? range(numbers) : undefined),
  replace: (text, found, by) =>
    typeof text === "string" && !/^\/.*\/$/.test(String(found))
      ? join(String(by), text.split(String(found)))
      : undefined,
  reverse: (list) => (Array.isArray(list) ? [...list].reverse() : undefined),
  sensitive: (value) => value,
  setintersection: (first, ...others) => combineSets(first, others, (item, sets) => sets.every((set) => set.has(item))),
  setproduct: (...lists) => (lists.length > 0 && lists.every(Array.isArray) ? product(lists) : undefined),
  setsubtract: (first, ...others) => combineSets(first, others, (item, sets) => !sets.some((set) => set.has(item))),
  setunion: (...lists) => (lists.every(Array.isArray) ? setOf(lists.flat()) : undefined),
  slice: (list, from, to) =>
    Array.isArray(list) && Number(from) >= 0 && Number(to) <= list.length
      ? list.slice(Number(from), Number(to))
      : undefined,
  sort: (list) => (Array.isArray(list) && list.every(isText) ? [...list].sort() : undefined),
  split: (separator, text) => (typeof text === "string" ? text.split(String(separator)) : undefined),
  startswith: (text, start) => (typeof text === "string" ? text.startsWith(String(start)) : undefined),
  substr: (text, offset, length) =>
    typeof text === "string" && Number(offset) >= 0 && Number(length) >= -1
      ? text.slice(Number(offset), Number(length) === -1 ? undefined : Number(offset) + Number(length))
      : undefined,
  title: (text) =>
    typeof text === "string" ? text.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase()) : undefined,
  tobool: (value) => (value === "true" || value === "false" ? value === "true" : isBoolean(value) ? value : undefined),
  tolist: (value) => (Array.isArray(value) ? value : undefined),
  tomap: (value) => (isJsonObject(value) ? value : undefined),
  tonumber: (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return isNumber(number) && Number.isFinite(number) ? number : undefined;
  },
  toset: (value) => (Array.isArray(value) ? setOf(value) : undefined),
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
  zipmap: (keys, values) =>
    Array.isArray(keys) && Array.isArray(values) && keys.length === values.length && keys.every(isText)
      ? Object.fromEntries(keys.map((key, at) => [key, values[at]]))
      : undefined,
};

/** The result, or undefined where the function is not known or would refuse its arguments. */
export function callFunction(name: string, args: readonly JsonValue[]): JsonValue | undefined {
  if (!Object.hasOwn(FUNCTIONS, name) || !takeStepsOver(textLength([...args]))) return undefined;
  const result = FUNCTIONS[name](...args);
  return result === undefined || isTooLarge(result) ? undefined : result;
}

/** Text and lists that double from local to local must not fill the memory. */
function isTooLarge(value: JsonValue): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > MAX_LENGTH;
}

function isText(value: JsonValue): value is string {
  return typeof value === "string";
}

function isNumber(value: JsonValue): value is number {
  return typeof value === "number";
}

function isBoolean(value: JsonValue): value is boolean {
  return typeof value === "boolean";
}

function isTrue(value: JsonValue): boolean {
  return value === true || value === "true";
}

/** Terraform goes through a set of text in the order of its letters. */
function setOf(items: readonly JsonValue[]): JsonValue[] {
  const members = [...new Set(items)];
  return members.every(isText) ? members.sort() : members;
}

function combineSets(
  first: JsonValue,
  others: readonly JsonValue[],
  keeps: (item: JsonValue, sets: readonly ReadonlySet<JsonValue>[]) => boolean,
): JsonValue | undefined {
  if (!Array.isArray(first) || !others.every(Array.isArray)) return undefined;
  const sets = others.map((other) => new Set(other));
  return setOf(first.filter((item) => keeps(item, sets)));
}

function product(lists: readonly JsonValue[][]): JsonValue | undefined {
  if (lists.reduce((count, { length }) => count * length, 1) > MAX_LENGTH) return undefined;
  return lists.reduce<JsonValue[][]>(
    (made, list) => made.flatMap((beginning) => list.map((item) => [...beginning, item])),
    [[]],
  );
}

function range(numbers: readonly number[]): JsonValue | undefined {
  const [from, to] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const step = numbers[2] ?? (to < from ? -1 : 1);
  const count = Math.max(0, Math.ceil((to - from) / step));
  return count <= MAX_LENGTH ? Array.from({ length: count }, (_, at) => from + at * step) : undefined;
}

/** Terraform joins no lists and nothing that is not set. */
function join(separator: string, items: readonly JsonValue[]): string | undefined {
  if (items.some((item) => item === null || typeof item === "object")) return undefined;
  const length = textLength([...items]) + separator.length * items.length;
  return length > MAX_LENGTH ? undefined : items.map(String).join(separator);
}

/** At least how long a value is as text; never more than a little over the limit. */
function textLength(value: JsonValue): number {
  let length = 0;
  const pending: JsonValue[] = [value];
  for (let next = pending.pop(); next !== undefined && length <= MAX_LENGTH; next = pending.pop()) {
    if (typeof next === "object" && next !== null)
      for (const member of Object.values(next)) pending.push(member as JsonValue);
    length += typeof next === "string" ? next.length : 1;
  }
  return length;
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
  if (template.length + textLength([...args]) > MAX_LENGTH) return undefined;
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
