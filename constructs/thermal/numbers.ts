import { findInstanceType } from "../../catalog/instance-types";
import { findServer } from "../../catalog/servers";
import type { ConstructFacts } from "../../engine/checks/model/facts";
import type { PowerTopology } from "../power-topology";

/** The numbers of a group as the checks reckon them, which the nodes are then run by. */
export interface GroupNumbers {
  readonly acceleratorsPerNode: number;
  /** The hungriest of its nodes; `undefined` where nobody knows what they draw. */
  readonly nodeKw?: number;
  /** How `nodeKw` is known. */
  readonly basis: string;
  /** How many nodes stand in which rack of the topology. @default - no topology says where they stand */
  readonly rackNodes: Readonly<Record<string, number>>;
}

/** @param facts what is stated of the group, and read again by the checks */
export function groupNumbers(path: string, facts: ConstructFacts, power?: PowerTopology): GroupNumbers {
  return (power && inRacks(path, facts, power)) ?? anywhere(facts);
}

function inRacks(path: string, facts: ConstructFacts, power: PowerTopology): GroupNumbers | undefined {
  const { accelerator, server: model, racks = [], ...stated } = facts;
  if (!accelerator || model === undefined) return undefined;
  const { placeNodes, serverPower } = require("../../engine/power") as typeof import("../../engine/power");
  const { topology } = placeNodes(power._topology, [{ ...stated, by: path, model, nodes: accelerator.nodes, racks }]);
  const rackNodes: Record<string, number> = {};
  let hungriest: { readonly kw: number | null; readonly basis: string } | undefined;
  for (const { name, servers } of topology.racks) {
    for (const server of servers.filter(({ placedBy }) => placedBy === path)) {
      rackNodes[name] = (rackNodes[name] ?? 0) + server.count;
      const drawn = serverPower(server);
      if (!hungriest || (drawn.kw ?? Infinity) > (hungriest.kw ?? Infinity)) hungriest = drawn;
    }
  }
  if (!hungriest) return undefined;
  const acceleratorsPerNode = accelerator.perNode ?? findServer(model)?.acceleratorCount ?? 0;
  return { acceleratorsPerNode, nodeKw: hungriest.kw ?? undefined, basis: hungriest.basis, rackNodes };
}

function anywhere({ accelerator, instanceType, server, ...caps }: ConstructFacts): GroupNumbers {
  const type = instanceType && findInstanceType(instanceType.provider, instanceType.name);
  const row = server === undefined ? undefined : findServer(server);
  const machine = type ? { ...type, maxKw: type.itKw } : row;
  const acceleratorsPerNode = accelerator?.perNode ?? machine?.acceleratorCount ?? 0;
  if (!machine) return { acceleratorsPerNode, basis: instanceType?.name ?? server ?? "the node", rackNodes: {} };
  const { machinePower } =
    require("../../engine/power/server-power") as typeof import("../../engine/power/server-power");
  const { kw, basis } = machinePower(machine, caps);
  return { acceleratorsPerNode, nodeKw: kw, basis, rackNodes: {} };
}
