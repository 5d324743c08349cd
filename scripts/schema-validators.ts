import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv, { type AnySchemaObject } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { buildSync } from "esbuild";

/** The schemas that are validated at run time: `engine/document/validate.ts` loads them by these names. */
const SCHEMAS_AT_RUN_TIME = ["policy", "profile", "site-facts", "facts", "hosts", "power-topology", "report"];

/**
 * Compiles the schemas of a folder to plain CommonJS modules, one a schema, so that neither ajv nor the schemas are
 * shipped.
 *
 * @returns the modules by the names of their files
 */
export function compileValidators(schemaFolder: string): ReadonlyMap<string, string> {
  const schemas = readdirSync(schemaFolder)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(schemaFolder, file), "utf8"), withoutProse) as AnySchemaObject);

  return new Map(
    SCHEMAS_AT_RUN_TIME.map((name) => [`${name}.generated.js`, compileValidator(schemas, `${name}.schema.json`)]),
  );
}

function compileValidator(schemas: AnySchemaObject[], id: string): string {
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
    stdin: { contents: standaloneCode(ajv, ajv.getSchema(id)), resolveDir: __dirname },
    bundle: true,
    alias: { "ajv/dist/runtime/equal": path.join(__dirname, "validator-equal.ts") },
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
  });
  return bundle.outputFiles[0].text;
}

/** Drops what only editors show. A property may be called `description`; then its value is a schema, not text. */
function withoutProse(key: string, value: unknown): unknown {
  return (key === "description" && typeof value === "string") || key === "examples" ? undefined : value;
}
