import type { JsonValue } from "../../json";
import * as errors from "./errors";
import { stringEnd } from "./json-string";

/**
 * Parses JSON.
 *
 * @throws SovereignError with line and column where the text is not JSON or ends too early
 */
export function parseJson(text: string, file: string): JsonValue {
  if (text.trim() === "") throw errors.emptyFile(file);
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // The engine's own message names no position for a text that ends early; only a broken file pays for a second look.
    const { offset, expected } = findSyntaxError(text);
    throw errors.notJson(file, positionAt(text, offset), expected, offset >= text.trimEnd().length);
  }
}

/** Line and column, counted from 1. */
export function positionAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < lineStart; at = text.indexOf("\n", at + 1)) line += 1;
  return `${line}:${offset - lineStart + 1}`;
}

interface SyntaxProblem {
  readonly offset: number;
  readonly expected: string;
}

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Where the grammar of RFC 8259 first breaks. Works through the text without recursion. */
function findSyntaxError(text: string): SyntaxProblem {
  const open: ("{" | "[")[] = [];
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takeString = (): boolean => {
    const end = text[at] === '"' ? stringEnd(text, at) : undefined;
    at = end ?? at;
    return end !== undefined;
  };
  const takeChar = (char: string): boolean => {
    take(SPACE);
    if (text[at] !== char) return false;
    at += 1;
    return true;
  };
  const takeKey = (): SyntaxProblem | undefined => {
    take(SPACE);
    if (!takeString()) return { offset: at, expected: "a key in double quotes" };
    return takeChar(":") ? undefined : { offset: at, expected: "':'" };
  };

  for (;;) {
    take(SPACE);
    if (takeChar("{")) {
      if (!takeChar("}")) {
        open.push("{");
        const problem = takeKey();
        if (problem) return problem;
        continue;
      }
    } else if (takeChar("[")) {
      if (!takeChar("]")) {
        open.push("[");
        continue;
      }
    } else if (!takeString() && !take(SCALAR)) {
      return { offset: at, expected: text[at] === '"' ? "a string that ends on its line" : "a value" };
    }

    // A value has ended: close what it closes, then go on with the next member.
    for (;;) {
      const container = open.at(-1);
      if (container === undefined) {
        take(SPACE);
        return { offset: at, expected: "nothing after the end of the value" };
      }
      if (takeChar(",")) {
        const problem = container === "{" ? takeKey() : undefined;
        if (problem) return problem;
        break;
      }
      if (!takeChar(container === "{" ? "}" : "]")) {
        return { offset: at, expected: container === "{" ? "',' or '}'" : "',' or ']'" };
      }
      open.pop();
    }
  }
}
