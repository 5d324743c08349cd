import type { ContainerNodePool } from "@cdktf/provider-google/lib/container-node-pool";
import { Token } from "cdktf";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { emittedAttributes, isOverridden, onlyBlock, wholeNumber, type Attributes } from "../emitted";
import { factsOfPool, type EmittedPool } from "../pool-facts";

/** The attributes of a node pool that say how many nodes of which type it may have. */
const NODE_POOL = ["count", "for_each", "node_locations", "node_count", "autoscaling", "node_config"];

/**
 * What the checker should know of a pool, read from what is emitted: every escape hatch of cdktf may change that after
 * the pool was made, and power is checked for what is deployed.
 *
 * @returns the facts at the time they are asked for
 */
export function poolFacts(props: SovereignGpuPoolProps, nodes: ContainerNodePool): () => ConstructFacts {
  const askedFor = props.maxNodes ?? (props.nodes as number);
  const zonesAsMade = zonesOf(nodes);
  return () => factsOfPool("google", props, askedFor, isPlain(nodes, zonesAsMade) ? written(nodes) : emitted(nodes));
}

/** Most pools are never overridden: what was written in TypeScript is what is emitted, and quick to read. */
function isPlain(nodes: ContainerNodePool, zonesAsMade: string): boolean {
  return (
    !isOverridden(nodes) &&
    nodes.count === undefined &&
    nodes.forEach === undefined &&
    nodes.autoscalingInput?.maxNodeCount === undefined &&
    zonesOf(nodes) === zonesAsMade
  );
}

function zonesOf({ nodeLocationsInput }: ContainerNodePool): string {
  return JSON.stringify(nodeLocationsInput);
}

function written({ nodeCountInput, autoscalingInput, nodeConfigInput }: ContainerNodePool): EmittedPool {
  const most = autoscalingInput?.totalMaxNodeCount ?? nodeCountInput;
  const machineType = nodeConfigInput?.machineType;
  return {
    nodes: Number.isInteger(most) && !Token.isUnresolved(most) ? most : undefined,
    name: Token.isUnresolved(machineType) ? undefined : machineType,
  };
}

function emitted(nodes: ContainerNodePool): EmittedPool {
  const attributes = emittedAttributes(nodes, NODE_POOL);
  if (!attributes) return {};
  const machineType = onlyBlock(attributes.node_config)?.machine_type;
  const isKnown = typeof machineType === "string" && !machineType.includes("${");
  return { nodes: mostNodesOf(attributes), name: isKnown ? machineType : undefined };
}

/** `undefined` where Terraform alone knows: a reference, a node pool that is repeated, or zones that GKE chooses. */
function mostNodesOf({ count, for_each: forEach, autoscaling, ...pool }: Attributes): number | undefined {
  if (count !== undefined || forEach !== undefined) return undefined;
  const scaling = onlyBlock(autoscaling);
  if (scaling?.total_max_node_count !== undefined) return wholeNumber(scaling.total_max_node_count);
  const zones = pool.node_locations;
  const ofZone = wholeNumber(scaling ? scaling.max_node_count : pool.node_count);
  return ofZone === undefined || !Array.isArray(zones) ? undefined : ofZone * zones.length;
}
