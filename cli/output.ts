import * as fs from "node:fs";
import * as path from "node:path";
import { unwritable } from "./errors";
import { outputTarget } from "./output-target";

/**
 * Writes to standard output, or to a file that is there whole or not at all. A device or a pipe is written into: a
 * rename would put a file in its place.
 */
export function writeOutput(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  const { path: target, mode, isStream } = outputTarget(file);
  try {
    if (isStream) writeThrough(text, target);
    else replace(text, target, mode);
  } catch (error) {
    throw unwritable(`--output ${file}`, (error as NodeJS.ErrnoException).code);
  }
}

function writeThrough(text: string, target: string): void {
  const descriptor = fs.openSync(target, fs.constants.O_WRONLY | fs.constants.O_APPEND);
  try {
    fs.writeFileSync(descriptor, text);
  } finally {
    fs.closeSync(descriptor);
  }
}

function replace(text: string, target: string, mode: number | undefined): void {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(temporary, text, { flag: "wx" });
    if (mode !== undefined) fs.chmodSync(temporary, mode);
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Colour is for a person at a terminal who has not switched it off (no-color.org), or for one who asks for it where
 * there is no terminal (force-color.org).
 */
export function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !["0", "false"].includes(FORCE_COLOR);
  return process.stdout.isTTY === true && TERM !== "dumb";
}

/** Columns of the terminal, where there is one that says so. */
export function terminalWidth(): number | undefined {
  return (process.stdout.isTTY && process.stdout.columns) || undefined;
}

const MOST_READABLE = 100;
const NARROWEST = 40;

/** Columns that text is broken at: of the terminal, within what can be read; 100 where there is none. */
export function outputWidth(): number {
  return Math.max(NARROWEST, Math.min(terminalWidth() ?? MOST_READABLE, MOST_READABLE));
}
