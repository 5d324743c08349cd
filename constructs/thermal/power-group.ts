import { findAccelerator } from "../../catalog/accelerators";
import type { IConstruct } from "constructs";
import type { Rack } from "../../engine/power/topology";
import { objectName } from "../kubernetes/names";
import type { PoolNodes } from "../kubernetes/pool-objects";
import type { PowerGroup, PowerGroupFeed, PowerGroupRack } from "../kubernetes/power/power-group";
import type { PowerTopology } from "../power-topology";
import type { SovereignStack } from "../sovereign-stack";
import { CapOwner, WhenHot, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import type { CheckedGroup } from "./emit-group";
import { nodeNamesByRack } from "./node-names";
import { otherLoads, type OtherLoads } from "./other-loads";
import { thresholdsOf } from "./thresholds";

/** Label that hosts of a bare-metal site carry. */
const RACK_LABEL = "sovereign.ai/rack";

/** What the cluster's objects are made from: the numbers of the checks. */
export function powerGroup(
  group: IConstruct,
  stack: SovereignStack,
  props: ThermalAwareNodeGroupProps,
  checked: CheckedGroup,
  { labels, taints }: PoolNodes,
): PowerGroup {
  const { agent, quotas, topologyLevels, whenHot = WhenHot.ALERT } = props;
  const { placed, nodeWatts, acceleratorsPerNode } = checked;
  const accelerator = placed.accelerator.name;
  const { name, power, _facts } = stack.site;
  const hall = power && hallPart(stack, power, checked);
  return {
    name: objectName(group, stack),
    path: group.node.path,
    site: name,
    nodeSelector: labels,
    taints,
    accelerator,
    acceleratorsPerNode,
    nodes: placed.nodes,
    nodeWatts,
    ...ownSettings(props),
    ...baseWatts(accelerator, props, checked),
    thresholds: thresholdsOf(accelerator, props.thresholds),
    whenHot,
    carriedLabels: placed.hosts ? [RACK_LABEL] : (props.carriedLabels ?? []),
    hall: power?.name,
    racks: hall?.racks ?? [],
    feeds: hall?.feeds ?? [],
    get hallLimitWatts() {
      return hall?.limitWatts();
    },
    tenants: quotas,
    topologyLevels,
    registry: _facts.registry?.host,
    image: agent?.image,
    kubectlImage: agent?.kubectlImage,
    driver: agent?.driver,
    ruleLabels: props.alertLabels,
    exporterNamespace: props.exporterNamespace,
    namespace: props.namespace,
  };
}

/** What this library sets on the nodes; with another owner of the caps nothing. */
function ownSettings({ capOwner = CapOwner.OURS, gpuCapWatts, powerProfile }: ThermalAwareNodeGroupProps) {
  if (capOwner !== CapOwner.OURS) return {};
  return {
    ...(gpuCapWatts === undefined ? {} : { gpuCapWatts }),
    ...(powerProfile === undefined ? {} : { powerProfileId: powerProfile.id }),
  };
}

/** With another owner's cap the node draws what was checked all the same. */
function baseWatts(
  accelerator: string,
  { gpuCapWatts }: ThermalAwareNodeGroupProps,
  { nodeWatts, acceleratorsPerNode }: CheckedGroup,
): Pick<PowerGroup, "baseWatts"> {
  const tdp = findAccelerator(accelerator)?.tdpWatts;
  if (tdp === undefined) return {};
  return { baseWatts: Math.max(0, nodeWatts - acceleratorsPerNode * Math.min(gpuCapWatts ?? tdp, tdp)) };
}

/** What else draws power is asked for when the objects are written, not before: the program may go on to add it. */
function hallPart(stack: SovereignStack, power: PowerTopology, checked: CheckedGroup) {
  const topology = power._topology;
  const names = nodeNamesByRack(checked);
  const racks = topology.racks.filter(({ name }) => (checked.rackNodes[name] ?? 0) > 0);
  let loads: OtherLoads | undefined;
  const others = () => (loads ??= otherLoads(stack, topology));
  const capacityKw = topology.cooling?.capacityKw;
  return {
    racks: racks.map((rack) => groupRack(rack, checked.rackNodes[rack.name], names?.get(rack.name), others)),
    feeds: feedsOf(power, racks, others),
    limitWatts: () => (capacityKw === undefined ? undefined : Math.max(0, wholeWatts(capacityKw - others().itKw))),
  };
}

function groupRack(
  rack: Rack,
  nodes: number,
  nodeNames: readonly string[] | undefined,
  others: () => OtherLoads,
): PowerGroupRack {
  const { densityLimit } = require("../../engine/power") as typeof import("../../engine/power");
  const limit = densityLimit(rack);
  return {
    name: rack.name,
    nodes,
    ...(nodeNames ? { nodeNames } : {}),
    feeds: rack.feeds,
    redundancy: rack.redundancy,
    coolingZone: rack.coolingZone,
    ...(limit ? { limitWatts: wholeWatts(limit.limitKw) } : {}),
    get otherWatts() {
      return Math.ceil((others().racks.get(rack.name) ?? 0) * 1000);
    },
  };
}

function feedsOf(
  { _topology: { elements, electricalCode } }: PowerTopology,
  racks: readonly Rack[],
  others: () => OtherLoads,
): PowerGroupFeed[] {
  const { loadLimit } = require("../../engine/power") as typeof import("../../engine/power");
  const wanted = new Set(racks.flatMap(({ feeds }) => feeds));
  return elements.flatMap((element) => {
    const { limitKw } = loadLimit(element, electricalCode);
    if (!wanted.has(element.name) || limitKw === null) return [];
    const other = () => others().elements.get(element.name);
    return {
      name: element.name,
      limitWatts: wholeWatts(limitKw),
      get otherWatts() {
        return Math.ceil((other()?.normalKw ?? 0) * 1000);
      },
      get otherFailoverWatts() {
        return Math.ceil((other()?.worstKw ?? 0) * 1000);
      },
    };
  });
}

/** Limits are rounded down; a hair's breadth is what binary fractions leave of a whole number. */
function wholeWatts(kw: number): number {
  return Math.floor(kw * 1000 + 1e-6);
}
