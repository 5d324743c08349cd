import path from "node:path";
import type { JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import type { NotAssessed } from "../model/graph";
import * as errors from "./errors";

/** Values of variables that stand beside the files and win over a default. */
export interface VariableValues {
  readonly values: ReadonlyMap<string, JsonValue>;
  /** True where further values stand in HCL: then no default is sure to be in force. */
  readonly unread: boolean;
  readonly notAssessed: readonly NotAssessed[];
}

const NAME = "terraform.tfvars";

/** Files of values in HCL that Terraform loads by itself. */
export function hclValueFiles(names: readonly string[]): readonly string[] {
  return names.filter((name) => name === NAME || name.endsWith(".auto.tfvars"));
}

export interface ValueFiles {
  readonly readJson: (file: string) => JsonValue;
  /** What a file in HCL says; undefined where it is not converted. */
  readonly readHcl: (file: string) => JsonValue | undefined;
}

/**
 * What Terraform loads by itself: `terraform.tfvars`, then `*.auto.tfvars` in the order of their names, each in HCL or
 * as `.json`.
 *
 * @param names the files of the folder
 * @throws SovereignError where a file of values is broken
 */
export function readVariableValues(
  folder: string,
  names: readonly string[],
  { readJson, readHcl }: ValueFiles,
): VariableValues {
  const present = new Set(names);
  const loaded = [
    ...[NAME, `${NAME}.json`].filter((name) => present.has(name)),
    ...names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).sort(),
  ];
  const values = new Map<string, JsonValue>();
  const unread: string[] = [];
  for (const name of loaded) {
    const file = path.join(folder, name);
    const content = name.endsWith(".json") ? readJson(file) : readHcl(file);
    if (content === undefined) unread.push(file);
    else if (isJsonObject(content)) for (const [key, value] of Object.entries(content)) values.set(key, value);
    else throw errors.malformedBlock(file, "the file", "an object of values by variable");
  }
  return {
    values: unread.length > 0 ? new Map() : values,
    unread: unread.length > 0,
    notAssessed: unread.map((what) => ({
      what,
      why: "values in HCL are not read, so that every variable of the folder counts as unknown",
    })),
  };
}
