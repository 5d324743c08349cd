/**
 * Names the provider packages as optional peers in the packed package.json only: there npm refuses a wrong version and
 * installs nothing extra, whereas jsii would make a peer of the working package.json a real dependency.
 *
 * Run by npm before and after `npm pack`: `optional-peers.ts add`, `optional-peers.ts remove`.
 */
import * as fs from "node:fs";
import * as path from "node:path";

const OPTIONAL_PEERS: Record<string, string> = {
  "@cdktf/provider-aws": "^21.0.0",
  "@cdktf/provider-google": "^16.0.0",
};

interface PackageJson {
  peerDependencies: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional: boolean }>;
}

const file = path.join(__dirname, "..", "package.json");
const manifest = JSON.parse(fs.readFileSync(file, "utf8")) as PackageJson;

for (const [name, range] of Object.entries(OPTIONAL_PEERS)) {
  if (process.argv[2] === "add") {
    manifest.peerDependencies[name] = range;
    manifest.peerDependenciesMeta = { ...manifest.peerDependenciesMeta, [name]: { optional: true } };
  } else {
    delete manifest.peerDependencies[name];
    delete manifest.peerDependenciesMeta;
  }
}

const wasReadOnly = (fs.statSync(file).mode & 0o200) === 0;
if (wasReadOnly) fs.chmodSync(file, 0o644);
fs.writeFileSync(file, JSON.stringify(manifest, null, 2) + "\n");
if (wasReadOnly) fs.chmodSync(file, 0o444);
