import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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
  // What runs on the nodes of a cluster, or as a service of a host, to hold power caps.
  "constructs/kubernetes/power/on-node",
];

const LIB = path.join(ROOT, "lib");

for (const file of readdirSync(LIB, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) dropSourceMap(path.join(LIB, file));
}
for (const source of COPIED) cpSync(path.join(ROOT, source), path.join(LIB, source), { recursive: true });
void bundleCli(path.join(LIB, "cli/sovereign.js"), LIB);

/** jsii writes maps with the whole sources into its modules, which every program that loads the library would read. */
function dropSourceMap(file: string): void {
  const code = readFileSync(file, "utf8");
  const end = code.lastIndexOf("//# sourceMappingURL=data:");
  if (end !== -1) writeFileSync(file, code.slice(0, end));
}
