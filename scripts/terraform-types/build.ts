import * as path from "node:path";
import { filesOf, isUpToDate, writeGenerated } from "./files";
import { packageFolder } from "./packages";
import { PROVIDERS } from "./providers";
import { readPackage } from "./read-package";

/**
 * Writes what the checker and its tests know of each provider's types, from the type declarations of its prebuilt
 * package: where its resources say their place, by which arguments data moves, what resources are part of, and the
 * census of arguments that the recall test moves abroad. `--check` writes nothing, reads only the packages that are
 * installed here, and exits with 1 where a file is out of date.
 */
const root = path.join(__dirname, "..", "..");
const isCheck = process.argv.includes("--check");
const today = new Date().toISOString().slice(0, 10);

const outdated = PROVIDERS.filter(({ version }) => !isCheck || version === undefined).flatMap((provider) => {
  const files = filesOf(provider, readPackage(packageFolder(provider)));
  if (isCheck) return files.filter((file) => !isUpToDate(file, root));
  for (const file of files) writeGenerated(file, root, today);
  return [];
});

if (outdated.length > 0) {
  const names = outdated.map((file) => `  ${file.path}\n`).join("");
  process.stderr.write(`Out of date; run npx tsx scripts/terraform-types/build.ts and commit:\n${names}`);
  process.exitCode = 1;
}
