import type { ModuleCall, TerraformResource, TerraformStack } from "../model/terraform";
import { unresolved, type Located, type Locator } from "./locator";
import { reconcile } from "./stated-place";

/** A module that the input does not look into: what it makes is unknown, unless its place is stated. */
export function locateModule(
  locator: Locator,
  stack: TerraformStack,
  { address, source, constructPath }: ModuleCall,
): { resource: TerraformResource; located: Located } {
  const resource: TerraformResource = {
    mode: "managed",
    address,
    type: "module",
    name: address.slice("module.".length),
    provider: "",
    providerSource: "",
    providerKey: "",
    values: {},
    constructPath,
  };
  const from = source === undefined ? "" : ` (${source})`;
  const resolved = unresolved(`the inside of the module${from} is not in this file; check a plan, which shows it`);
  return { resource, located: reconcile(resolved, resource, locator.factsOf(stack)) ?? resolved };
}
