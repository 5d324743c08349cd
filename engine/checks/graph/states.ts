import { locateBackend } from "../locate/backend";
import type { Locator } from "../locate/locator";
import { isOfSite } from "../locate/tables";
import type { StatePlacement } from "../model/graph";
import type { Placement } from "../model/placement";
import type { TerraformStack } from "../model/terraform";
import { mostProtected, tagsTogether, type DataClasses } from "./data-classes";

/** Where the state of each stack with a backend rests. It is as protected as the most protected of its resources. */
export function statesOf(
  stacks: readonly TerraformStack[],
  placements: readonly Placement[],
  locator: Locator,
  classes: DataClasses,
): readonly StatePlacement[] {
  const ofStack = new Map<TerraformStack, Placement[]>(stacks.map((stack) => [stack, []]));
  for (const placement of placements) ofStack.get(placement.stack)?.push(placement);
  return stacks.flatMap((stack) => {
    if (!stack.backend) return [];
    const own = ofStack.get(stack) ?? [];
    const isHall = own.every(({ resource }) => isOfSite(resource));
    const located = locateBackend(locator, stack, stack.backend, isHall);
    const dataClass = mostProtected(own.map((placement) => placement.dataClass)) ?? classes.ofStack(stack);
    const tags = tagsTogether(own.map((placement) => placement.tags));
    return [{ stack, backend: stack.backend.type, ...located, dataClass, tags }];
  });
}
