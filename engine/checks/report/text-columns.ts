import { wrap } from "./text";
import { displayWidth } from "./text-width";

export interface TextColumn {
  readonly heading: string;
  /** Numbers end under each other. @default "left" */
  readonly align?: "left" | "right";
}

/** What a line of a table is coloured by, after its columns are in place. */
export type Paint = (line: string) => string;

export interface TextRow {
  readonly cells: readonly string[];
  /** @default - as it is */
  readonly paint?: Paint;
}

const GAP = "  ";
/** The last column is broken into lines; with less room the table is no help. */
const NARROWEST_LAST = 12;

/**
 * Rows under their headings, two spaces apart. The last column is broken into lines of its own.
 *
 * @returns undefined where the columns do not fit into the width
 */
export function textColumns(
  columns: readonly TextColumn[],
  rows: readonly TextRow[],
  width: number,
): readonly string[] | undefined {
  const fixed = columns.slice(0, -1);
  const widths = fixed.map(({ heading }, index) =>
    rows.reduce((most, { cells }) => Math.max(most, displayWidth(cells[index])), displayWidth(heading)),
  );
  const taken = widths.reduce((sum, each) => sum + each + GAP.length, 0);
  if (width - taken < NARROWEST_LAST) return undefined;
  const line = (cells: readonly string[]): readonly string[] => {
    const [first, ...rest] = wrap(cells[fixed.length], width - taken);
    const before = fixed.map(({ align }, index) => padded(cells[index], widths[index], align) + GAP).join("");
    return [`${before}${first}`.trimEnd(), ...rest.map((text) => " ".repeat(taken) + text)];
  };
  return [
    ...line(columns.map(({ heading }) => heading)),
    ...rows.flatMap(({ cells, paint }) => line(cells).map((text) => (paint ? paint(text) : text))),
  ];
}

function padded(text: string, width: number, align: TextColumn["align"]): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "right" ? space + text : text + space;
}
