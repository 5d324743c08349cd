import * as fs from "node:fs";
import * as path from "node:path";
import { outputIsRead, unwritable } from "./errors";

/** What a name given as output stands for, behind its symbolic links. */
export interface OutputTarget {
  readonly path: string;
  /** Permissions of the file that is there. @default - there is none yet */
  readonly mode?: number;
  /** True for a device, a pipe or an open descriptor: it is written into, never replaced. */
  readonly isStream: boolean;
}

/** What the command reads beside its inputs, by what the user calls it. */
export interface ReadPaths {
  readonly inputs: readonly string[];
  readonly files: Readonly<Record<string, string | undefined>>;
}

/** Names of descriptors that are open already, perhaps for appending to a file. */
const DESCRIPTOR = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** What Terraform or cdktf keeps in a folder that is an input; a report may stand beside it. */
const READ_IN_FOLDERS = /(?:\.tf|\.tf\.json|\.tfvars|\.tfvars\.json|^manifest\.json)$/;

/** @throws SovereignError where the name is a folder's, or cannot be looked up */
export function outputTarget(file: string): OutputTarget {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) throw unwritable(`--output ${file}`, "EISDIR");
    // Unresolved: the link of an open pipe leads to no path.
    if (DESCRIPTOR.test(path.resolve(file)) || (stat && !stat.isFile())) return { path: file, isStream: true };
    return { path: behindLinks(file), mode: stat && stat.mode & 0o7777, isStream: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : unwritable(`--output ${file}`, code);
  }
}

/** @throws SovereignError where the report would overwrite what the command reads */
export function refuseToOverwrite(output: string, { inputs, files }: ReadPaths): void {
  const { path: target, isStream } = outputTarget(output);
  if (isStream) return;
  for (const [role, file] of Object.entries(files)) {
    if (file !== undefined && realPath(file) === target) throw outputIsRead(output, role);
  }
  if (inputs.some((input) => isReadFrom(target, realPath(input)))) throw outputIsRead(output, "an input");
}

function isReadFrom(target: string, input: string | undefined): boolean {
  if (input === undefined) return false;
  const within = path.relative(input, target);
  if (within === "") return true;
  return within.split(path.sep)[0] !== ".." && READ_IN_FOLDERS.test(path.basename(target));
}

/** Nothing where it cannot be looked up: whoever reads it says why. */
function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}

/** Follows links also where they lead to a file that is still to be written. */
function behindLinks(file: string): string {
  if (fs.existsSync(file)) return fs.realpathSync(file);
  if (fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
    return behindLinks(path.resolve(fs.realpathSync(path.dirname(file)), fs.readlinkSync(file)));
  return path.join(fs.realpathSync(path.dirname(file)), path.basename(file));
}
