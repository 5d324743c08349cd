import type { JsonValue } from "../json";
import { formatKeyPath, type KeyPath } from "./key-path";
import { didYouMean, nearest } from "./nearest";
import type { Problem } from "./problem";
import type { SchemaError } from "./validator";
import { describeValue, listed, typeName } from "./wording";

/** What a schema does not accept, in the words of somebody who never saw a schema. */
export function schemaProblems(root: JsonValue, errors: readonly SchemaError[]): readonly Problem[] {
  const misspelt = misspeltKeys(errors);
  const relevant = errors.filter(
    // `contries` where `countries` is wanted is one mistake, not two.
    (error) => !isBranchOfAnyOf(error) && !(error.keyword === "required" && misspelt.has(missingKey(error))),
  );
  const problems = relevant.map((error) => toProblem(root, error));
  return distinct(problems);
}

function toProblem(root: JsonValue, error: SchemaError): Problem {
  const path = pathOf(root, error.instancePath);
  if (error.keyword === "additionalProperties") {
    const key = error.params.additionalProperty as string;
    return { path: [...path, key], part: "key", message: unknownKey(path, key, knownKeys(error)) };
  }
  // What is missing has no place of its own: its parent's key is where to add it.
  const part = error.keyword === "required" || error.keyword === "anyOf" ? "key" : "value";
  return { path, part, message: message(formatKeyPath(path), error) };
}

/** What is wrong, for each keyword that the schemas use. */
function message(path: string, { keyword, params, parentSchema, data }: SchemaError): string {
  if (path === "" && data === null) return "the document is empty; it begins with 'version: 1'";
  const subject = path || "the document";
  switch (keyword) {
    case "required":
      return `the key '${String(params.missingProperty)}' is missing${path && ` in ${path}`}`;
    case "anyOf":
      return `${subject} needs ${alternatives(parentSchema)}`;
    case "type":
      return wrongType(subject, parentSchema?.title, params.type as string | string[], data);
    case "const":
      return `${subject} must be ${String(params.allowedValue)}, not ${describeValue(data)}`;
    case "enum": {
      const allowed = (params.allowedValues as (string | number)[]).map(String);
      const guess = typeof data === "string" ? didYouMean(data, allowed) : "";
      return `${subject} must be one of ${listed(allowed)}, not ${describeValue(data)}${guess}`;
    }
    case "pattern":
      return `${subject} must be ${parentSchema?.title ?? `text like ${String(params.pattern)}`}, not ${describeValue(data)}`;
    case "minItems":
    case "minLength":
    case "minProperties":
      return `${subject} must not be empty`;
    case "minimum":
      return `${subject} must be at least ${String(params.limit)}, not ${describeValue(data)}`;
    case "maximum":
      return `${subject} must be at most ${String(params.limit)}, not ${describeValue(data)}`;
    case "exclusiveMinimum":
      return `${subject} must be more than ${String(params.limit)}, not ${describeValue(data)}`;
    case "uniqueItems":
      return `${subject} names an entry twice (the ${ordinal(params.j)} and the ${ordinal(params.i)}); keep one`;
    default:
      throw new Error(`schemaProblems has no words for the keyword '${keyword}'`);
  }
}

function unknownKey(parent: KeyPath, key: string, known: readonly string[]): string {
  const path = formatKeyPath(parent);
  const guess = didYouMean(key, known) || `; known keys: ${listed(known)}`;
  return `unknown key '${key}'${path && ` in ${path}`}${guess}`;
}

function wrongType(subject: string, title: string | undefined, types: string | string[], data: unknown): string {
  // Of an object the title is its name, which says nothing of its shape.
  const wanted = types !== "object" && title ? title : [types].flat().map(typeName).join(" or ");
  return `${subject} must be ${wanted}, not ${describeValue(data)}${hint([types].flat(), data)}`;
}

/** The one character or two that were forgotten. */
function hint(types: readonly string[], data: unknown): string {
  if (types.includes("array") && typeof data === "string") return `; write [${data}]`;
  if (types.includes("string") && (typeof data === "number" || typeof data === "boolean")) return "; put it in quotes";
  if (data === null) return "; give it a value or leave the key out";
  const isNumberInQuotes = typeof data === "string" && data.trim() !== "" && Number.isFinite(Number(data));
  if (isNumberInQuotes && (types.includes("number") || types.includes("integer"))) return "; leave out the quotes";
  return "";
}

function alternatives(schema: SchemaError["parentSchema"]): string {
  return (schema?.anyOf ?? [])
    .flatMap(({ required = [] }) => required)
    .map((key) => `'${key}'`)
    .join(" or ");
}

/** `anyOf` itself speaks for its branches. */
function isBranchOfAnyOf({ schemaPath }: SchemaError): boolean {
  return schemaPath.includes("/anyOf/");
}

/** Where an unknown key is near to a known one: that known key, with the place of its parent. */
function misspeltKeys(errors: readonly SchemaError[]): ReadonlySet<string> {
  const unknown = errors.filter(({ keyword }) => keyword === "additionalProperties");
  return new Set(
    unknown.map((error) => {
      const meant = nearest(error.params.additionalProperty as string, knownKeys(error));
      return `${error.instancePath}/${meant ?? ""}`;
    }),
  );
}

function missingKey({ instancePath, params }: SchemaError): string {
  return `${instancePath}/${String(params.missingProperty)}`;
}

function knownKeys(error: SchemaError): readonly string[] {
  return Object.keys(error.parentSchema?.properties ?? {});
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [`${formatKeyPath(problem.path)}\n${problem.message}`, problem]));
  return [...byText.values()];
}

/** JSON pointers do not tell an index from a key; the value does. */
function pathOf(root: JsonValue, pointer: string): KeyPath {
  const path: (string | number)[] = [];
  let value: JsonValue = root;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, JsonValue>)[key];
  }
  return path;
}

function ordinal(index: unknown): string {
  const number = Number(index) + 1;
  return ["first", "second", "third"][number - 1] ?? `${number}th`;
}
