import type { UnreadStatement } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { stackPath } from "../model/stack-path";
import type { TerraformStack } from "../model/terraform";
import type { DataClasses } from "./data-classes";

/**
 * What programs state and nobody can read, each at the one who states it. Where that may have been the data class, any
 * class of the policy may be meant, so the most protected one counts.
 */
export function unreadStatementsOf(
  stacks: readonly TerraformStack[],
  classes: DataClasses,
): readonly UnreadStatement[] {
  return stacks.flatMap((stack) =>
    stack.unreadFacts.map(({ address, constructPath, fact, why, ofPower, ofDataClass }) => {
      const resource = stack.resources.find((other) => other.address === address);
      const stated =
        address === undefined && constructPath === undefined
          ? classes.ofStack(stack)
          : classes.of(stack, resource ?? { address: address ?? "", constructPath, providerKey: "" });
      return {
        stack,
        address: address ?? constructPath ?? stackLabel(stack),
        constructPath: constructPath ?? (address === undefined ? stackPath(stack) : undefined),
        fact,
        why,
        ofPower,
        dataClass: ofDataClass ? classes.mostProtected() : stated,
      };
    }),
  );
}
