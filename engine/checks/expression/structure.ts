import type { JsonValue } from "../../json";
import { elementsOf, listOf, membersOf, objectOf } from "./container";
import { followSteps } from "./evaluate";
import { known, type Outcome, type Scope } from "./outcome";

/** Lists nested deeper are not taken apart. */
const MAX_NESTING = 50;

/** A function that moves parts about and need not know each of them; undefined where it needs more than is known. */
type StructuralFunction = (args: readonly Outcome[], scope: Scope) => Outcome | undefined;

const pass: StructuralFunction = ([only]) => (only?.known ? only : undefined);

/** Functions of Terraform that take containers apart and put them together. */
const FUNCTIONS: Readonly<Record<string, StructuralFunction>> = {
  coalesce: (args) => firstWhere(args, (value) => value !== null && value !== ""),
  coalescelist: (args) => firstWhere(args, (value) => lengthOf(value) !== 0),
  concat: (args) => joined(args.map(elementsOf), listOf),
  element: ([list, index], scope) => {
    const count = lengthOf(list.known?.value);
    const at = Number(scalar(index));
    return Array.isArray(list.known?.value) && count && at >= 0 ? followSteps(list, scope, [at % count], 0) : undefined;
  },
  flatten: ([list]) => {
    const flat = list && flatten(list);
    return flat && listOf(flat);
  },
  keys: ([map], scope) => {
    const members = membersOf(map);
    return members && known(members.map(([key]) => key).sort(), scope);
  },
  length: ([container], scope) => {
    const count = lengthOf(container?.known?.value);
    return count === undefined ? undefined : known(count, scope);
  },
  lookup: ([map, key, otherwise]) => {
    const members = membersOf(map);
    const name = scalar(key);
    if (!members || name === undefined) return undefined;
    return members.find(([member]) => member === String(name))?.[1] ?? otherwise;
  },
  merge: (args) => {
    const maps = args.filter(({ known: found }) => found?.value !== null);
    return joined(maps.map(membersOf), objectOf);
  },
  nonsensitive: pass,
  one: ([list], scope) => {
    const count = Array.isArray(list?.known?.value) ? list.known.value.length : undefined;
    if (count === 0) return known(null, scope);
    return count === 1 ? followSteps(list, scope, [0], 0) : undefined;
  },
  reverse: ([list]) => {
    const elements = list && elementsOf(list);
    return elements && listOf([...elements].reverse());
  },
  sensitive: pass,
  tolist: pass,
  tomap: pass,
  toset: pass,
  values: ([map]) => {
    const members = map && membersOf(map);
    return members && listOf([...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member));
  },
  zipmap: ([keys, values]) => {
    const names = keys && elementsOf(keys)?.map(scalar);
    const members = values && elementsOf(values);
    if (!names || names.length !== members?.length || names.includes(undefined)) return undefined;
    return objectOf(names.map((name, at) => [String(name), members[at]] as const));
  },
};

/** What a function gives for containers of which parts are not known; undefined where that is not to be told. */
export function restructure(name: string, args: readonly Outcome[], scope: Scope): Outcome | undefined {
  return args.length > 0 && Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name](args, scope) : undefined;
}

function joined<T>(
  parts: readonly (readonly T[] | undefined)[],
  build: (all: readonly T[]) => Outcome,
): Outcome | undefined {
  const found = parts.filter((part) => part !== undefined);
  return found.length === parts.length ? build(found.flat()) : undefined;
}

function flatten(list: Outcome, depth = 0): readonly Outcome[] | undefined {
  if (depth > MAX_NESTING) return undefined;
  const parts: (readonly Outcome[])[] = [];
  for (const element of elementsOf(list) ?? [undefined]) {
    if (!element?.known) return undefined;
    const inner = Array.isArray(element.known.value) ? flatten(element, depth + 1) : [element];
    if (!inner) return undefined;
    parts.push(inner);
  }
  return parts.flat();
}

/** Where one before it is not known, that may be the first. */
function firstWhere(args: readonly Outcome[], counts: (value: JsonValue) => boolean): Outcome | undefined {
  const first = args.find(({ known: found }) => !found || counts(found.value));
  return first?.known && first;
}

function lengthOf(value: JsonValue | undefined): number | undefined {
  if (value === undefined || value === null || typeof value !== "object") return undefined;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function scalar(outcome: Outcome | undefined): string | number | undefined {
  const value = outcome?.known?.value;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
