import { isJsonObject, type JsonValue } from "../engine/json";

/**
 * Stands in for ajv's own comparison in the validators. That one calls `valueOf` and `toString` of what it compares, and a
 * document may hold keys of these names.
 */
export default function equal(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
