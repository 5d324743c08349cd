import * as fs from "node:fs";
import * as path from "node:path";

/** One thing to check: the paths that a command line would name together. */
export interface CorpusInput {
  readonly name: string;
  readonly paths: readonly string[];
}

const TERRAFORM = /\.(?:tf|tofu)(?:\.json)?$/;

/** Not the program, but what was fetched or written beside it. */
const SKIPPED: ReadonlySet<string> = new Set([".git", ".terraform", "node_modules"]);

/** Every root module below a folder, and every other JSON file by itself. */
export function corpusInputs(root: string): readonly CorpusInput[] {
  const found: CorpusInput[] = [];
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    if (files.some((name) => TERRAFORM.test(name))) found.push({ name: folder, paths: [folder] });
    for (const name of files) {
      if (!name.endsWith(".json") || TERRAFORM.test(name) || name.endsWith(".tfvars.json")) continue;
      const file = path.join(folder, name);
      found.push({ name: file, paths: [file] });
    }
    for (const entry of entries) {
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) pending.push(path.join(folder, entry.name));
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
