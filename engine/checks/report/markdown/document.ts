/** A table under a heading. */
export interface Section {
  /** Markdown. */
  readonly title: string;
  readonly columns: readonly string[];
  /** Cells in Markdown, each on one line. */
  readonly rows: readonly (readonly string[])[];
  /** Whether it opens on a click only. @default - rows beyond the first ten do */
  readonly folded?: boolean;
}

export interface Composed {
  readonly markdown: string;
  /** Rows for which there was no room. */
  readonly leftOut: number;
}

const OPEN_ROWS = 10;

/**
 * Writes sections one after the other, as far as there is room: what stands first matters most.
 *
 * @param room characters in all
 */
export function compose(sections: readonly Section[], room: number): Composed {
  const parts: string[] = [];
  let left = room;
  let leftOut = 0;
  for (const section of sections) {
    if (section.rows.length === 0) continue;
    const { markdown, written } = writeSection(section, left);
    parts.push(markdown);
    left -= markdown.length;
    leftOut += section.rows.length - written;
  }
  return { markdown: parts.join(""), leftOut };
}

interface Written {
  readonly markdown: string;
  readonly written: number;
}

function writeSection({ title, columns, rows, folded = false }: Section, room: number): Written {
  const lines = rows.map((cells) => `| ${cells.join(" | ")} |\n`);
  const head = `| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}\n`;
  const openRows = folded ? 0 : Math.min(OPEN_ROWS, lines.length);
  const foldedRows = lines.length - openRows;
  const heading = folded ? "" : `\n### ${title}\n\n${head}`;
  const summary = folded ? `<b>${title}</b>` : `${foldedRows} more`;
  const foldStart = foldedRows > 0 ? `\n<details><summary>${summary}</summary>\n\n${head}` : "";
  const foldEnd = foldedRows > 0 ? "\n</details>\n" : "";

  const fixed = heading.length + foldStart.length + foldEnd.length;
  const fitting = countFitting(lines, room - fixed);
  if (fitting === 0) return { markdown: "", written: 0 };
  const [shown, hidden] = [lines.slice(0, Math.min(openRows, fitting)), lines.slice(openRows, fitting)];
  const fold = hidden.length > 0 ? foldStart + hidden.join("") + foldEnd : "";
  return { markdown: heading + shown.join("") + fold, written: fitting };
}

function countFitting(lines: readonly string[], room: number): number {
  let used = 0;
  const first = lines.findIndex((line) => (used += line.length) > room);
  return first === -1 ? lines.length : first;
}
