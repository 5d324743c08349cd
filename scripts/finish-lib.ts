import { copyFileSync } from "node:fs";
import * as path from "node:path";
import { bundleCli } from "./bundle-cli";

// What jsii does not compile and the package needs: the generated validators, and the command line in one file.
const ROOT = path.join(__dirname, "..");
const VALIDATORS = "engine/document/validators.generated.js";

copyFileSync(path.join(ROOT, VALIDATORS), path.join(ROOT, "lib", VALIDATORS));
bundleCli(path.join(ROOT, "lib/cli/sovereign.js"));
