import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import { takeStep } from "./budget";
import { asOpen, evaluate, followSteps } from "./evaluate";
import { known, type Outcome, type Scope } from "./outcome";
import { escapeTemplate } from "./parse";

/** What an element of a container is called in the scope of that container, where nothing else has a name. */
const PART = "part";

/** An element of a container under its index or key. */
export type Part = readonly [key: string | number, outcome: Outcome];

/** A list whose elements are looked at where they are used: one may be known where another is not. */
export function listOf(parts: readonly Outcome[]): Outcome {
  return known(parts.map(partText), partsScope(parts));
}

/** As `listOf`, for an object; of entries with the same key the last one counts. */
export function objectOf(entries: readonly (readonly [string, Outcome])[]): Outcome {
  const parts = entries.map(([, part]) => part);
  const members = entries.map(([key, part], at) => [key, partText(part, at)] as const);
  return known(Object.fromEntries(members) as JsonObject, partsScope(parts));
}

/** The elements of a container; undefined for what is none, and where to look at all of them is too much work. */
export function partsOf({ known: container, trail }: Outcome): readonly Part[] | undefined {
  if (!container) return undefined;
  const { value, scope, open } = container;
  if ((!Array.isArray(value) && !isJsonObject(value)) || !takeStep()) return undefined;
  const parts: Part[] = [];
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    if (!takeStep()) return undefined;
    const found = evaluate((value as JsonObject)[key], scope);
    const part = open ? asOpen(found) : found;
    parts.push([key, trail.length === 0 ? part : { ...part, trail: [...trail, ...part.trail] }]);
  }
  return parts;
}

export function elementsOf(outcome: Outcome): readonly Outcome[] | undefined {
  return Array.isArray(outcome.known?.value) ? partsOf(outcome)?.map(([, part]) => part) : undefined;
}

export function membersOf(outcome: Outcome): readonly (readonly [string, Outcome])[] | undefined {
  return isJsonObject(outcome.known?.value)
    ? partsOf(outcome)?.map(([key, part]) => [String(key), part] as const)
    : undefined;
}

/** A value that leads to nothing else stands for itself. */
function partText({ known: found, targets, trail }: Outcome, at: number): JsonValue {
  const value = found?.value;
  const leadsElsewhere = targets.length > 0 || trail.length > 0;
  if (value === undefined || leadsElsewhere || (typeof value === "object" && value !== null))
    return `\${${PART}[${at}]}`;
  return typeof value === "string" ? escapeTemplate(value) : value;
}

function partsScope(parts: readonly Outcome[]): Scope {
  const scope: Scope = {
    resolve: (_, [at, ...steps], depth) => followSteps(parts[Number(at)], scope, steps, depth + 1),
  };
  return scope;
}
