import type { JsonValue } from "../json";
import type { KeyPath } from "./key-path";

/** A value together with where each part of it was written. */
export interface SourceDocument {
  /** The file as its user named it, or what states the value, e.g. `SovereigntyPolicy.of`. */
  readonly origin: string;
  readonly value: JsonValue;
  /** Where a part stands; where it is missing, its nearest parent. Absent for a value that no file holds. */
  locate(path: KeyPath, part?: "key" | "value"): Position | undefined;
}

/** Counted from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value that a program states: its errors name the origin and the key path instead of a line. */
export function valueDocument(value: JsonValue, origin: string): SourceDocument {
  return { origin, value, locate: () => undefined };
}

/** `sovereignty.yaml:5:3`, or the origin alone where there are no lines. */
export function placeOf(document: SourceDocument, path: KeyPath, part: "key" | "value" = "value"): string {
  const position = document.locate(path, part);
  return position ? `${document.origin}:${position.line}:${position.column}` : document.origin;
}
