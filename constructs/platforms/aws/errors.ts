import type { InstanceType } from "../../../catalog/instance-types";
import { SovereignError } from "../../../engine/error";
import { byCount } from "../errors";

export function noInterconnect(where: string, type: InstanceType, offered: readonly InstanceType[]): SovereignError {
  const withIt = offered.filter((other) => other.efaInterfaces);
  return new SovereignError(
    `${where}: clusterInterconnect is true, but ${type.name} takes no Elastic Fabric Adapter. ` +
      (withIt.length > 0
        ? `Of the types with ${type.accelerator}, these do: ${byCount(withIt)}.`
        : `No type with ${type.accelerator} does.`),
  );
}

export function noImageFor(where: string, type: InstanceType): SovereignError {
  return new SovereignError(
    `${where}: EKS has no image for ${type.accelerator} on ${type.architecture}, so ${type.name} cannot be a node.`,
  );
}

/** Terraform's own error when deploying, so a text and not thrown. */
export function noSubnetInZone(where: string, zone: string): string {
  return (
    `${where}: zone is '${zone}', and no private subnet of the stack's network is there. A network that the stack makes` +
    " has subnets in the first three zones of the region by name. Pass one of your own with a subnet in this zone:" +
    " `network: Network.existing({ networkId, privateSubnetIds })`."
  );
}

export function reservationPlacesItself(where: string): SovereignError {
  return new SovereignError(
    `${where}: compactPlacement is true, but a placement group of the pool's own cannot take reserved capacity: a` +
      " capacity block stands together by itself, and a reservation stands in the placement group that it was made in." +
      " Leave compactPlacement out; name the reservation's own group in `overrides`, under" +
      " `aws_launch_template.placement.group_name`.",
  );
}

export function oneSubnetForCluster(stack: string): SovereignError {
  return new SovereignError(
    `${stack}: EKS wants subnets in at least two availability zones for a cluster, and the network that was passed in has ` +
      "one. Name a second one in `privateSubnetIds`, or pass a cluster that stands: `cluster: Cluster.existing(…)`.",
  );
}

export function clusterWithoutItsNetwork(stack: string): SovereignError {
  return new SovereignError(
    `${stack}: an existing cluster was passed in, but not its network. Pass the cluster's own network too:` +
      " `network: Network.existing({ networkId, privateSubnetIds })`.",
  );
}
