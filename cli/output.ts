import * as fs from "node:fs";
import * as path from "node:path";
import { unwritable } from "./errors";

/** Writes to standard output, or to a file that is there whole or not at all. */
export function writeOutput(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw unwritable(file, "EISDIR");
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw unwritable(file, (error as NodeJS.ErrnoException).code);
  }
}

/** Colour is for a person at a terminal who has not switched it off (no-color.org). */
export function wantsColor(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

/** Columns of the terminal, where there is one. */
export function terminalWidth(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns : undefined;
}
