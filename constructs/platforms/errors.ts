import type { InstanceType } from "../../catalog/instance-types";
import { didYouMean } from "../../engine/document/nearest";
import { SovereignError } from "../../engine/error";

export function acceleratorNotOffered(
  where: string,
  cloud: string,
  accelerator: string,
  offered: readonly string[],
): SovereignError {
  const siblings = offered.filter((other) => chipOf(other) === chipOf(accelerator));
  return new SovereignError(
    `${where}: ${cloud} has no instance type with ${accelerator}` +
      (siblings.length > 0 ? `, but it has ${siblings.join(" and ")}.` : ".") +
      ` There are ${offered.join(", ")}.`,
  );
}

export function detectedInCloud(where: string, cloud: string, offered: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: Accelerator.detected() takes what the machine of a local site has. On ${cloud} say which one:` +
      ` ${offered.join(", ")}.`,
  );
}

export function noSuchNumberOfAccelerators(
  where: string,
  cloud: string,
  accelerator: string,
  wanted: number,
  offered: readonly InstanceType[],
): SovereignError {
  return new SovereignError(
    `${where}: ${cloud} has no instance type with ${wanted} ${accelerator} a node. There are ${byCount(offered)}.`,
  );
}

/** @param example a zone of the region */
export function zoneOutsideRegion(where: string, zone: string, example: string): SovereignError {
  return new SovereignError(
    `${where}: zone is '${zone}', which is not in the site's region. Write one such as ${example}.`,
  );
}

export function reservationWithoutZone(where: string): SovereignError {
  return new SovereignError(
    `${where}: reserved capacity stands in one availability zone. Say in which: \`zone\`, as the reservation shows it.`,
  );
}

export function idIsReserved(constructPath: string, id: string): SovereignError {
  return new SovereignError(
    `${constructPath}: '${id}' is the id of a part that the stack makes for itself. Give this construct another id.`,
  );
}

export function overridesNothing(where: string, resourceType: string, emitted: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: overrides names ${resourceType}, which this pool does not emit${didYouMean(resourceType, emitted) || "."}` +
      ` It emits ${emitted.join(", ") || "nothing"}.`,
  );
}

export function cloudMakesNodes(where: string, cloud: string, property: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} is for nodes that stand already. ${cloud} makes the nodes of a pool, and their power follows` +
      " from the machine type. Leave it out.",
  );
}

/** @param example the form that the cloud takes */
export function notAKey(where: string, keyArn: string, example: string): SovereignError {
  return new SovereignError(
    `${where}: the key that was passed in is '${keyArn}'. Write what the cloud calls it in full, such as ${example}.`,
  );
}

export function notAMinorVersion(where: string, version: string): SovereignError {
  return new SovereignError(
    `${where}: '${version}' is no minor version of Kubernetes. Write one such as 1.34, without the patch.`,
  );
}

/** `1 (g6e.xlarge, g6e.8xlarge), 4 (g6e.12xlarge)`, fewest first. */
export function byCount(types: readonly InstanceType[]): string {
  const counts = [...new Set(types.map((type) => type.acceleratorCount))].sort((a, b) => a - b);
  const namesOf = (count: number) => types.filter((type) => type.acceleratorCount === count).map((type) => type.name);
  return counts.map((count) => `${count} (${namesOf(count).join(", ")})`).join(", ");
}

/** `h100` of `h100-sxm` and `h100-pcie`. */
function chipOf(accelerator: string): string {
  return accelerator.split("-")[0];
}
