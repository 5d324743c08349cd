import { findInstanceType } from "../../../catalog/instance-types";
import { findServer } from "../../../catalog/servers";
import { StatedFacts } from "../locate/stated-facts";
import type { ConstructFacts, StatedAccelerator } from "../model/facts";
import type { PoolFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";
import { statementsOf } from "./statements";

/** The name of an accelerator, or of a server, that is looked at when deploying. */
const DETECTED = "detected";

/** Everything that the stacks state to have accelerators. */
export function poolsOf(stacks: readonly TerraformStack[]): readonly PoolFact[] {
  return stacks.flatMap((stack) => {
    const inherited = new StatedFacts(stack);
    return statementsOf(stack).flatMap(({ path, constructPath, facts: stated }) => {
      const { accelerator } = stated;
      if (!accelerator) return [];
      const site =
        stated.site ?? inherited.above(constructPath).find(({ value }) => value.site !== undefined)?.value.site;
      return [{ stack, path, site, maxNodes: accelerator.nodes, ...powerOf(stated, accelerator) }];
    });
  });
}

function powerOf(
  { instanceType, server }: ConstructFacts,
  { name }: StatedAccelerator,
): Pick<PoolFact, "itKwPerNode" | "basis" | "detected"> {
  if (name === DETECTED || server === DETECTED) {
    return { detected: true, basis: "the hardware is looked at when deploying" };
  }
  if (instanceType) {
    const row = findInstanceType(instanceType.provider, instanceType.name);
    const what = `instance type ${instanceType.name} of ${instanceType.provider}`;
    return row ? { itKwPerNode: row.itKw, basis: `${what}: ${row.basis}` } : { basis: `the catalogue has no ${what}` };
  }
  if (server !== undefined) {
    const row = findServer(server);
    if (row) return { itKwPerNode: row.maxKw, basis: `server ${server}: the maker's maximum input` };
    return { basis: `the catalogue has no server '${server}'` };
  }
  return { basis: `neither a server nor an instance type is stated for ${name}` };
}
