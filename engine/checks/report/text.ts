import { displayWidth, graphemes } from "./text-width";

/**
 * Breaks a text into lines at its spaces, by the columns that a terminal gives it. A word longer than a line stays
 * whole, so that it can be copied; scripts that write without spaces break between two wide characters.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let used = 0;
    for (const word of paragraph.split(" ").flatMap((whole) => pieces(whole, width))) {
      const columns = displayWidth(word.text);
      const space = word.joins || line === "" ? 0 : 1;
      if (line !== "" && used + space + columns > width) {
        lines.push(line);
        [line, used] = [word.text, columns];
      } else {
        line += (space === 1 ? " " : "") + word.text;
        used += space + columns;
      }
    }
    lines.push(line);
  }
  return lines;
}

interface Piece {
  readonly text: string;
  /** Whether it stands right behind the piece before it. */
  readonly joins: boolean;
}

function pieces(word: string, width: number): readonly Piece[] {
  if (displayWidth(word) <= width) return [{ text: word, joins: false }];
  const found: { text: string; joins: boolean }[] = [];
  let before = 0;
  for (const character of graphemes(word)) {
    const columns = displayWidth(character);
    const last = found.at(-1);
    if (last && (columns < 2 || before < 2)) last.text += character;
    else found.push({ text: character, joins: found.length > 0 });
    before = columns;
  }
  return found;
}

/** What moves a cursor, recolours what follows, or turns the direction of reading around it. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text of an input, without what would change how the text around it is shown: such characters are written out. */
export function printable(text: string): string {
  return text.replace(CONTROLS, writtenOut);
}

/** As `printable`, for what has to stay on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n");
}

function writtenOut(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
