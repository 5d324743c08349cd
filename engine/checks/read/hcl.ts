import { createRequire } from "node:module";
import path from "node:path";
import { decodeText, readBytes } from "../../document/read";
import { SovereignError } from "../../error";
import type { JsonObject } from "../../json";
import { isJsonObject } from "../../json";
import * as errors from "./errors";
import { hclFilesIn } from "./hcl-files";

/** What files in HCL say, as Terraform JSON, by their absolute paths. */
export type HclFiles = ReadonlyMap<string, JsonObject>;

/** The package that turns HCL into Terraform JSON; it comes with cdktf-cli. */
const CONVERTER = "@cdktf/hcl2json";

/** A package manager need not put the parts of a package where others see them. */
const BROUGHT_BY = ["cdktf-cli", "@cdktf/cli-core"];

/** At twice as deep the converter runs out of stack, and gives nothing but nonsense from then on. */
const MAX_DEPTH = 250;

/** A converter that has broken down never answers. */
const LONGEST_MILLISECONDS = 60_000;

type Convert = (file: string, text: string) => Promise<unknown>;

/**
 * Converts the files in HCL that inputs name, where there are any.
 *
 * @param paths as `readInputs` takes them
 * @returns undefined where there are none, or where nothing here converts them
 * @throws SovereignError where a file is not HCL, with line and column
 */
export async function convertHcl(paths: readonly string[]): Promise<HclFiles | undefined> {
  const files = hclFilesIn(paths);
  const convert = files.length > 0 ? loadConverter() : undefined;
  if (!convert) return undefined;
  const converted = new Map<string, JsonObject>();
  for (const file of files) converted.set(path.resolve(file), await convertFile(file, convert));
  return converted;
}

/** From the project that it runs in or from beside this command, but never from what is checked. */
function loadConverter(): Convert | undefined {
  const here = [path.join(process.cwd(), "package.json"), __filename].map((file) => createRequire(file));
  for (const from of [...here, ...here.flatMap((each) => BROUGHT_BY.flatMap((name) => insideOf(name, each)))]) {
    try {
      return (from(CONVERTER) as { readonly parse: Convert }).parse;
    } catch {
      continue;
    }
  }
  return undefined;
}

function insideOf(name: string, from: NodeJS.Require): NodeJS.Require[] {
  try {
    return [createRequire(from.resolve(`${name}/package.json`))];
  } catch {
    return [];
  }
}

async function convertFile(file: string, convert: Convert): Promise<JsonObject> {
  const text = decodeText(readBytes(file), file);
  if (deepestNesting(text) > MAX_DEPTH) throw errors.nestedTooDeeply(file, MAX_DEPTH);
  let timer: NodeJS.Timeout | undefined;
  const brokenDown = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(errors.hclNotConverted(file, "its converter does not answer")),
      LONGEST_MILLISECONDS,
    );
  });
  try {
    const json = await Promise.race([convert(file, text), brokenDown]);
    if (!isJsonObject(json)) throw errors.hclNotConverted(file, "its converter gives no object");
    return json;
  } catch (error) {
    throw problemOf(error, file);
  } finally {
    clearTimeout(timer);
  }
}

/** At most how deep brackets are nested; those inside text count too. */
function deepestNesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\](){}]/g)) {
    depth = "[({".includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** As the converter says it: `[main.tf:2,3-4: Missing newline; An argument must end with one. …]`. */
const PROBLEM = /:(\d+),(\d+)-[\d,]+: ([^;\]]+)/;

function problemOf(error: unknown, file: string): Error {
  if (error instanceof SovereignError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const found = PROBLEM.exec(message);
  return found
    ? errors.notHcl(file, `${found[1]}:${found[2]}`, found[3])
    : errors.hclNotConverted(file, message.split("\n", 1)[0]);
}
