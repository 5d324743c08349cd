import type { Construct, IConstruct } from "constructs";
import type { ConstructFacts } from "../../../engine/checks/model/facts";
import type { Host } from "../../../engine/hosts/host";
import { isLabelKey, isLabelValue } from "../../../engine/hosts/labels";
import { extendedResourceOf } from "../../kubernetes/extended-resources";
import { objectName } from "../../kubernetes/names";
import { nodeLabels, nodeTaints, POOL_LABEL } from "../../kubernetes/pool-labels";
import { emitPoolObjects } from "../../kubernetes/pool-objects";
import type { NodeSelection } from "../../node-selection";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import type { NodeTaint } from "../../taint";
import { applyOverrides } from "../overrides";
import { TerraformData } from "../terraform-data";
import { refuseWishes, type PoolProperty } from "../wishes";
import * as errors from "./errors";
import type { BareMetalHosts } from "./hosts";
import { selectHosts } from "./node-selection";

/** Wishes that hosts which stand already cannot fulfil. */
const WITHOUT_MEANING: readonly PoolProperty[] = [
  "minNodes",
  "maxNodes",
  "capacity",
  "zone",
  "compactPlacement",
  "clusterInterconnect",
  "diskGib",
];

/** Wishes for nodes of Kubernetes. */
const OF_KUBERNETES: readonly PoolProperty[] = ["labels", "taints", "quotas", "topologyLevels", "runtimeClassHandler"];

/** The pool is hosts of the site, which get its labels and taints where they are nodes of Kubernetes. */
export function emitGpuPool(
  pool: IConstruct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
  hosts: BareMetalHosts,
): () => ConstructFacts {
  const where = pool.node.path;
  const hasKubernetes = stack.workloadsLayer !== undefined;
  refuseWishes(props, WITHOUT_MEANING, (property) => errors.wishWithoutMeaning(where, property));
  if (!hasKubernetes) {
    refuseWishes(props, OF_KUBERNETES, (property) => errors.needsKubernetes(where, property, stack.site.name));
  }
  const nodes = poolHosts(where, hosts.all, props);
  const perNode = acceleratorsPerNode(where, nodes, props);
  const server = serverOf(where, nodes, props);
  const resource = extendedResourceOf(props.accelerator.name);
  const labels = nodeLabels(objectName(pool, stack), props);
  const taints = nodeTaints(resource, props);
  requireMarks(where, labels, taints);
  hosts.claim(pool, nodes, hasKubernetes ? { labels, taints: taints.map(taintText) } : { labels: {}, taints: [] });

  const summary = new TerraformData(pool as Construct, "Default", {
    input: () => ({ accelerator: props.accelerator.name, hosts: namesOf(nodes) }),
    dependsOn: [hosts.ready],
  });
  applyOverrides(where, [summary], props.overrides);
  if (hasKubernetes) {
    const selector = { [POOL_LABEL]: labels[POOL_LABEL] };
    emitPoolObjects(pool, stack, props, { resource, labels: selector, taints, accelerators: perNode * nodes.length });
  }
  const rackNodes = nodesByRack(nodes);
  const racks = Object.keys(rackNodes);
  return () => ({
    accelerator: { name: props.accelerator.name, perNode, nodes: nodes.length },
    ...(server === undefined ? {} : { server }),
    ...(racks.length > 0 ? { racks, rackNodes } : {}),
  });
}

function nodesByRack(nodes: readonly Host[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rack } of nodes) if (rack !== undefined) counts.set(rack, (counts.get(rack) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Exactly as many hosts as the pool is to have. */
function poolHosts(where: string, all: readonly Host[], props: SovereignGpuPoolProps): readonly Host[] {
  const selection = props.nodeSelection as NodeSelection | undefined;
  if (!selection) throw errors.selectionMissing(where);
  const selected = selectHosts(where, all, selection);
  const living = selected.filter(({ lost }) => !lost);
  if (living.length !== props.nodes) {
    const lost = selected.filter((host) => host.lost);
    throw errors.otherNumberOfHosts(where, props.nodes as number, namesOf(living), namesOf(lost));
  }
  return living;
}

/** How many of the accelerator each host states, which the check of the host compares with what it has. */
function acceleratorsPerNode(where: string, hosts: readonly Host[], props: SovereignGpuPoolProps): number {
  const { name } = props.accelerator;
  if (name === "detected") throw errors.detectedOnBareMetal(where);
  const stated = (host: Host) => host.accelerators?.[name];
  const wanted = props.acceleratorsPerNode;
  const others = hosts.filter((host) => !stated(host) || (wanted !== undefined && stated(host) !== wanted));
  if (others.length > 0) throw errors.acceleratorNotStated(where, name, wanted, namesOf(others));
  const counts = [...new Set(hosts.map(stated))];
  if (counts.length > 1) {
    throw errors.unevenAccelerators(
      where,
      name,
      hosts.map((host) => `${host.name} ${stated(host)}`),
    );
  }
  return counts[0] ?? wanted ?? 0;
}

function serverOf(where: string, hosts: readonly Host[], props: SovereignGpuPoolProps): string | undefined {
  const server = props.server?.name ?? hosts.find((host) => host.server !== undefined)?.server;
  const others = hosts.filter((host) => host.server !== undefined && host.server !== server);
  if (server !== undefined && others.length > 0) throw errors.otherServer(where, server, namesOf(others));
  return server;
}

/** Kubernetes would refuse them when deploying, and a quote in one would break the script that sets it. */
function requireMarks(where: string, labels: Record<string, string>, taints: readonly NodeTaint[]): void {
  for (const [key, value] of Object.entries(labels)) {
    if (!isLabelKey(key) || !isLabelValue(value)) throw errors.notALabel(where, "the label", `${key}=${value}`);
  }
  for (const taint of taints) {
    const isValid = isLabelKey(taint.key) && isLabelValue(taint.value ?? "");
    if (!isValid) throw errors.notALabel(where, "the taint", taintText(taint));
  }
}

function taintText({ key, value, effect }: NodeTaint): string {
  return value === undefined ? `${key}:${effect}` : `${key}=${value}:${effect}`;
}

function namesOf(hosts: readonly Host[]): string[] {
  return hosts.map(({ name }) => name);
}
