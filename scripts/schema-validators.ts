import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv, { type AnySchemaObject } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { buildSync } from "esbuild";

/** The schemas that are validated at run time, by the name of their validator. */
const SCHEMAS_AT_RUN_TIME = {
  policy: "policy.schema.json",
  profile: "profile.schema.json",
  siteFacts: "site-facts.schema.json",
  facts: "facts.schema.json",
  hosts: "hosts.schema.json",
  powerTopology: "power-topology.schema.json",
  report: "report.schema.json",
};

/** Compiles the schemas of a folder to one plain CommonJS module, so that neither ajv nor the schemas are shipped. */
export function compileValidators(schemaFolder: string): string {
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
    stdin: { contents: standaloneCode(ajv, SCHEMAS_AT_RUN_TIME), resolveDir: __dirname },
    bundle: true,
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
