import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { compileValidators } from "./schema-validators";

/** Its types stand beside it in `validators.generated.d.ts`, written by hand. */
const root = path.join(__dirname, "..");
const output = path.join(root, "engine", "document", "validators.generated.js");

writeFileSync(output, compileValidators(path.join(root, "docs", "schemas")));
