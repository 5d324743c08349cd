import * as fs from "node:fs";
import { promisify } from "node:util";

/** Files by the path that a command line gives them. */
export type ReadFiles = ReadonlyMap<string, Uint8Array>;

/** A smaller file is read faster than another thread is told to. */
const WORTH_A_THREAD_BYTES = 1 << 20;
const MOST_BYTES_AT_ONCE = 2 ** 31 - 1;

const read = promisify(fs.read);

/**
 * Reads large files on another thread, so that the disk is at work while the code that reads them is loaded. What cannot be
 * read is left out: whoever wants it then says why.
 */
export async function readAhead(paths: readonly string[]): Promise<ReadFiles> {
  const files = await Promise.all(paths.map(async (file) => [file, await bytesOf(file)] as const));
  return new Map(files.flatMap(([file, bytes]) => (bytes ? [[file, bytes]] : [])));
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  let descriptor: number | undefined;
  try {
    const { size } = fs.statSync(file);
    if (size < WORTH_A_THREAD_BYTES || size > MOST_BYTES_AT_ONCE) return undefined;
    descriptor = fs.openSync(file, "r");
    const { bytesRead, buffer } = await read(descriptor, Buffer.allocUnsafeSlow(size), 0, size, 0);
    return bytesRead === size ? buffer : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}
