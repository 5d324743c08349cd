import type { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { findInstanceType } from "../../../catalog/instance-types";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import { factsOfPool, type EmittedPool } from "../pool-facts";
import { sizeOf } from "./capacity";
import { emittedAttributes, isOverridden, onlyBlock, resolved, wholeNumber, type Attributes } from "../emitted";

/** The attributes of a node group that say how many nodes of which type it may have. */
const NODE_GROUP = ["count", "for_each", "scaling_config", "instance_types", "launch_template"];

/**
 * What the checker should know of a pool, read from what is emitted: every escape hatch of cdktf may change that after
 * the pool was made, and power is checked for what is deployed. Without an instance type power is unknown, and no pass.
 *
 * @returns the facts at the time they are asked for
 */
export function poolFacts(
  props: SovereignGpuPoolProps,
  group: EksNodeGroup,
  template: LaunchTemplate,
): () => ConstructFacts {
  const asMade = launchOf(group);
  return () => {
    const { nodes, name } = isPlain(group, template, asMade) ? written(group, template) : emitted(group, template);
    return factsOfPool("aws", props, sizeOf(props).maxSize, { nodes, name });
  };
}

/** Most pools are never overridden: what was written in TypeScript is what is emitted, and quick to read. */
function isPlain(group: EksNodeGroup, template: LaunchTemplate, asMade: string): boolean {
  return (
    !isOverridden(group) &&
    !isOverridden(template) &&
    group.count === undefined &&
    group.forEach === undefined &&
    group.instanceTypesInput === undefined &&
    launchOf(group) === asMade
  );
}

function launchOf({ launchTemplateInput }: EksNodeGroup): string {
  return `${launchTemplateInput?.id} ${launchTemplateInput?.version}`;
}

function written({ scalingConfigInput }: EksNodeGroup, { instanceTypeInput }: LaunchTemplate): EmittedPool {
  const maxSize = scalingConfigInput?.maxSize;
  const isPlainText = instanceTypeInput !== undefined && !Token.isUnresolved(instanceTypeInput);
  return {
    nodes: Number.isInteger(maxSize) && !Token.isUnresolved(maxSize) ? maxSize : undefined,
    name: isPlainText ? instanceTypeInput : undefined,
  };
}

function emitted(group: EksNodeGroup, template: LaunchTemplate): EmittedPool {
  const nodeGroup = emittedAttributes(group, NODE_GROUP);
  return nodeGroup ? { nodes: maxNodesOf(nodeGroup), name: hungriest(instanceTypesOf(nodeGroup, template)) } : {};
}

/** `undefined` where Terraform alone knows: a reference, or a node group that is repeated. */
function maxNodesOf({ count, for_each: forEach, scaling_config: scaling }: Attributes): number | undefined {
  if (count !== undefined || forEach !== undefined) return undefined;
  return wholeNumber(onlyBlock(scaling)?.max_size);
}

/** The types that a node group may start: its launch template's, and its own. `undefined` where one is not known. */
function instanceTypesOf(nodeGroup: Attributes, template: LaunchTemplate): string[] | undefined {
  const own: unknown = nodeGroup.instance_types ?? [];
  const launchTemplate = isOf(template, nodeGroup) ? emittedAttributes(template, ["instance_type"]) : {};
  if (!launchTemplate || !Array.isArray(own)) return undefined;
  const types = [launchTemplate.instance_type ?? [], own].flat() as unknown[];
  return types.every((type) => typeof type === "string" && !type.includes("${")) ? (types as string[]) : undefined;
}

/** Whether a node group is started from this launch template as it is emitted, not from another or an older one. */
function isOf(template: LaunchTemplate, nodeGroup: Attributes): boolean {
  const { id, version } = onlyBlock(nodeGroup.launch_template) ?? {};
  const latest = resolved(template, [template.id, template.getStringAttribute("latest_version")]);
  return JSON.stringify([id, version]) === JSON.stringify(latest);
}

/** The type that draws the most power; one that the catalogue does not know comes first. */
function hungriest(types: readonly string[] = []): string | undefined {
  const itKw = (type: string) => findInstanceType("aws", type)?.itKw ?? Infinity;
  return [...types].sort((a, b) => itKw(b) - itKw(a) || 0)[0];
}
