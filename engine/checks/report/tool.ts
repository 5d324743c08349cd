import * as fs from "node:fs";
import * as path from "node:path";

const PACKAGE_NAME = "cdktf-sovereign-ai";

interface OwnPackage {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  readonly repository?: { readonly url: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package's own package.json, which stands above the sources, the compiled files and the bundled command. */
export function ownPackage(): OwnPackage {
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, "package.json");
    if (!fs.existsSync(file)) continue;
    const found = JSON.parse(fs.readFileSync(file, "utf8")) as OwnPackage;
    if (found.name === PACKAGE_NAME) return found;
  }
  throw new Error(`no package.json of ${PACKAGE_NAME} above ${__dirname}`);
}

export function toolVersion(): string {
  return ownPackage().version;
}

/** Where a reader learns more of the tool. */
export function toolUri(): string | undefined {
  const { homepage, repository } = ownPackage();
  return homepage ?? repository?.url.replace(/\.git$/, "");
}
