import type { JsonValue } from "../json";
import { throwProblems, type Problem } from "./problem";
import { schemaProblems } from "./schema-problems";
import type { SourceDocument } from "./source-document";
import type { Validator } from "./validator";

/** The formats that are validated when they are read; their schemas stand in `docs/schemas`. */
export type SchemaName = "policy" | "profile" | "siteFacts" | "facts" | "hosts" | "powerTopology" | "report";

/** Each is generated, large, and loaded on first use: a command reads documents of one or two formats. */
const VALIDATORS: Readonly<Record<SchemaName, () => Validator>> = {
  policy: () => require("./validators/policy.generated") as Validator,
  profile: () => require("./validators/profile.generated") as Validator,
  siteFacts: () => require("./validators/site-facts.generated") as Validator,
  facts: () => require("./validators/facts.generated") as Validator,
  hosts: () => require("./validators/hosts.generated") as Validator,
  powerTopology: () => require("./validators/power-topology.generated") as Validator,
  report: () => require("./validators/report.generated") as Validator,
};

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
  const validate = VALIDATORS[schema]();
  return validate(value) ? [] : schemaProblems(value, validate.errors ?? []);
}
