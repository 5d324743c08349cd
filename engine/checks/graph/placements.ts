import { flowsOf } from "../locate/flows";
import type { Locator } from "../locate/locator";
import { locateModule } from "../locate/modules";
import { operatorByProvider } from "../locate/own-place";
import { isListed } from "../locate/tables";
import type { Flow, Place, Placement } from "../model/placement";
import type { TerraformStack } from "../model/terraform";
import { mostProtected, tagsTogether, type DataClasses } from "./data-classes";
import { onwardFlowsOf, type DeclaredFlow } from "./onward-flows";
import { statedPullsOf } from "./pulls";

export interface PlacedResources {
  readonly placements: readonly Placement[];
  readonly flows: readonly Flow[];
  /** What is somewhere, and no table says where: an operator has it all the same. */
  readonly unlisted: readonly HeldResource[];
}

/** A resource that somebody's cloud or site holds. */
export type HeldResource = Pick<Placement, "stack" | "resource" | "operator" | "dataClass" | "tags"> & {
  /** @default - no table says where it is */
  readonly place?: Place;
};

/** Where every managed resource is, and where its data goes. */
export function placementsOf(
  stacks: readonly TerraformStack[],
  locator: Locator,
  classes: DataClasses,
): PlacedResources {
  const placements: Placement[] = [];
  const declared: DeclaredFlow[] = [];
  const unlisted: HeldResource[] = [];
  for (const stack of stacks) {
    for (const resource of stack.resources) {
      const located = locator.locate(stack, resource);
      const dataClass = classes.of(stack, resource);
      const tags = classes.tagsOf(stack, resource);
      if (located) placements.push({ stack, resource, ...located, dataClass, tags });
      else if (!isListed(resource)) {
        unlisted.push({ stack, resource, operator: operatorByProvider(locator, stack, resource), dataClass, tags });
      }
      for (const flow of flowsOf(locator, stack, resource)) declared.push({ stack, resource, flow });
    }
    for (const { resource, flow } of statedPullsOf(locator, stack)) declared.push({ stack, resource, flow });
    for (const call of stack.modules) {
      const { resource, located } = locateModule(locator, stack, call);
      placements.push({
        stack,
        resource,
        ...located,
        dataClass: classes.of(stack, resource),
        tags: classes.tagsOf(stack, resource),
      });
    }
  }
  const flows = [...declared, ...onwardFlowsOf(declared)].map((each) => toFlow(each, classes));
  return { placements, flows, unlisted };
}

/** Data that comes from elsewhere is as protected as it is there. */
function toFlow({ stack, resource, flow: located }: DeclaredFlow, classes: DataClasses): Flow {
  const { ends: joined, ...flow } = located;
  const ends = [
    classes.of(stack, resource),
    ...joined.sources.map((source) => classes.of(source.stack, source.resource)),
  ];
  const tags = [{ stack, resource }, ...joined.sources].map((end) => classes.tagsOf(end.stack, end.resource));
  return { stack, resource, ...flow, dataClass: mostProtected(ends) ?? ends[0], tags: tagsTogether(tags) };
}
