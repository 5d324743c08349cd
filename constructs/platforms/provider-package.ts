import * as fs from "node:fs";
import * as path from "node:path";
import { missingProviderPackage } from "../errors";

/**
 * Loads one module of a prebuilt provider package. Only the modules that a program uses are loaded: the whole AWS
 * package takes a second and hundreds of megabytes.
 *
 * @param constructPath who needs it, for the error
 */
export function loadProviderModule<T>(providerPackage: string, module: string, constructPath: string): T {
  if (!isInstalled(providerPackage)) throw missingProviderPackage(providerPackage, constructPath);
  return require(`${providerPackage}/lib/${module}`) as T;
}

/** Looks at the file system, since Node remembers a failed `require` even after a later install or import. */
function isInstalled(providerPackage: string): boolean {
  const folders = require.resolve.paths(providerPackage) ?? [];
  return folders.some((folder) => fs.existsSync(path.join(folder, providerPackage, "package.json")));
}
