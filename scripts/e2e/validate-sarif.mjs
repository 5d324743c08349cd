// Holds SARIF files against the schema of the format: validate-sarif.mjs SCHEMA FILE…
// Exit status: 0 every file is valid, 1 one is not, 2 there was nothing to validate.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const [schema, ...files] = process.argv.slice(2);
const readJson = (file) => JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
const validate = new Ajv.default({ strict: false, validateFormats: false, allErrors: true }).compile(readJson(schema));
const invalid = files.filter((file) => {
  const holds = validate(readJson(file));
  for (const { instancePath, message } of (holds ? [] : validate.errors).slice(0, 5)) {
    console.log(`${file}: ${instancePath} ${message}`);
  }
  return !holds;
});
console.log(`${files.length} files, ${invalid.length} invalid`);
process.exitCode = files.length === 0 ? 2 : invalid.length > 0 ? 1 : 0;
