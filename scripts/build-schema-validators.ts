import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import Ajv, { type AnySchemaObject } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { buildSync } from "esbuild";

/**
 * Compiles the schemas that are validated at run time to one plain JavaScript file, so that neither ajv nor the
 * schemas have to be shipped. `validators.generated.d.ts` beside the result is written by hand.
 */
const SCHEMAS_AT_RUN_TIME = {
  policy: "policy.schema.json",
  siteFacts: "site-facts.schema.json",
  facts: "facts.schema.json",
};

const root = path.join(__dirname, "..");
const schemaFolder = path.join(root, "docs", "schemas");
const output = path.join(root, "engine", "document", "validators.generated.js");

const schemas = readdirSync(schemaFolder)
  .sort()
  .map((file) => JSON.parse(readFileSync(path.join(schemaFolder, file), "utf8"), withoutProse) as AnySchemaObject);

const ajv = new Ajv({
  schemas,
  allErrors: true,
  // Errors carry the schema around them: known keys and titles become part of the message.
  verbose: true,
  strict: true,
  strictRequired: false,
  inlineRefs: false,
  allowUnionTypes: true,
  // Dates are checked with the rest of their meaning, by the code that reads them.
  validateFormats: false,
  code: { source: true, optimize: 2 },
});

const bundle = buildSync({
  stdin: { contents: standaloneCode(ajv, SCHEMAS_AT_RUN_TIME), resolveDir: root },
  bundle: true,
  write: false,
  format: "cjs",
  platform: "node",
  target: "node20",
  minify: true,
});

mkdirSync(path.dirname(output), { recursive: true });
writeFileSync(output, bundle.outputFiles[0].contents);

/** Drops what only editors show. A property may be called `description`; then its value is a schema, not text. */
function withoutProse(key: string, value: unknown): unknown {
  return (key === "description" && typeof value === "string") || key === "examples" ? undefined : value;
}
