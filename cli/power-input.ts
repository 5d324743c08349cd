import * as fs from "node:fs";
import { KNOWN_BLOCKS } from "../engine/checks/read/recognise";
import { unreadableFile } from "../engine/document/errors";
import { decodeText, parseDocument, readBytes } from "../engine/document/read";
import { topologyFromDocument, type LoadedTopology } from "../engine/power";
import { terraformGiven } from "./errors";

const STDIN = "-";
const STDIN_DESCRIPTOR = 0;

/** A topology, and its file as errors and the report name it. */
export interface PowerInput extends LoadedTopology {
  readonly file: string;
}

/**
 * Reads the topology that a command line names.
 *
 * @throws SovereignError where it cannot be read, is Terraform, or is no topology; with file, line and column
 */
export function readPowerInput(input: string): PowerInput {
  const file = input === STDIN ? "stdin" : input;
  if (input !== STDIN && holdsTerraform(input)) throw terraformGiven(file);
  const text = decodeText(input === STDIN ? readStdin() : readBytes(input), file);
  if (isTerraform(text)) throw terraformGiven(file);
  return { ...topologyFromDocument(parseDocument(text, file)), file };
}

function readStdin(): Uint8Array {
  try {
    return fs.readFileSync(STDIN_DESCRIPTOR);
  } catch (error) {
    throw unreadableFile("stdin", (error as NodeJS.ErrnoException).code);
  }
}

/** Whether it is a folder of Terraform or of a synth. */
function holdsTerraform(input: string): boolean {
  if (!fs.statSync(input, { throwIfNoEntry: false })?.isDirectory()) return false;
  return fs.readdirSync(input).some((name) => /\.tf(?:\.json)?$|^manifest\.json$/.test(name));
}

/** By what stands at the top, before anybody complains of its keys: a plan is large, and YAML's parser slow. */
function isTerraform(text: string): boolean {
  return topKeys(text).some((key) => key === "format_version" || (key !== "//" && KNOWN_BLOCKS.has(key)));
}

function topKeys(text: string): readonly string[] {
  if (!/^\s*\{/.test(text)) return [...text.matchAll(/^([a-z]+)(?=\s*[:{]|\s+")/gm)].map(([, word]) => word);
  try {
    return Object.keys(JSON.parse(text) as object);
  } catch {
    // A topology may be YAML's own flow style; what is wrong in it says its reader.
    return [];
  }
}
