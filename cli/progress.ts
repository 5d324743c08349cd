import * as fs from "node:fs";
import * as path from "node:path";

/** Inputs smaller than this are done before anybody wonders. */
const LARGE_BYTES = 10 * 1024 * 1024;
const CLEAR_LINE = "\r\u001b[K";

/** Says what is being done. */
export type Say = (what: string) => void;

/**
 * Does work that takes long where an input is large, and says on standard error what it is at: to a person at a terminal,
 * never to the log of a CI job. Nothing of it stays on the screen.
 */
export async function withProgress<T>(inputs: readonly string[], work: (say: Say) => Promise<T>): Promise<T> {
  const large = inputs.flatMap((input) => largeFile(input) ?? []);
  if (large.length === 0 || !isPersonWatching()) return work(() => undefined);
  const say: Say = (what) => void process.stderr.write(`${CLEAR_LINE}${what} …`);
  say(`reading ${large.join(", ")}`);
  try {
    return await work(say);
  } finally {
    process.stderr.write(CLEAR_LINE);
  }
}

/** `plan.json (57 MB)`. */
function largeFile(input: string): string | undefined {
  try {
    const { size } = fs.statSync(input);
    return size < LARGE_BYTES ? undefined : `${path.basename(input)} (${Math.round(size / 1024 / 1024)} MB)`;
  } catch {
    // Whoever reads it says why it cannot be.
    return undefined;
  }
}

function isPersonWatching(): boolean {
  const { CI, TERM } = process.env;
  return process.stderr.isTTY === true && TERM !== "dumb" && (!CI || CI === "false");
}
