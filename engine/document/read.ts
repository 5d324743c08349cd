import { Buffer, isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import * as errors from "./errors";
import type { SourceDocument } from "./source-document";
import { parseYaml } from "./yaml-document";

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

/** UTF-8, or UTF-16 where a byte order mark says so (PowerShell's `>` writes it). */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (isUtf8(bytes)) return withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "";
  if (encoding === "") throw errors.notText(file);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw errors.notText(file);
  }
}
