import { characters } from "../characters";

/** A cell is for reading; the JSON report has the whole. */
const MAX_LENGTH = 800;

const INVISIBLE_SPACE = "&#8203;";

/** What Markdown or GitHub would take for more than text. */
const SPECIAL =
  /(?<markup>[*_~[\]])|(?<breaking>[&<>\\|`$]|:(?=\/\/)|(?<=www)\.)|(?<reference>(?<![A-Za-z0-9_])@(?=\w)|#(?=\d))/g;

/**
 * Prose of an input as Markdown that shows it and does nothing else: no markup, no cell border, no link, and nobody is
 * mentioned (GitHub looks for `@name` and `#1` in what is shown, so that no escape helps; an invisible space does).
 */
export function text(value: string): string {
  const parts = oneLine(value).split(/`([^`]+)`/);
  // Names stand between backticks in our own messages.
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : escaped(part))).join("");
}

function escaped(value: string): string {
  return value.replace(SPECIAL, (char: string, markup?: string, breaking?: string) => {
    if (markup !== undefined) return `\\${char}`;
    return breaking === undefined ? char + INVISIBLE_SPACE : entity(char);
  });
}

/** A name of an input as code, also where it holds what would end the code or the cell. */
export function code(value: string): string {
  const line = oneLine(value);
  if (line === "") return "";
  // In HTML every character can be written as a number; between backticks none can.
  if (/[`|\\<>&\u200b]|^ | $/.test(line)) return `<code>${line.replace(/[^A-Za-z0-9 ,=()"/-]/gu, entity)}</code>`;
  return `\`${line}\``;
}

function oneLine(value: string): string {
  const line = characters(value).replace(/\s+/g, " ");
  if (line.length <= MAX_LENGTH) return line;
  // By characters, so that none is cut in half.
  return `${[...line.slice(0, MAX_LENGTH)].slice(0, -1).join("")}…`;
}

function entity(char: string): string {
  return `&#${char.codePointAt(0)};`;
}
