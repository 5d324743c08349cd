import type { IConstruct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { extendedResourceOf } from "../extended-resources";
import { wattsRequest, WATTS_RESOURCE } from "./places";
import type { PowerGroup } from "./power-group";
import { wattsPerAccelerator } from "./watts";

/** A group, and the part of the program that has its objects. */
export interface RegisteredGroup {
  readonly group: PowerGroup;
  readonly scope: IConstruct;
  readonly stack: SovereignStack;
}

/** Groups of a program's clusters, for each program. What depends on all of them is asked for when it is synthesised. */
const registered = new WeakMap<IConstruct, Map<string, RegisteredGroup[]>>();

export function registerGroup(entry: RegisteredGroup): void {
  const { root } = entry.stack.node;
  const clusters = registered.get(root) ?? new Map<string, RegisteredGroup[]>();
  registered.set(root, clusters);
  const key = clusterKey(entry.stack);
  clusters.set(key, [...(clusters.get(key) ?? []), entry]);
}

/** The groups of a stack's cluster, of all stacks that share it. */
export function groupsOfCluster(stack: SovereignStack): readonly RegisteredGroup[] {
  return registered.get(stack.node.root)?.get(clusterKey(stack)) ?? [];
}

/**
 * Extended resources whose accelerators differ in watts. Kueue turns resources into watts by their name alone, for the whole
 * cluster (kubernetes-sigs/kueue issue 12910): there pods have to ask for the watts of theirs.
 */
export function mixedResources(stack: SovereignStack): ReadonlySet<string> {
  const watts = new Map<string, Set<number>>();
  for (const { group } of groupsOfCluster(stack)) {
    const resource = extendedResourceOf(group.accelerator);
    if (resource !== undefined) {
      watts.set(resource, (watts.get(resource) ?? new Set<number>()).add(wattsPerAccelerator(group)));
    }
  }
  return new Set([...watts].filter(([, different]) => different.size > 1).map(([resource]) => resource));
}

/** One entry of `resources.transformations` of Kueue's configuration. */
export interface Transformation {
  readonly input: string;
  readonly strategy: "Retain" | "Replace";
  readonly multiplyBy?: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** How Kueue comes from accelerators to watts in a stack's cluster. */
export function kueueTransformations(stack: SovereignStack): Transformation[] {
  const mixed = mixedResources(stack);
  const resources = new Map<string, number>();
  for (const { group } of groupsOfCluster(stack)) {
    const resource = extendedResourceOf(group.accelerator);
    if (resource !== undefined) resources.set(resource, wattsPerAccelerator(group));
  }
  const uniform = [...resources].filter(([resource]) => !mixed.has(resource));
  return [
    ...uniform.map(([input, watts]): Transformation => ({
      input,
      strategy: "Retain",
      outputs: { [WATTS_RESOURCE]: String(watts) },
    })),
    ...[...mixed].map((multiplyBy): Transformation => ({
      input: wattsRequest(multiplyBy),
      strategy: "Replace",
      multiplyBy,
      outputs: { [WATTS_RESOURCE]: "1" },
    })),
  ];
}

function clusterKey(stack: SovereignStack): string {
  return `${stack.site.name} ${stack.cluster.clusterName}`;
}
