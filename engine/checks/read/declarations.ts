import type { JsonObject, JsonValue } from "../../json";
import { blocks } from "../../json";
import * as errors from "./errors";

/** One file of a root module. */
export interface TerraformFile {
  readonly file: string;
  readonly json: JsonObject;
}

/** A block under its address, and the file that declares it. */
export interface Declaration {
  readonly address: string;
  readonly labels: readonly string[];
  readonly body: JsonObject;
  readonly file: string;
}

/** Blocks by address. A block of an override file changes the arguments of the one it overrides. */
export class Declarations {
  private readonly byAddress = new Map<string, Declaration>();

  public add(declaration: Declaration): void {
    const { address, body, file } = declaration;
    const earlier = this.byAddress.get(address);
    if (earlier && !isOverrideFile(file)) throw errors.declaredTwice(file, address);
    this.byAddress.set(address, earlier ? { ...earlier, body: overridden(earlier.body, body) } : declaration);
  }

  public all(): readonly Declaration[] {
    return [...this.byAddress.values()];
  }

  public get(address: string): Declaration | undefined {
    return this.byAddress.get(address);
  }
}

/** An argument or a kind of block takes the place of the one of its name, written out or generated. */
function overridden(body: JsonObject, by: JsonObject): JsonObject {
  const { dynamic, ...written } = body;
  const generated = dynamicOf(dynamic).filter(([name]) => !Object.hasOwn(by, name));
  const generatedBy = dynamicOf(by.dynamic);
  const replaced = new Set(generatedBy.map(([name]) => name));
  const kept = Object.entries(written).filter(([name]) => !replaced.has(name));
  const all = [...generated.filter(([name]) => !replaced.has(name)), ...generatedBy];
  return {
    ...Object.fromEntries(kept),
    ...by,
    ...(all.length > 0 ? { dynamic: all.map(([name, block]) => ({ [name]: block })) } : {}),
  };
}

function dynamicOf(dynamic: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return blocks(dynamic).flatMap((block) => Object.entries(block));
}

/** Terraform reads override files after the others. */
export function inLoadOrder<T extends { readonly file: string }>(files: readonly T[]): readonly T[] {
  return [...files.filter(({ file }) => !isOverrideFile(file)), ...files.filter(({ file }) => isOverrideFile(file))];
}

function isOverrideFile(file: string): boolean {
  return /(?:^|[\\/_])override\.(?:tf|tofu)(?:\.json)?$/.test(file);
}
