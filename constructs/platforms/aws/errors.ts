import type { InstanceType } from "../../../catalog/instance-types";
import { didYouMean } from "../../../engine/document/nearest";
import { SovereignError } from "../../../engine/error";

export function acceleratorNotOnAws(where: string, accelerator: string, onAws: readonly string[]): SovereignError {
  const siblings = onAws.filter((other) => chipOf(other) === chipOf(accelerator));
  return new SovereignError(
    `${where}: AWS has no instance type with ${accelerator}` +
      (siblings.length > 0 ? `, but it has ${siblings.join(" and ")}.` : ".") +
      ` There are ${onAws.join(", ")}.`,
  );
}

export function detectedOnAws(where: string, onAws: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: Accelerator.detected() takes what the machine of a local site has. On AWS say which one:` +
      ` ${onAws.join(", ")}.`,
  );
}

export function noSuchNumberOfAccelerators(
  where: string,
  accelerator: string,
  wanted: number,
  offered: readonly InstanceType[],
): SovereignError {
  return new SovereignError(
    `${where}: AWS has no instance type with ${wanted} ${accelerator} a node. There are ${byCount(offered)}.`,
  );
}

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

export function zoneOutsideRegion(where: string, zone: string, region: string): SovereignError {
  return new SovereignError(
    `${where}: zone is '${zone}', which is not in the site's region. Write one such as ${region}a.`,
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

export function reservationWithoutZone(where: string): SovereignError {
  return new SovereignError(
    `${where}: reserved capacity stands in one availability zone. Say in which: \`zone\`, as the reservation shows it.`,
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

export function idIsReserved(constructPath: string, id: string): SovereignError {
  return new SovereignError(
    `${constructPath}: '${id}' is the id of a part that the stack makes for itself. Give this construct another id.`,
  );
}

export function clusterWithoutItsNetwork(stack: string): SovereignError {
  return new SovereignError(
    `${stack}: an existing cluster was passed in, but not its network. Pass the cluster's own network too:` +
      " `network: Network.existing({ networkId, privateSubnetIds })`.",
  );
}

export function overridesNothing(where: string, resourceType: string, emitted: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: overrides names ${resourceType}, which this pool does not emit${didYouMean(resourceType, emitted) || "."}` +
      ` It emits ${emitted.join(", ")}.`,
  );
}

/** `1 (g6e.xlarge, g6e.8xlarge), 4 (g6e.12xlarge)`, fewest first. */
function byCount(types: readonly InstanceType[]): string {
  const counts = [...new Set(types.map((type) => type.acceleratorCount))].sort((a, b) => a - b);
  const namesOf = (count: number) => types.filter((type) => type.acceleratorCount === count).map((type) => type.name);
  return counts.map((count) => `${count} (${namesOf(count).join(", ")})`).join(", ");
}

/** `h100` of `h100-sxm` and `h100-pcie`. */
function chipOf(accelerator: string): string {
  return accelerator.split("-")[0];
}
