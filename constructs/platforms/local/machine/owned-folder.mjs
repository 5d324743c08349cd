import fs from "node:fs";
import path from "node:path";
import { identify, isRunning, waitUntil } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

export const OWNER = "cdktf-sovereign-ai";
const MARKER = "owner.json";
const LOCK_WAIT_MS = 120_000;

/** Runs one step at a time in a folder, since stacks are deployed side by side. */
export async function whileLocked(folder, work) {
  const lock = `${folder}.lock`;
  if (!(await waitUntil(() => tryLock(lock), LOCK_WAIT_MS))) {
    throw new Refusal(`${lock} is held by another deploy. If none is running, remove that file and deploy again.`);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    fs.writeFileSync(lock, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const holder = readJson(lock);
    if (holder?.pid && !isRunning(holder)) fs.rmSync(lock, { force: true });
    return false;
  }
}

/** Makes the folder with its marker, or refuses one that carries no marker of ours. */
export function claimFolder(folder) {
  if (!kindOf(folder)) {
    fs.mkdirSync(folder, { mode: 0o700 });
    fs.writeFileSync(path.join(folder, MARKER), toJson({ owner: OWNER, version: 1 }), { flag: "wx", mode: 0o600 });
  }
  requireOwned(folder);
}

/** Whether a folder stands there that carries our marker. */
export function isOwned(folder) {
  const marker = path.join(folder, MARKER);
  return kindOf(folder) === "folder" && kindOf(marker) === "file" && readJson(marker)?.owner === OWNER;
}

export function requireOwned(folder) {
  requireKind(folder, "folder");
  if (!isOwned(folder)) {
    throw new Refusal(
      `${folder} was not made by ${OWNER} (it has no ${MARKER} of ours), so nothing in it is touched. ` +
        "Move it away and try again.",
    );
  }
}

/** Makes the folders of a path below an owned folder, refusing anything on the way that is no plain folder. */
export function makeFolders(folder, relative) {
  let current = folder;
  for (const name of relative.split("/")) {
    current = path.join(current, name);
    if (!kindOf(current)) fs.mkdirSync(current, { mode: 0o700 });
    requireKind(current, "folder");
  }
  return current;
}

/** Refuses a path below an owned folder where anything on the way, or at its end, is a symbolic link. */
export function requirePlainPath(folder, relative) {
  const names = relative.split("/");
  for (let depth = 1; depth <= names.length; depth++) {
    const part = path.join(folder, ...names.slice(0, depth));
    const kind = kindOf(part);
    if (!kind) return;
    requireKind(part, depth === names.length ? kind : "folder");
  }
}

/** Refuses files that stand already: they are somebody else's. */
export function requireAbsent(folder, files) {
  for (const file of files) {
    requirePlainPath(folder, file);
    if (kindOf(path.join(folder, file))) {
      throw new Refusal(`${path.join(folder, file)} stands already and is not ours. Move it away and try again.`);
    }
  }
}

/**
 * Removes the listed files, then the folders that this leaves empty, the owned folder itself included.
 *
 * @returns {string[]} what stays because it is not on the list
 */
export function removeListed(folder, files) {
  for (const file of files) {
    requirePlainPath(folder, file);
    fs.rmSync(path.join(folder, file), { force: true });
  }
  const parents = [...new Set(files.flatMap(parentsOf))].sort((a, b) => b.length - a.length);
  const left = parents.flatMap((parent) => removeIfEmpty(path.join(folder, parent)));
  if (fs.readdirSync(folder).join() === MARKER) {
    fs.rmSync(path.join(folder, MARKER));
    fs.rmdirSync(folder);
  }
  return left;
}

function parentsOf(file) {
  const names = file.split("/").slice(0, -1);
  return names.map((_, depth) => names.slice(0, depth + 1).join("/"));
}

function removeIfEmpty(folder) {
  if (!kindOf(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  if (entries.length === 0) fs.rmdirSync(folder);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(folder, entry.name))
    .filter((file) => readJson(file)?.owner !== OWNER);
}

function requireKind(file, wanted) {
  const kind = kindOf(file);
  if (kind === "symbolic link") throw new Refusal(`${file} is a symbolic link, and none is followed. Remove it.`);
  if (kind !== wanted) throw new Refusal(`${file} is no ${wanted}. Move it away and try again.`);
}

function kindOf(file) {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isSymbolicLink()) return "symbolic link";
  return stat.isDirectory() ? "folder" : "file";
}

/** Writes a file so that a reader sees the old content or the new, never a part. */
export function writeJson(file, value) {
  const temporary = `${file}.tmp`;
  fs.writeFileSync(temporary, toJson(value), { mode: 0o600 });
  fs.renameSync(temporary, file);
}

/** @returns {any} nothing where the file is not there or is no JSON */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function toJson(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
