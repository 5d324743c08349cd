import { SovereignError } from "../../../engine/error";

export function wishWithoutMeaning(where: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} has no meaning in a cluster that stands already, whose nodes are as they are. Leave it out.`,
  );
}

export function detectedInCluster(where: string): SovereignError {
  return new SovereignError(
    `${where}: Accelerator.detected() takes what the machine of a local site has. In a cluster say which one: ` +
      "`sovereign catalog accelerators` lists what there is.",
  );
}

export function noSelection(where: string): SovereignError {
  return new SovereignError(
    `${where}: the nodes stand already, and nodeSelection does not say which they are. State ` +
      "`NodeSelection.byLabels({ … })` for those that carry labels, or `NodeSelection.byName(…)`.",
  );
}

export function racksUnknown(where: string): SovereignError {
  return new SovereignError(
    `${where}: NodeSelection.byRack needs a site whose hosts state their racks, and a cluster that stands already has ` +
      "none. Select by the label that carries the rack: `NodeSelection.byLabels({ … })`.",
  );
}

export function emptySelection(where: string, what: string): SovereignError {
  return new SovereignError(
    `${where}: nodeSelection names no ${what}, which would mean every node. State at least one.`,
  );
}

export function nodeNamedTwice(where: string, node: string): SovereignError {
  return new SovereignError(`${where}: nodeSelection names the node "${node}" twice. Name it once.`);
}

export function otherNumberOfNodes(where: string, nodes: number, named: number): SovereignError {
  return new SovereignError(
    `${where}: the pool has ${nodes} nodes, and nodeSelection names ${named}. Write \`nodes: ${named}\`, or name the ` +
      "nodes that are meant.",
  );
}

export function notALabel(where: string, property: string, key: string, value: string): SovereignError {
  return new SovereignError(`${where}: ${property}: '${key}=${value}' is no Kubernetes label. Correct it.`);
}

export function nodesTaken(where: string, nodes: string, first: string): SovereignError {
  return new SovereignError(`${where}: ${first} has ${nodes} already. A node is in one pool: select others.`);
}

export function labelsOfOthers(where: string): SovereignError {
  return new SovereignError(
    `${where}: labels would be written to nodes that are selected by their labels, and those are left as they are. ` +
      "Leave labels out, or select the nodes by name: `NodeSelection.byName(…)`.",
  );
}

export function kubectlDeletesNodes(where: string): SovereignError {
  return new SovereignError(
    `${where}: nodes selected by name get labels and taints, and with \`manifests: Manifests.KUBECTL\` that is refused: ` +
      "the kubectl provider writes whole objects, and would delete the Node when the pool goes. Label the nodes yourself " +
      "and select them by that (`NodeSelection.byLabels({ … })`), or use Manifests.KUBERNETES.",
  );
}

export function versionStatedTwice(stack: string, stated: string, site: string, version: string): SovereignError {
  return new SovereignError(
    `${stack}: kubernetesVersion is '${stated}', for a cluster that the stack makes; that of the site "${site}" stands ` +
      `already, with ${version}. Leave it out of the stack.`,
  );
}
