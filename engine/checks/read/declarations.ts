import type { JsonObject } from "../../json";
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
    this.byAddress.set(address, earlier ? { ...earlier, body: { ...earlier.body, ...body } } : declaration);
  }

  public all(): readonly Declaration[] {
    return [...this.byAddress.values()];
  }

  public get(address: string): Declaration | undefined {
    return this.byAddress.get(address);
  }
}

/** Terraform reads override files after the others. */
export function inLoadOrder<T extends { readonly file: string }>(files: readonly T[]): readonly T[] {
  return [...files.filter(({ file }) => !isOverrideFile(file)), ...files.filter(({ file }) => isOverrideFile(file))];
}

function isOverrideFile(file: string): boolean {
  return /(?:^|[\\/_])override\.(?:tf|tofu)(?:\.json)?$/.test(file);
}
