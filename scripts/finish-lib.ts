import { cpSync } from "node:fs";
import * as path from "node:path";
import { bundleCli } from "./bundle-cli";

const ROOT = path.join(__dirname, "..");

/** What jsii does not compile and the package needs. */
const COPIED = [
  "engine/document/validators",
  // Loaded on first use, which the compiler does not follow.
  "engine/checks/locate/data",
  "catalog/data/world-map.json",
  "engine/policy/profiles/data",
  // The program that a local site's deploy runs; it travels with the stack as it stands.
  "constructs/platforms/local/machine",
  // The steps that run on a host of a bare-metal site.
  "engine/hosts/on-host",
];

for (const source of COPIED) cpSync(path.join(ROOT, source), path.join(ROOT, "lib", source), { recursive: true });
void bundleCli(path.join(ROOT, "lib/cli/sovereign.js"), path.join(ROOT, "lib"));
