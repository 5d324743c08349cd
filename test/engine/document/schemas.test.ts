import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv, { type AnySchemaObject } from "ajv";
import { describe, expect, it } from "vitest";
import { DATA_CLASSES } from "../../../engine/policy/data-class";
import { FLOW_KINDS } from "../../../engine/policy/flow-kind";
import { compileValidators } from "../../../scripts/schema-validators";

const root = path.join(__dirname, "..", "..", "..");
const folder = path.join(root, "docs", "schemas");
const schemas = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), "utf8")) as AnySchemaObject] as const,
);

describe.each(schemas)("docs/schemas/%s", (file, schema) => {
  it("compiles, with every reference resolved", () => {
    const ajv = new Ajv({
      schemas: schemas.map(([, any]) => any),
      strictRequired: false,
      allowUnionTypes: true,
      validateFormats: false,
    });
    expect(ajv.getSchema(file)).toBeTypeOf("function");
  });

  it("is named after its file and says what it is for", () => {
    expect(schema.$id).toBe(file);
    expect(schema.title).toBeTruthy();
    expect(schema.description).toBeTruthy();
  });
});

describe("the policy schema", () => {
  const policy = Object.fromEntries(schemas)["policy.schema.json"];

  it("knows every data class and every kind of flow", () => {
    expect(policy.definitions.dataClass.enum).toEqual([...DATA_CLASSES]);
    expect(Object.keys(policy.properties.classes.properties)).toEqual([...DATA_CLASSES]);
    const flows = Object.keys(policy.definitions.classPolicy.properties.flows.properties);
    expect(flows).toEqual([...FLOW_KINDS, "metadata"]);
  });
});

describe("the compiled validators", () => {
  it("are up to date, need no package at run time, and are the same bytes each time", () => {
    const compiled = compileValidators(folder);
    expect(compiled).toEqual(compileValidators(folder));
    const written = path.join(root, "engine/document/validators");
    expect([...compiled.keys()].sort()).toEqual(readdirSync(written).sort());
    for (const [file, code] of compiled) {
      expect(code).toBe(readFileSync(path.join(written, file), "utf8"));
      const outsideOfStrings = code.replace(/'[^'\n]*'/g, "");
      expect(outsideOfStrings).not.toContain("require(");
    }
  });
});
