import * as fs from "node:fs";
import * as path from "node:path";

export type Attributes = Record<string, never>;

/** One stack as Terraform reads it, without cdktf's own notes. */
export interface Emitted {
  readonly terraform: Record<string, unknown>;
  readonly provider?: Record<string, Attributes[]>;
  readonly resource: Record<string, Record<string, Attributes>>;
  readonly data?: Record<string, Record<string, Attributes>>;
  readonly "//": { readonly sovereignty: { readonly constructs: Record<string, unknown> } };
}

export function stackJson(stack: string): Emitted {
  const file = path.join("cdktf.out", "stacks", stack, "cdk.tf.json");
  return JSON.parse(fs.readFileSync(file, "utf8"), withoutMetadata) as Emitted;
}

function withoutMetadata(key: string, value: unknown): unknown {
  if (key !== "//" || typeof value !== "object" || value === null) return value;
  const rest = Object.entries(value).filter(([note]) => note !== "metadata");
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** The resources of one construct, by type. */
export function partOf(json: Emitted, id: string): Record<string, Attributes> {
  return Object.fromEntries(
    Object.entries(json.resource).flatMap(([type, byName]) =>
      Object.entries(byName)
        .filter(([name]) => name.startsWith(`${id}_`))
        .map(([, attributes]) => [type, attributes]),
    ),
  );
}

/** `type.name` of every managed resource. */
export function addresses(json: Emitted): string[] {
  return Object.entries(json.resource)
    .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
    .sort();
}

export function thrownBy(act: () => void): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
