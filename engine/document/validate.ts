import { throwProblems } from "./problem";
import { schemaProblems } from "./schema-problems";
import type { SourceDocument } from "./source-document";

/** The formats that are validated when they are read; their schemas stand in `docs/schemas`. */
export type SchemaName = "policy" | "siteFacts" | "facts";

/**
 * Holds a document against the schema of its format.
 *
 * @throws SovereignError that lists every problem with its place
 */
export function validateDocument(document: SourceDocument, schema: SchemaName): void {
  // Loaded on first use, and generated: see `scripts/build-schema-validators.ts`.
  const validators = require("./validators.generated") as typeof import("./validators.generated");
  const validate = validators[schema];
  if (!validate(document.value)) throwProblems(document, schemaProblems(document.value, validate.errors ?? []));
}
