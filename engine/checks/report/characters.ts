import { printable } from "./text";

const NO_CHARACTERS = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text of an input that every reader takes: what controls a terminal, and what is no character (half surrogates, which
 * neither UTF-8 nor XML can hold), is written out as `\u001b`.
 */
export function characters(text: string): string {
  return printable(text).replace(NO_CHARACTERS, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
