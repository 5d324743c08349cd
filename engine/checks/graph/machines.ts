import type { Locator } from "../locate/locator";
import type { AcceleratorFact } from "../model/accelerator";
import type { PoolFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";
import { MachineCounts } from "./machine-counts";

/** The machines with accelerators that a cloud's own resources bring, each resource as a pool of its own. */
export function machinesOf(accelerators: readonly AcceleratorFact[], locator: Locator): readonly PoolFact[] {
  const found = new Map<TerraformStack, Map<string, PoolFact>>();
  for (const { stack, address, constructPath, site, machines, mayHaveNone } of accelerators) {
    if (!machines || mayHaveNone) continue;
    const ofStack = found.get(stack) ?? new Map<string, PoolFact>();
    found.set(stack, ofStack);
    // A resource with several accelerators is a fact for each of them.
    if (!ofStack.has(address)) ofStack.set(address, { stack, path: address, constructPath, site, ...machines });
  }
  if (found.size === 0) return [];

  const has = (stack: TerraformStack, address: string): boolean => found.get(stack)?.has(address) ?? false;
  const counts = new MachineCounts(locator.program.stacks, locator, has);
  return [...found].flatMap(([stack, machines]) => {
    const resources = new Map(stack.resources.map((resource) => [resource.address, resource]));
    return [...machines.values()].map((machine) => {
      const resource = resources.get(machine.path);
      return resource ? { ...machine, maxNodes: counts.most(resource, machine.maxNodes) } : machine;
    });
  });
}
