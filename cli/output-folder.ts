import * as fs from "node:fs";
import * as path from "node:path";
import { unwritable } from "./errors";
import { writeOutput } from "./output";
import { refuseToOverwrite, type ReadPaths } from "./output-target";

/** Whether a name given as output means a folder: one that is there, or a name that ends as a folder's does. */
export function isFolderName(output: string): boolean {
  return /[/\\]$/.test(output) || fs.statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Writes files into a folder, which is made where it is missing, in the order given: who sees the last one has them all.
 *
 * @param files text by file name
 * @throws SovereignError where the folder cannot be made, or a file not be written or is one that was read
 */
export function writeFolder(files: Readonly<Record<string, string>>, folder: string, reads: ReadPaths): void {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder);
  } catch (error) {
    throw unwritable(`--output ${folder}`, (error as NodeJS.ErrnoException).code);
  }
  const targets = Object.entries(files).map(([name, text]) => ({ file: path.join(folder, name), text }));
  targets.forEach(({ file }) => refuseToOverwrite(file, reads));
  targets.forEach(({ file, text }) => writeOutput(text, file));
}
