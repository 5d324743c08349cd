import type { Construct } from "constructs";
import type { SovereignStack } from "../sovereign-stack";
import { idIsReserved } from "./errors";

/** A part that a stack has once, under a fixed id: made on first need, found afterwards. */
export function shared<Part extends Construct>(
  stack: SovereignStack,
  id: string,
  PartClass: new (stack: SovereignStack, id: string) => Part,
): Part {
  const found = stack.node.tryFindChild(id);
  if (found === undefined) return new PartClass(stack, id);
  if (found instanceof PartClass) return found;
  throw idIsReserved(found.node.path, id);
}
