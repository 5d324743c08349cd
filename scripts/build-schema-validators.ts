import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { compileValidators } from "./schema-validators";

const root = path.join(__dirname, "..");
const folder = path.join(root, "engine", "document", "validators");

mkdirSync(folder, { recursive: true });
for (const [file, code] of compileValidators(path.join(root, "docs", "schemas"))) {
  writeFileSync(path.join(folder, file), code);
}
