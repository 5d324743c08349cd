import type { JsonValue } from "../../../json";
import type { Program } from "../program";

/** More aliases than this are expanded by nobody. */
const MAX_ALIASES = 100;

/** Text nested deeper than this could exhaust the call stack of a parser, and with it the process. */
const MAX_DEPTH = 200;

/** What begins a line stands for one level in every two characters, at most. */
const MAX_LINE_START = 2 * MAX_DEPTH;

const parsed = new WeakMap<Program, Map<string, readonly JsonValue[] | undefined>>();

/**
 * The documents of a YAML or JSON text; undefined where it is not YAML, or is made to exhaust whoever reads it. A text is
 * parsed once a program, however many resources and readers have it.
 */
export function yamlDocuments(text: string, program: Program): readonly JsonValue[] | undefined {
  let ofProgram = parsed.get(program);
  if (!ofProgram) parsed.set(program, (ofProgram = new Map()));
  if (!ofProgram.has(text)) ofProgram.set(text, parse(text));
  return ofProgram.get(text);
}

function parse(text: string): readonly JsonValue[] | undefined {
  return isTooDeep(text) ? undefined : (parseJson(text) ?? parseYaml(text));
}

function isTooDeep(text: string): boolean {
  return LONG_LINE_START.test(text) || ((text.match(/[[{]/g)?.length ?? 0) > MAX_DEPTH && bracketsAreTooDeep(text));
}

/** Only a lexer can tell the brackets that nest from those within quotes. */
function bracketsAreTooDeep(text: string): boolean {
  const { Lexer } = require("yaml") as typeof import("yaml");
  let depth = 0;
  let last = "";
  for (const token of new Lexer().lex(text)) {
    const isText = last === START_OF_TEXT;
    last = token;
    if (isText) continue;
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** What the lexer puts before a plain text. */
const START_OF_TEXT = "\u001F";

const LONG_LINE_START = new RegExp(`^[ \\t?:-]{${MAX_LINE_START}}`, "m");

function parseJson(text: string): readonly JsonValue[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return [JSON.parse(text) as JsonValue];
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): readonly JsonValue[] | undefined {
  // Loaded on first use: few programs hold cluster objects as text.
  const { parseAllDocuments } = require("yaml") as typeof import("yaml");
  try {
    const documents = parseAllDocuments(text, {
      schema: "core",
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    if (!Array.isArray(documents)) return [];
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents.map((document) => document.toJS({ maxAliasCount: MAX_ALIASES }) as JsonValue);
  } catch {
    return undefined;
  }
}
