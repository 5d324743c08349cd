import { Buffer, constants, isAscii, isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import * as errors from "./errors";
import type { SourceDocument } from "./source-document";
import { parseYaml } from "./yaml-document";

/** Longer text cannot be held, of whatever letters it is. */
const MOST_BYTES = constants.MAX_STRING_LENGTH;

/**
 * Reads a YAML or JSON file.
 *
 * @throws SovereignError where the file is missing, is not text or is not YAML, with line and column
 */
export function readDocument(file: string): SourceDocument {
  return parseDocument(decodeText(readBytes(file), file), file);
}

/** Reads YAML or JSON text; `file` is only named in errors. */
export function parseDocument(text: string, file: string): SourceDocument {
  return parseYaml(withoutMark(text), file);
}

export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw errors.unreadableFile(file, (error as NodeJS.ErrnoException).code);
  }
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * UTF-8, or UTF-16 where a byte order mark or the zero byte of its first character says so (PowerShell's `>` writes it).
 *
 * @throws SovereignError where the bytes are no text, or more than a program can hold as one text
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.byteLength > MOST_BYTES) throw errors.tooLarge(file, MOST_BYTES);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) throw errors.notText(file);
  if (encoding === "utf-8") {
    return withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  }
  try {
    return withoutMark(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    throw errors.notText(file);
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (bytes.byteLength % 2 === 0 && first !== undefined && (first === 0) !== (second === 0)) {
    return first === 0 ? "utf-16be" : "utf-16le";
  }
  // Most files are ASCII, which is told in a quarter of the time.
  return isAscii(bytes) || isUtf8(bytes) ? "utf-8" : undefined;
}
