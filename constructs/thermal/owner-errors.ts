import { SovereignError } from "../../engine/error";

export function otherCapOwner(
  where: string,
  site: string,
  owner: string,
  first: { readonly path: string; readonly owner: string },
): SovereignError {
  return new SovereignError(
    `${where}: capOwner is ${owner}, and ${first.path} leaves the power caps of the site "${site}" to ${first.owner}. Two ` +
      "owners undo each other's caps. State the same `capOwner` for every group of the site.",
  );
}

export function ownerWithoutKubernetes(where: string, owner: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: capOwner is ${owner}, which runs in Kubernetes, and the site "${site}" has none. Leave it out.`,
  );
}

export function onHostsOnly(where: string, property: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} is for nodes of Kubernetes, and the site "${site}" has none. Leave it out, or give the site ` +
      "`kubernetes: Rke2.offline(…)`.",
  );
}

export function capNotSettable(where: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${where}: no way is known to set the power cap of ${accelerator} from its host. Leave gpuCapWatts out, so that its ` +
      "rated power counts, or set it by the server's BMC and say so with CapOwner.DPS.",
  );
}

export function notItsOwner(where: string, method: string, owner: string): SovereignError {
  return new SovereignError(
    `${where}: ${method} makes ${owner} the owner of the power caps of its nodes, and the group leaves them to another. Two ` +
      `owners undo each other's caps. State \`capOwner: ${owner}\`.`,
  );
}

export function noTopologyForDps(where: string, site: string): SovereignError {
  return new SovereignError(
    `${where}: the topology of NVIDIA DPS is made from the site's power topology, and "${site}" has none. Give it ` +
      "`power: PowerTopology.fromFile(…)`.",
  );
}

export function noDpsModel(where: string, server: string, known: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: NVIDIA DPS has no device for ${server}; it has ${known.join(", ")}. Use CapOwner.OURS for these nodes.`,
  );
}

export function nodesWithoutNames(where: string): SovereignError {
  return new SovereignError(
    `${where}: NVIDIA DPS names each node. Select the nodes by name: \`nodeSelection: NodeSelection.byName(…)\`.`,
  );
}

export function feedWithoutLimit(where: string, feed: string): SovereignError {
  return new SovereignError(
    `${where}: NVIDIA DPS keeps feeds below a limit, and the power topology states no rating of '${feed}'. State its ` +
      "`volts` and `amps`, or `ratedKw`.",
  );
}

export function badBmcUrl(where: string, url: string): SovereignError {
  return new SovereignError(
    `${where}: bmcUrl is '${url}'. Write a URL with {node} in the place of the node's name, such as ` +
      "https://{node}-bmc.acme.example.",
  );
}

export function noLimitForDynamo(where: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${where}: NVIDIA Dynamo wants watts of each accelerator, and nobody states what ${accelerator} draws. State ` +
      "gpuCapWatts.",
  );
}
