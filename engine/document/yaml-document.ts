import type * as Yaml from "yaml";
import type { Document, LineCounter, Node, YAMLError } from "yaml";
import type { JsonValue } from "../json";
import * as errors from "./errors";
import type { KeyPath } from "./key-path";
import type { Position, SourceDocument } from "./source-document";
import { yamlToJson, YamlProblem } from "./yaml-to-json";

/** What the commonest errors of the YAML parser mean to the author of a file. */
const MEANINGS: Readonly<Record<string, string>> = {
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed",
  BLOCK_IN_FLOW: "a comma is missing here, or a bracket above is not closed",
  BLOCK_AS_IMPLICIT_KEY: "a second ': ' on one line; put the value in quotes or on a line of its own",
  MULTIPLE_DOCS: "a second document begins here ('---'); a file holds one",
  MULTILINE_IMPLICIT_KEY: "the line is no key with a value: a ': ' is missing",
  NON_STRING_KEY: "a key must be text; is a bracket above not closed?",
  RESOURCE_EXHAUSTION: "the file is nested too deeply",
  TAB_AS_INDENT: "a tab is used as indentation; YAML wants spaces",
  TAG_RESOLVE_FAILED: "tags ('!…') are not read here; write the plain value",
};

/** Parses YAML 1.2 (core schema, so that NO is Norway and a date is text). JSON is a part of it. */
export function parseYaml(text: string, file: string): SourceDocument {
  // Loaded on first use: a synth without a policy file and `sovereign --help` do without it.
  const yaml = require("yaml") as typeof Yaml;
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    version: "1.2",
    schema: "core",
    stringKeys: true,
    resolveKnownTags: false,
    // Looked at in `yamlToJson`, where it costs linear time.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });

  const positionOf = (offset: number): Position => toPosition(lines, offset);
  const failAt = (offset: number, what: string): Error => {
    const { line, column } = positionOf(offset);
    return errors.badYaml(`${file}:${line}:${column}`, what);
  };

  const syntaxError: YAMLError | undefined = document.errors[0] ?? document.warnings[0];
  if (syntaxError) throw failAt(syntaxError.pos[0], meaningOf(syntaxError));
  return {
    origin: file,
    value: convert(document, failAt),
    locate: (path, part) => positionOf(offsetOf(yaml, document, path, part)),
  };
}

function convert(document: Document, failAt: (offset: number, what: string) => Error): JsonValue {
  try {
    return yamlToJson(document.contents as Node | null);
  } catch (error) {
    if (error instanceof YamlProblem) throw failAt(error.offset, error.message);
    throw error;
  }
}

function meaningOf(error: YAMLError): string {
  return MEANINGS[error.code] ?? `this is not YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The offset of a key or value; of the nearest parent that exists where the path leads nowhere. */
function offsetOf(yaml: typeof Yaml, document: Document, path: KeyPath, part: "key" | "value" = "value"): number {
  let node: unknown = document.contents;
  let offset = yaml.isNode(node) ? startOf(node) : 0;
  for (const [depth, key] of path.entries()) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (!yaml.isCollection(node)) return offset;
    const item = yaml.isMap(node)
      ? node.items.find((pair) => yaml.isScalar(pair.key) && String(pair.key.value) === String(key))
      : node.items[Number(key)];
    if (item === undefined) return offset;

    const pair = yaml.isPair(item) ? item : undefined;
    const keyNode = pair?.key as Node | undefined;
    const valueNode = (pair ? pair.value : item) as Node | null;
    const wantsKey = keyNode && (valueNode === null || (part === "key" && depth === path.length - 1));
    offset = wantsKey ? startOf(keyNode) : valueNode ? startOf(valueNode) : offset;
    node = valueNode;
  }
  return offset;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
