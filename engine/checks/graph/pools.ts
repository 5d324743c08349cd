import { findInstanceType } from "../../../catalog/instance-types";
import { findServer } from "../../../catalog/servers";
import type { PlacedNodes } from "../../power/place-nodes";
import type { Machine } from "../../power/server-power";
import type { Locator } from "../locate/locator";
import type { ConstructFacts, StatedAccelerator } from "../model/facts";
import type { PoolFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";
import { statementsOf } from "./statements";

/** The name of an accelerator, or of a server, that is looked at when deploying. */
const DETECTED = "detected";

/** Everything that the stacks state to have accelerators. */
export function poolsOf(stacks: readonly TerraformStack[], locator: Locator): readonly PoolFact[] {
  return stacks.flatMap((stack) => {
    const inherited = locator.factsOf(stack);
    return statementsOf(stack).flatMap(({ path, constructPath, facts: stated }) => {
      const { accelerator, quotas } = stated;
      if (!accelerator) return [];
      const site =
        stated.site ?? inherited.above(constructPath).find(({ value }) => value.site !== undefined)?.value.site;
      return [
        {
          stack,
          path,
          constructPath: path,
          site,
          maxNodes: accelerator.nodes,
          ...powerOf(stated, accelerator),
          ...(quotas ? { quotas } : {}),
          ...standingOf(path, stated, accelerator),
        },
      ];
    });
  });
}

type NodePower = Pick<
  PoolFact,
  "itKwPerNode" | "basis" | "detected" | "accelerator" | "perNode" | "isCapped" | "capOutOfRange" | "capRangeUnknown"
>;

function powerOf(stated: ConstructFacts, { name, perNode }: StatedAccelerator): NodePower {
  const { instanceType, server } = stated;
  if (name === DETECTED || server === DETECTED) {
    return { detected: true, basis: "the hardware is looked at when deploying", perNode };
  }
  if (instanceType) {
    const row = findInstanceType(instanceType.provider, instanceType.name);
    const what = `instance type ${instanceType.name} of ${instanceType.provider}`;
    if (!row) return { basis: `the catalogue has no ${what}`, perNode };
    return withCaps(row, row.itKw, `${what}: ${row.basis}`, stated);
  }
  if (server !== undefined) {
    const row = findServer(server);
    if (!row) return { basis: `the catalogue has no server '${server}'`, perNode };
    return withCaps(row, row.maxKw, `server ${server}: the maker's maximum input`, stated);
  }
  return { basis: `neither a server nor an instance type is stated for ${name}`, perNode };
}

function withCaps(node: Omit<Machine, "maxKw">, maxKw: number, basis: string, caps: ConstructFacts): NodePower {
  const { accelerator, acceleratorCount: perNode } = node;
  if (caps.gpuCapWatts === undefined && caps.fallbackCapWatts === undefined) {
    return { itKwPerNode: maxKw, basis, accelerator, perNode };
  }
  // Most programs cap nothing, and the model is not loaded for them.
  const { machinePower } = require("../../power/server-power") as typeof import("../../power/server-power");
  const { kw, basis: chain, capOutOfRange, capRangeUnknown } = machinePower({ ...node, maxKw }, caps);
  return {
    itKwPerNode: kw,
    basis: `${basis}; ${chain}`,
    accelerator,
    perNode,
    isCapped: true,
    ...(capOutOfRange ? { capOutOfRange } : {}),
    ...(capRangeUnknown ? { capRangeUnknown: true } : {}),
  };
}

/** A part that the catalogue does not know stands in its rack too, with a power that nobody knows. */
function standingOf(
  by: string,
  { racks = [], rackNodes, server, gpuCapWatts, fallbackCapWatts, workload }: ConstructFacts,
  { name, nodes }: StatedAccelerator,
): { readonly standing?: PlacedNodes } {
  if (racks.length === 0 && rackNodes === undefined) return {};
  const model = server ?? name;
  return { standing: { by, model, nodes, racks, rackNodes, gpuCapWatts, fallbackCapWatts, workload } };
}
