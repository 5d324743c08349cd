import type { JsonValue } from "../../json";
import * as errors from "./errors";
import { stringEnd } from "./json-string";
import { positionAt } from "./json-syntax";

/** The quote that ends a key, with its colon. Inside a string a quote always follows a backslash. */
const KEY_END = /(?<!\\)(?:\\\\)*"\s*:/g;

/**
 * Terraform reads every block of a key that stands twice in one object; `JSON.parse` keeps the last, and whatever the
 * others declare would pass unseen.
 *
 * @param text JSON that could be parsed
 * @throws SovereignError with line and column of the second key
 */
export function refuseRepeatedKeys(text: string, value: JsonValue, file: string): void {
  if (keysIn(value) === (text.match(KEY_END)?.length ?? 0)) return;
  const repeated = findRepeatedKey(text);
  if (repeated) throw errors.keyTwice(file, positionAt(text, repeated.offset), repeated.key);
}

function keysIn(value: JsonValue): number {
  let keys = 0;
  const pending: JsonValue[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const members = Object.values(next) as JsonValue[];
    if (!Array.isArray(next)) keys += members.length;
    for (const member of members) if (typeof member === "object" && member !== null) pending.push(member);
  }
  return keys;
}

function findRepeatedKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  let atKey = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at) ?? text.length;
      const key = atKey ? (JSON.parse(text.slice(at, end)) as string) : undefined;
      const keys = open.at(-1);
      if (key !== undefined && keys?.has(key)) return { key, offset: at };
      if (key !== undefined) keys?.add(key);
      at = end - 1;
      atKey = false;
    } else if ("{}[],:".includes(char)) {
      if (char === "{" || char === "[") open.push(char === "{" ? new Set() : undefined);
      if (char === "}" || char === "]") open.pop();
      atKey = (char === "{" || char === ",") && open.at(-1) !== undefined;
    }
  }
  return undefined;
}
