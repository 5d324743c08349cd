import { statSync } from "node:fs";
import path from "node:path";
import { isHclFile, listFolder, rootFiles } from "./folder";
import { hclValueFiles } from "./variable-values";

/** The files in HCL among inputs, and in folders that are a root module. */
export function hclFilesIn(inputs: readonly string[]): readonly string[] {
  return inputs.flatMap((input) => {
    const stats = statSync(input, { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return stats && isHclFile(input) ? [input] : [];
    const names = listFolder(input);
    // The folders of a synth are JSON, or refused.
    if (names.includes("manifest.json") || names.includes("cdk.tf")) return [];
    const ofModule = rootFiles(names).filter(isHclFile);
    return [...ofModule, ...hclValueFiles(names)].map((name) => path.join(input, name));
  });
}
