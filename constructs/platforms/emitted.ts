import { DefaultTokenResolver, StringConcat, Tokenization, type TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/** Attributes of a resource under their names in Terraform. */
export type Attributes = Readonly<Record<string, unknown>>;

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/**
 * Some attributes of a resource as its stack will write them, overrides and all; `undefined` where an override of the
 * whole stack reaches into the resource, which cdktf applies afterwards. To resolve all of them would be to write every
 * resource twice.
 */
export function emittedAttributes(resource: TerraformResource, names: readonly string[]): Attributes | undefined {
  if (isOverriddenByStack(resource)) return undefined;
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const { resource: byType } = resource.toTerraform() as { resource: Record<string, Record<string, Attributes>> };
  const attributes = byType[type][name];
  return resolved(resource, Object.fromEntries(names.map((wanted) => [wanted, attributes[wanted]])));
}

/** Whether anything of a resource is overridden, by itself or by its stack. */
export function isOverridden(resource: TerraformResource): boolean {
  const own = resource["rawOverrides"] as object;
  return Object.keys(own).length > 0 || isOverriddenByStack(resource);
}

export function resolved<Value>(scope: IConstruct, value: Value): Value {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER }) as Value;
}

function isOverriddenByStack(resource: TerraformResource): boolean {
  const overrides = resource.cdktfStack["rawOverrides"] as { resource?: Record<string, Attributes | undefined> };
  const ofType = overrides.resource?.[resource.terraformResourceType];
  // The name is worked out last: cdktf hashes the path for it.
  return ofType !== undefined && ofType[resource.friendlyUniqueId] !== undefined;
}

/** A block in Terraform JSON is an object, or a list of one. */
export function onlyBlock(block: unknown): Attributes | undefined {
  const blocks: unknown[] = [block].flat();
  return blocks.length === 1 ? (blocks[0] as Attributes | undefined) : undefined;
}

/** A whole number, also in quotes; `undefined` for a reference and all else. */
export function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return Number.isInteger(number) ? (number as number) : undefined;
}
