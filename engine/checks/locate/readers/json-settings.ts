import type { JsonValue } from "../../../json";
import { known } from "../../expression/outcome";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { readSetting } from "./setting";
import { textOf } from "./text";

/** Larger texts are not gone through: no program is that large, and what is called by name stands first. */
const MAX_TEXTS = 2_000;

/** JSON text that programs a service: each text in it is read as a setting. What is no JSON says nothing. */
export function readJsonSettings(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  const scope = occurrence.outcome.known?.scope;
  const text = textOf(occurrence.outcome);
  if (text === undefined || !scope) return [];
  return textsIn(parse(text)).flatMap((value) => {
    const { attribute, outcome } = occurrence;
    return readSetting({ attribute, value, outcome: known(value, scope, outcome.trail) }, site) ?? [];
  });
}

function textsIn(root: JsonValue): readonly string[] {
  const found = new Set<string>();
  const pending: JsonValue[] = [root];
  for (let value = pending.pop(); value !== undefined && found.size < MAX_TEXTS; value = pending.pop()) {
    if (typeof value === "string") found.add(value);
    else if (value !== null && typeof value === "object") for (const part of Object.values(value)) pending.push(part);
  }
  return [...found];
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
