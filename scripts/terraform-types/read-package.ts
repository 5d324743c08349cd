import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { readDeclarations, type Declarations } from "./declarations";

/** An argument of a managed resource type, at any depth. */
export interface Argument {
  /**
   * `rule[].destination.bucket`: `[]` stands after a list or set of blocks, `{}` after a map of blocks; a block that can
   * occur once has no mark.
   */
  readonly path: string;
  /** `string`, `number`, `bool`, `list(string)`, `map(string)`, `block`, `list(block)`, `map(block)`, `any`. */
  readonly type: string;
  /** Within its own block. */
  readonly required: boolean;
  readonly description: string;
}

export interface ResourceType {
  readonly type: string;
  /** A block stands before what is in it. */
  readonly arguments: readonly Argument[];
}

/** What a prebuilt provider package declares. */
export interface ProviderTypes {
  /** `@cdktf/provider-aws 21.22.1 (provider 6.25.0)`. */
  readonly source: string;
  /** Sorted by name. */
  readonly types: readonly ResourceType[];
}

const SCALARS: Readonly<Record<string, string>> = { string: "string", number: "number", boolean: "bool", any: "any" };
const BLOCK_MARKS: Readonly<Record<string, string>> = { block: "", "list(block)": "[]", "map(block)": "{}" };

/** Every managed resource type of a package. Which folders hold data sources is told by what they declare. */
export function readPackage(folder: string): ProviderTypes {
  const { name, version, cdktf } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    cdktf: { provider: { version: string } };
  };
  const lib = path.join(folder, "lib");
  const types = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readType(path.join(lib, entry.name)) ?? [])
    .sort((a, b) => (a.type < b.type ? -1 : 1));
  return { source: `${name} ${version} (provider ${cdktf.provider.version})`, types };
}

function readType(folder: string): ResourceType | undefined {
  const declarations = readDeclarations(declarationFiles(folder));
  const { resourceType, config } = declarations;
  if (resourceType === undefined) return undefined;
  if (config === undefined) throw new Error(`${folder}: no interface holds the arguments of ${resourceType}`);
  return { type: resourceType, arguments: [...argumentsOf(config, "", declarations)] };
}

/** Large types keep their nested blocks in files of their own. */
function declarationFiles(folder: string): string {
  const nested = path.join(folder, "index-structs");
  const files = existsSync(nested) ? readdirSync(nested).map((file) => path.join(nested, file)) : [];
  return [path.join(folder, "index.d.ts"), ...files.filter((file) => file.endsWith(".d.ts"))]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

function* argumentsOf(name: string, prefix: string, declarations: Declarations): Generator<Argument> {
  const members = declarations.interfaces.get(name);
  if (!members) throw new Error(`${declarations.resourceType}: the block type ${name} is declared nowhere`);
  for (const { name: own, declaredType, required, description } of members) {
    const { type, block } = typeOf(declaredType);
    const path = `${prefix}${own}${BLOCK_MARKS[type] ?? ""}`;
    yield { path, type, required, description };
    if (block !== undefined) yield* argumentsOf(block, `${path}.`, declarations);
  }
}

/** A type in Terraform's words, and the interface of the block where it is one. */
function typeOf(declared: string): { type: string; block?: string } {
  const scalar = SCALARS[declared];
  if (scalar !== undefined) return { type: scalar };
  const element = /^(.+)\[\]$/.exec(declared)?.[1];
  if (element !== undefined) return wrapped("list", element);
  const value = /^\{\[key: string\]: (.+);\}$/.exec(declared)?.[1];
  if (value !== undefined) return wrapped("map", value);
  const inner = /^\((.+)\)$/.exec(declared)?.[1];
  if (inner !== undefined) return typeOf(inner.replace(/ \| cdktf\.IResolvable$/, ""));
  return { type: "block", block: declared };
}

function wrapped(collection: "list" | "map", element: string): { type: string; block?: string } {
  const { type, block } = typeOf(element);
  return { type: `${collection}(${type})`, block };
}
