import type { JsonValue } from "../../../json";
import type { Program } from "../program";

/** More aliases than this are expanded by nobody. */
const MAX_ALIASES = 100;

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
  return parseJson(text) ?? parseYaml(text);
}

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
