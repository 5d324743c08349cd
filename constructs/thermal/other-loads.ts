import type { IConstruct } from "constructs";
import type { ConstructFacts } from "../../engine/checks/model/facts";
import type { StandingHosts } from "../../engine/power/place-hosts";
import type { PlacedNodes } from "../../engine/power/place-nodes";
import type { PowerTopology } from "../../engine/power/topology";
import { factsOf } from "../facts";
import { SovereignStack } from "../sovereign-stack";

/** What draws power in a hall beside the groups: servers of the file, other pools of the program, switches. */
export interface OtherLoads {
  readonly itKw: number;
  /** By name of the element. */
  readonly elements: ReadonlyMap<string, { readonly normalKw: number; readonly worstKw: number }>;
  /** kW by name of the rack. */
  readonly racks: ReadonlyMap<string, number>;
}

/** The type that a group states of itself. */
export const GROUP_TYPE = "ThermalAwareNodeGroup";

const known = new WeakMap<PowerTopology, { readonly key: string; readonly loads: OtherLoads }>();

/** The loads of a site's hall that are none of its groups', as the program stands when it is asked. */
export function otherLoads(stack: SovereignStack, topology: PowerTopology): OtherLoads {
  const standing = standingAt(stack);
  const key = JSON.stringify(standing);
  const found = known.get(topology);
  if (found?.key === key) return found.loads;
  const loads = assess(topology, standing);
  known.set(topology, { key, loads });
  return loads;
}

interface Standing {
  readonly pools: readonly StandingPool[];
  readonly hosts: readonly StandingHosts[];
}

interface StandingPool {
  readonly nodes: PlacedNodes;
  readonly isGroup: boolean;
}

function standingAt({ site, node }: SovereignStack): Standing {
  const constructs = node.root.node.findAll();
  const stacks = constructs.filter((one): one is SovereignStack => one instanceof SovereignStack && one.site === site);
  const parts = stacks.flatMap((stack) => stack.node.findAll());
  return { pools: parts.flatMap(standingOf), hosts: parts.flatMap(hostsOf) };
}

function hostsOf(construct: IConstruct): StandingHosts[] {
  const { hosts } = factsOf(construct);
  return hosts ? [{ by: construct.node.path, hosts }] : [];
}

function standingOf(construct: IConstruct): StandingPool[] {
  const { accelerator, server, type, racks = [], ...stated }: ConstructFacts = factsOf(construct);
  if (!accelerator || (racks.length === 0 && !stated.rackNodes)) return [];
  const { rackNodes, gpuCapWatts, fallbackCapWatts, workload } = stated;
  const caps = { gpuCapWatts, fallbackCapWatts, workload };
  const model = server ?? accelerator.name;
  const nodes = { by: construct.node.path, model, nodes: accelerator.nodes, racks, rackNodes, ...caps };
  return [{ nodes, isGroup: type === GROUP_TYPE }];
}

function assess(topology: PowerTopology, { pools, hosts }: Standing): OtherLoads {
  const { assessPower, placeNodes } = require("../../engine/power") as typeof import("../../engine/power");
  const { withHosts } = require("../../engine/power/place-hosts") as typeof import("../../engine/power/place-hosts");
  const groups = new Set(pools.filter(({ isGroup }) => isGroup).map(({ nodes }) => nodes.by));
  const placed = placeNodes(
    withHosts(topology, hosts),
    pools.map(({ nodes }) => nodes),
  ).topology;
  const racks = placed.racks.map((rack) => ({
    ...rack,
    servers: rack.servers.filter(({ placedBy }) => placedBy === undefined || !groups.has(placedBy)),
  }));
  const assessed = assessPower({ ...placed, racks });
  return {
    itKw: assessed.racks.reduce((sum, { knownKw }) => sum + knownKw, 0),
    // What nobody knows is refused by the checks; here it leaves what is known.
    elements: new Map(
      assessed.elements.map(({ element, knownNormalKw, knownWorst }) => [
        element.name,
        { normalKw: knownNormalKw, worstKw: knownWorst.kw },
      ]),
    ),
    racks: new Map(assessed.racks.map(({ rack, knownKw }) => [rack.name, knownKw])),
  };
}
