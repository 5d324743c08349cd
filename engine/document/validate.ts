import type { JsonValue } from "../json";
import { throwProblems, type Problem } from "./problem";
import { schemaProblems } from "./schema-problems";
import type { SourceDocument } from "./source-document";
import type * as Validators from "./validators.generated";

/** The formats that are validated when they are read; their schemas stand in `docs/schemas`. */
export type SchemaName = "policy" | "profile" | "siteFacts" | "facts" | "hosts" | "powerTopology" | "report";

/**
 * Holds a document against the schema of its format.
 *
 * @throws SovereignError that lists every problem with its place
 */
export function validateDocument(document: SourceDocument, schema: SchemaName): void {
  throwProblems(document, findProblems(document.value, schema));
}

/** What the schema of a format does not accept of a value; empty where it holds. */
export function findProblems(value: JsonValue, schema: SchemaName): readonly Problem[] {
  // Loaded on first use, and generated: see `scripts/build-schema-validators.ts`.
  const validators = require("./validators.generated") as typeof Validators;
  const validate = validators[schema];
  return validate(value) ? [] : schemaProblems(value, validate.errors ?? []);
}
