import { SovereignError } from "../error";
import type { KeyPath } from "./key-path";
import { placeOf, type SourceDocument } from "./source-document";

/** Something in a document that its author has to mend. */
export interface Problem {
  readonly path: KeyPath;
  /** Whether the key or its value is wrong. @default "value" */
  readonly part?: "key" | "value";
  readonly message: string;
}

/** Throws one error that lists every problem with its place, in the order of the document. */
export function throwProblems(document: SourceDocument, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = inDocumentOrder(document, problems).map(
    ({ path, part, message }) => `${placeOf(document, path, part)}: ${message}`,
  );
  throw new SovereignError(lines.length === 1 ? lines[0] : `${lines.length} problems:\n${lines.join("\n")}`);
}

function inDocumentOrder(document: SourceDocument, problems: readonly Problem[]): readonly Problem[] {
  const placed = problems.map((problem) => ({ problem, at: document.locate(problem.path, problem.part) }));
  placed.sort((a, b) => (a.at && b.at ? a.at.line - b.at.line || a.at.column - b.at.column : 0));
  return placed.map(({ problem }) => problem);
}
