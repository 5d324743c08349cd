import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import type { KeyPath } from "../document/key-path";
import type { Problem } from "../document/problem";
import * as errors from "./errors";
import { findHostKey, isPublicKey, knownHostsName } from "./known-hosts";

const OTHERS = 0o077;

/** The files that hosts name, and what is wrong with them. */
export class HostFiles {
  public readonly problems: Problem[] = [];
  private readonly texts = new Map<string, string | undefined>();

  /** @param folder that paths are relative to */
  public constructor(private readonly folder: string) {}

  /** The absolute path of a private key. It may be absent where a program is synthesised and not deployed. */
  public privateKey(file: string, at: KeyPath): string {
    const absolute = this.resolve(file);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (stat && !stat.isFile()) this.report(at, errors.keyFileIsNoFile(file));
    // Windows has no such permissions.
    else if (stat && process.platform !== "win32" && (stat.mode & OTHERS) !== 0) {
      this.report(at, errors.keyFileReadable(file, fromHere(absolute), stat.mode));
    }
    return absolute;
  }

  /** The key of a host in a `known_hosts` file; empty where there is none, which is a problem. */
  public hostKey(file: string, address: string, port: number, at: KeyPath): string {
    const text = this.read(this.resolve(file));
    if (text === undefined) {
      this.report(at, errors.unreadableHostKeyFile(file));
      return "";
    }
    const key = findHostKey(text, address, port);
    const name = knownHostsName(address, port);
    if (key === undefined) this.report(at, errors.hostKeyNotInFile(file, name));
    else if (!isPublicKey(key)) this.report(at, errors.damagedKeyInFile(file, name));
    return key ?? "";
  }

  /** The absolute path of a file that a host names. */
  public resolve(file: string): string {
    return file.startsWith("~/") ? path.join(homedir(), file.slice(2)) : path.resolve(this.folder, file);
  }

  private read(file: string): string | undefined {
    if (!this.texts.has(file)) this.texts.set(file, readOrNothing(file));
    return this.texts.get(file);
  }

  private report(at: KeyPath, message: string): void {
    // A default that is wrong is wrong once, however many hosts take it.
    if (!this.problems.some((problem) => problem.message === message)) this.problems.push({ path: at, message });
  }
}

/** Relative to the working folder where the file is below it. */
function fromHere(absolute: string): string {
  const relative = path.relative(process.cwd(), absolute);
  return relative.startsWith("..") || path.isAbsolute(relative) ? absolute : relative;
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
