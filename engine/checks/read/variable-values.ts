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

/**
 * What Terraform loads by itself: `terraform.tfvars`, then `*.auto.tfvars` in the order of their names, each in HCL or
 * as `.json`.
 *
 * @param names the files of the folder
 * @throws SovereignError where a JSON file of values is broken
 */
export function readVariableValues(
  folder: string,
  names: readonly string[],
  readJson: (file: string) => JsonValue,
): VariableValues {
  const json = [`${NAME}.json`, ...names.filter((name) => name.endsWith(".auto.tfvars.json")).sort()];
  const values = new Map<string, JsonValue>();
  for (const name of json.filter((candidate) => names.includes(candidate))) {
    const file = path.join(folder, name);
    const content = readJson(file);
    if (!isJsonObject(content)) throw errors.malformedBlock(file, "the file", "an object of values by variable");
    for (const [key, value] of Object.entries(content)) values.set(key, value);
  }
  const hcl = names.filter((name) => name === NAME || name.endsWith(".auto.tfvars"));
  return {
    values: hcl.length > 0 ? new Map() : values,
    unread: hcl.length > 0,
    notAssessed: hcl.map((name) => ({
      what: path.join(folder, name),
      why: "values in HCL are not read, so that every variable of the folder counts as unknown",
    })),
  };
}
