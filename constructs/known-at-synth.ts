import { Token } from "cdktf";
import { knownWhenDeploying } from "./errors";

/** Refuses values that only Terraform learns: what is checked has to stand in the program. */
export function requireKnown(where: string, values: object): void {
  for (const [key, value] of Object.entries(values)) {
    const isText = typeof value === "string" || typeof value === "number";
    if (isText && Token.isUnresolved(value)) throw knownWhenDeploying(where, key);
    if (isPlain(value)) requireKnown(where, prefixed(value, key));
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function prefixed(values: object, prefix: string): object {
  const name = (key: string): string => (Array.isArray(values) ? `${prefix}[${key}]` : `${prefix}.${key}`);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [name(key), value as unknown]));
}
