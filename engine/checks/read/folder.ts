import { readdirSync } from "node:fs";
import path from "node:path";
import type { JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import * as errors from "./errors";

/** A folder that is one root module. */
export interface RootFolder {
  readonly folder: string;
  /** Every file in it, sorted. */
  readonly names: readonly string[];
  /** What of it is read. */
  readonly files: readonly string[];
  /** The file that stands for the module in the report. */
  readonly main: string;
}

const MANIFEST = "manifest.json";

export function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw errors.unreadableFolder(folder, (error as NodeJS.ErrnoException).code);
  }
}

/** Whether Terraform or OpenTofu reads a file of this name as HCL. */
export function isHclFile(name: string): boolean {
  return /\.(?:tf|tofu)$/.test(name);
}

/** The files that make a root module. OpenTofu takes `main.tofu` and not `main.tf` where both are there. */
export function rootFiles(names: readonly string[]): readonly string[] {
  const all = new Set(names);
  return names.filter((name) => {
    if (!/\.(?:tf|tofu)(?:\.json)?$/.test(name) || name.startsWith(".")) return false;
    const forTofu = name.replace(/\.tf(\.json)?$/, ".tofu$1");
    return forTofu === name || !all.has(forTofu);
  });
}

export interface FolderOptions {
  readonly readJson: (file: string) => JsonValue;
  /** Whether files in HCL are converted and can be read. */
  readonly readsHcl: boolean;
}

/**
 * The root modules of a folder: those that the manifest of a cdktf.out names, or the folder itself.
 *
 * @throws SovereignError where there is nothing to read, or HCL that cannot be
 */
export function rootFoldersOf(folder: string, { readJson, readsHcl }: FolderOptions): readonly RootFolder[] {
  const names = listFolder(folder);
  if (names.includes(MANIFEST)) return stackFolders(folder, readJson(path.join(folder, MANIFEST)));
  if (path.basename(path.resolve(folder)) === "cdktf.out" || names.includes("stacks")) throw errors.noManifest(folder);
  return [rootFolder(folder, names, readsHcl)];
}

function stackFolders(folder: string, manifest: JsonValue): readonly RootFolder[] {
  const file = path.join(folder, MANIFEST);
  const stacks = isJsonObject(manifest) ? manifest.stacks : undefined;
  if (!isJsonObject(stacks)) throw errors.badManifest(file, "it lists no stacks, as the manifest of a cdktf.out does");
  return Object.entries(stacks).map(([name, stack]) => {
    const synthesised = isJsonObject(stack) ? stack.synthesizedStackPath : undefined;
    if (typeof synthesised !== "string")
      throw errors.badManifest(file, `the stack '${name}' has no synthesizedStackPath`);
    const target = path.join(folder, synthesised);
    if (isOutside(folder, target)) throw errors.badManifest(file, `the stack '${name}' lies outside the folder`);
    const stackFolder = path.dirname(target);
    if (path.extname(target) === ".tf") throw errors.hclSynth(stackFolder);
    return rootFolder(stackFolder, listStack(stackFolder, name, file), false, path.basename(target));
  });
}

function listStack(folder: string, name: string, manifest: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw errors.badManifest(manifest, `the stack '${name}' is not in ${folder}`);
  }
}

function isOutside(folder: string, target: string): boolean {
  const relative = path.relative(folder, target);
  return relative.startsWith("..") || path.isAbsolute(relative);
}

function rootFolder(folder: string, names: readonly string[], readsHcl: boolean, wanted?: string): RootFolder {
  if (names.includes("cdk.tf")) throw errors.hclSynth(folder);
  const files = rootFiles(names);
  const hcl = files.find(isHclFile);
  if (hcl && wanted) throw errors.hclInStack(folder, hcl);
  if (hcl && !readsHcl) throw files.every(isHclFile) ? errors.hclGiven(folder) : errors.hclBeside(folder, hcl);
  if (files.length === 0 || (wanted && !files.includes(wanted))) throw errors.nothingToRead(folder);
  const main = wanted ?? (files.length === 1 ? files[0] : undefined);
  return {
    folder,
    names,
    files: files.map((name) => path.join(folder, name)),
    main: main ? path.join(folder, main) : folder,
  };
}
