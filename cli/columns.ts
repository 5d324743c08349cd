/** Lines up rows under their headings, two spaces apart; the last column is as long as it is. */
export function columns(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => all.reduce((width, row) => Math.max(width, row[column].length), 0));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** Names and values under each other; a value that is a list or an object is written as JSON. */
export function record(entries: Readonly<Record<string, unknown>>): string {
  const stated = Object.entries(entries).filter(([, value]) => value !== undefined);
  const width = stated.reduce((longest, [name]) => Math.max(longest, name.length), 0);
  return stated
    .map(
      ([name, value]) =>
        `${name.padEnd(width)}  ${typeof value === "object" ? JSON.stringify(value) : String(value)}\n`,
    )
    .join("");
}
