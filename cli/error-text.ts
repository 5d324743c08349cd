import { printable } from "../engine/checks/report/text";

const MAX_LINES = 40;
/** What names a value of the input may be as long as the value. */
const MAX_CHARACTERS = 1_000;
const MARK = " [… cut …] ";

/** A message for standard error: it moves no cursor, and a huge or broken input does not flood the screen. */
export function errorText(message: string): string {
  const lines = message.split("\n");
  const rest = lines.length - MAX_LINES;
  const shown = lines.slice(0, MAX_LINES).map((line) => printable(shortened(line)));
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
}

/** Beginning and end: the one says where and what, the other what to do. */
function shortened(line: string): string {
  if (line.length <= MAX_CHARACTERS) return line;
  const half = (MAX_CHARACTERS - MARK.length) / 2;
  return `${line.slice(0, half)}${MARK}${line.slice(-half)}`;
}
