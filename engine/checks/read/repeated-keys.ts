import type { JsonValue } from "../../json";
import * as errors from "./errors";
import { positionAt } from "./json-syntax";

/** The quote that ends a key, with its colon. Inside a string a quote always follows a backslash. */
const KEY_END = /(?<!\\)(?:\\\\)*"\s*:/g;

/** A string (of any length: one loop over what needs no look at it), or what opens, closes or parts an object. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

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
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (atKey && token.startsWith('"')) {
      const key = JSON.parse(token) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, offset };
      keys?.add(key);
    }
    atKey = (token === "{" || token === ",") && open.at(-1) !== undefined;
  }
  return undefined;
}
