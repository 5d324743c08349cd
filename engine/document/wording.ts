const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: "a group of keys",
  array: "a list",
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "empty",
};

/** The name of a JSON Schema type for people. */
export function typeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}

/** A value as an error message shows it. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of keys";
  if (typeof value === "string") return value === "" ? "empty text" : `'${shortened(value)}'`;
  // NaN and infinity are numbers to a program only.
  return Number.isFinite(value) ? `the number ${value as number}` : String(value);
}

export function listed(words: readonly string[]): string {
  return words.join(", ");
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
