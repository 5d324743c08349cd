import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText, readBytes } from "../../document/read";
import type { JsonObject, JsonValue } from "../../json";
import { renewBudget } from "../expression/budget";
import type { InputKind, TerraformStack } from "../model/terraform";
import type { TerraformFile } from "./declarations";
import * as errors from "./errors";
import { isHclFile, listFolder, rootFoldersOf, type RootFolder } from "./folder";
import type { HclFiles } from "./hcl";
import { parseJson } from "./json-syntax";
import { readPlan } from "./plan";
import { recognise } from "./recognise";
import { refuseRepeatedKeys } from "./repeated-keys";
import { readRootModule } from "./root-module";
import { readVariableValues } from "./variable-values";

/** What was read, as the report lists it. */
export interface InputFile {
  readonly file: string;
  readonly kind: InputKind;
  readonly stack?: string;
}

export interface Inputs {
  readonly stacks: readonly TerraformStack[];
  readonly inputs: readonly InputFile[];
}

export interface ReadOptions {
  /** What `-` stands for. @default - the standard input */
  readonly readStdin?: () => Uint8Array;
  /** Files that were read already, by the path that is given for them. @default - none */
  readonly readFiles?: ReadonlyMap<string, Uint8Array>;
  /** What `convertHcl` gives for the same paths. @default - HCL is refused */
  readonly hcl?: HclFiles;
}

const STDIN = "-";
const STDIN_DESCRIPTOR = 0;

/**
 * Reads what is to be checked.
 *
 * @param paths cdktf.out folders, folders of one root module, Terraform files, plans as JSON, or `-`. Files of one folder
 *   are one root module, as they are for Terraform.
 * @throws SovereignError where an input is missing, empty, cut off, or not what is read here; with file, line and column
 */
export function readInputs(paths: readonly string[], options: ReadOptions = {}): Inputs {
  renewBudget();
  const reader = new InputReader(options);
  for (const input of paths) reader.add(input);
  const stacks = reader.stacks();
  return { stacks, inputs: stacks.map(({ file, kind, name }) => ({ file, kind, stack: name })) };
}

class InputReader {
  private readonly seen = new Set<string>();
  private readonly done: TerraformStack[] = [];
  /** Single files by folder, until all of them are known. */
  private readonly loose = new Map<string, TerraformFile[]>();

  public constructor(private readonly options: ReadOptions) {}

  public add(input: string): void {
    if (input === STDIN) return this.addText(textOf(this.readStdin(), "stdin"), "stdin");
    const file = relativeToHere(input);
    const isFolder = statSync(input, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder === undefined)
      throw /\.(?:json|tf|tofu)$/.test(input) ? errors.noSuchFile(file) : errors.noInput(file);
    if (isFolder) return this.addFolder(file);
    if (input.endsWith(".hcl")) throw errors.otherHcl(file);
    if (path.basename(input) === "cdk.tf") throw errors.hclSynth(path.dirname(file));
    if (isHclFile(input)) {
      if (this.isNew(input)) this.addLoose(this.hclFile(file));
      return;
    }
    if (path.basename(input) === "cdk.tf.json" && listFolder(path.dirname(input)).includes("cdk.tf")) {
      throw errors.hclSynth(path.dirname(file));
    }
    if (this.isNew(input)) this.addText(textOf(this.options.readFiles?.get(input) ?? readBytes(file), file), file);
  }

  public stacks(): readonly TerraformStack[] {
    const loose = [...this.loose.values()].map((files) =>
      readRootModule(files.map(({ file }) => file).join(", "), files),
    );
    return [...this.done, ...loose];
  }

  private addFolder(folder: string): void {
    for (const root of rootFoldersOf(folder, { readJson, readsHcl: this.options.hcl !== undefined })) {
      if (this.isNew(root.folder)) this.done.push(this.rootModule(root));
    }
  }

  private rootModule({ folder, names, files, main }: RootFolder): TerraformStack {
    const read = files
      .filter((file) => this.isNew(file))
      .map((file) => (isHclFile(file) ? this.hclFile(file) : terraformFile(file)));
    const values = readVariableValues(folder, names, { readJson, readHcl: (file) => this.converted(file) });
    return readRootModule(main, read, values);
  }

  private hclFile(file: string): TerraformFile {
    const json = this.converted(file);
    if (!json) throw errors.hclGiven(file);
    return { file, json };
  }

  private converted(file: string): JsonObject | undefined {
    return this.options.hcl?.get(path.resolve(file));
  }

  private addText(text: string, file: string): void {
    if (text.startsWith('{"@level"')) throw errors.planStream(file);
    if (isPlanForPeople(text)) throw errors.planText(file);
    if (isPowerTopology(text)) throw errors.powerTopology(file);
    const { kind, json } = recognise(parseJson(text, file), file);
    if (kind === "plan") {
      this.done.push(readPlan(json, file, text.includes("${")));
      return;
    }
    refuseRepeatedKeys(text, json, file);
    this.addLoose({ file, json });
  }

  private addLoose(read: TerraformFile): void {
    const folder = read.file === "stdin" ? read.file : path.dirname(path.resolve(read.file));
    const beside = this.loose.get(folder);
    if (beside) beside.push(read);
    else this.loose.set(folder, [read]);
  }

  private readStdin(): Uint8Array {
    return this.options.readStdin?.() ?? readFileSync(STDIN_DESCRIPTOR);
  }

  /** The same file given twice is read once. */
  private isNew(file: string): boolean {
    const real = realpathSync(file);
    const isNew = !this.seen.has(real);
    this.seen.add(real);
    return isNew;
  }
}

/** What `terraform plan -out` writes is a ZIP archive. */
function textOf(bytes: Uint8Array, file: string): string {
  if (ZIP.every((byte, index) => bytes[index] === byte)) throw errors.planFile(file);
  return decodeText(bytes, file);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** What `terraform plan` and `terraform show` print, colours or not. */
function isPlanForPeople(text: string): boolean {
  return !isJson(text) && PLAN_TEXT.test(text.slice(0, 100_000));
}

/** By keys that every power topology has at its top. */
function isPowerTopology(text: string): boolean {
  return !isJson(text) && /^electricalCode:/m.test(text) && /^racks:/m.test(text);
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

const PLAN_TEXT =
  /(?:Terraform|OpenTofu) (?:used the selected providers|will perform the following)|: Refreshing state\.\.\./;

function readJson(file: string): JsonValue {
  return parseJson(decodeText(readBytes(file), file), file);
}

function terraformFile(file: string): TerraformFile {
  const text = decodeText(readBytes(file), file);
  const { kind, json } = recognise(parseJson(text, file), file);
  if (kind === "plan")
    throw errors.notTerraform(file, "this is a plan under a name that Terraform reads as configuration");
  refuseRepeatedKeys(text, json, file);
  return { file, json };
}

/** The report is the same whether a path was given in full or not. */
function relativeToHere(file: string): string {
  const relative = path.relative(process.cwd(), file) || ".";
  return path.isAbsolute(file) && !relative.startsWith("..") ? relative : file;
}
