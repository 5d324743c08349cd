import { characters } from "./characters";

const LINE_END = "\r\n";

/** A row as RFC 4180 has it. A number stays one; text that a spreadsheet would take for a formula does not become one. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === "number" ? String(cell) : field(cell))).join(",") + LINE_END;
}

/** Quoted where it has to be. */
function field(text: string): string {
  const safe = withoutFormula(characters(text));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet takes what begins like this for a formula; the apostrophe makes it text. */
function withoutFormula(text: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
