import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Provider } from "./providers";

const root = path.join(__dirname, "..", "..");

/** Fetched packages are kept from one run to the next; they are large, so only their declarations are. */
const cache = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"),
  "cdktf-sovereign-ai",
  "provider-packages",
);

/** Where a provider's package lies; it is fetched if it is neither installed here nor fetched before. */
export function packageFolder({ package: name, version }: Provider): string {
  if (version === undefined) return path.join(root, "node_modules", ...name.split("/"));
  const folder = path.join(cache, `${tarballName(name)}-${version}`);
  if (!existsSync(folder)) fetchPackage(name, version, folder);
  return path.join(folder, "package");
}

function fetchPackage(name: string, version: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(path.join(cache, "partial-"));
  try {
    execFileSync("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", partial], { stdio: "pipe" });
    const tarball = path.join(partial, `${tarballName(name)}-${version}.tgz`);
    execFileSync("tar", ["-xzf", tarball, "-C", partial, "--exclude=*.js"]);
    rmSync(tarball);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** As `npm pack` names its files. */
function tarballName(name: string): string {
  return name.replace(/^@/, "").replace("/", "-");
}
