import { SovereignError } from "../../../engine/error";

export function badGroupName(group: string, name: string): SovereignError {
  return new SovereignError(
    `${group}: the group's name '${name}' names objects of the cluster. Use lower-case letters, digits and '-' only, begin and ` +
      "end with a letter or a digit, at most 50 characters.",
  );
}

export function notWholeWatts(group: string, property: string, value: number): SovereignError {
  return new SovereignError(`${group}: ${property} is ${value}. Write whole watts, more than 0.`);
}

export function otherNumberInRacks(group: string, nodes: number, inRacks: number): SovereignError {
  return new SovereignError(
    `${group}: the group has ${nodes} nodes, and its racks have ${inRacks} of them. Make the numbers agree.`,
  );
}

export function otherNamesInRack(group: string, rack: string, nodes: number, names: number): SovereignError {
  return new SovereignError(
    `${group}: the rack "${rack}" has ${nodes} nodes of the group, and ${names} are named. Name each of them once.`,
  );
}

export function capOutsideRange(group: string, cap: number, min: number, max: number): SovereignError {
  return new SovereignError(
    `${group}: a cap of ${cap} W for each accelerator is outside of what the part takes, ${min} to ${max} W. Choose one ` +
      "within it.",
  );
}

export function noCapForVendor(group: string, accelerator: string, vendor: string | undefined): SovereignError {
  return new SovereignError(
    `${group}: no way is known to set the power cap of ${accelerator}${vendor ? ` (${vendor})` : ""} from its node. Leave ` +
      "the cap out, so that its rated power counts, or set it by the server's BMC.",
  );
}

export function notWatchedForVendor(group: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${group}: no way is known to read the temperature of ${accelerator} on its node. Leave out thresholds and \`whenHot\`.`,
  );
}

export function imageMissing(group: string, why: string): SovereignError {
  return new SovereignError(
    `${group}: ${why} needs an agent on each node, and no image is stated for it. State \`agent: { image: … }\`, one with ` +
      "`sh` in it, pinned by its digest, in the site's registry.",
  );
}

export function imageNotPinned(group: string, image: string): SovereignError {
  return new SovereignError(
    `${group}: the image "${image}" is not pinned. Write registry, path and digest (registry/path@sha256:…), or at least a ` +
      "tag other than latest.",
  );
}

export function nothingToWatch(group: string, whenHot: string): SovereignError {
  return new SovereignError(
    `${group}: whenHot is "${whenHot}", and no temperature is known from which its accelerators are hot. State one in \`thresholds\`.`,
  );
}

export function sameWattsMissing(group: string, other: string, accelerator: string, rule: string): SovereignError {
  return new SovereignError(
    `${group}: node-feature-discovery tells nodes of this group from those of ${other} by ${rule} alone, and both have ` +
      `${accelerator} with other watts. Name the nodes of each rack.`,
  );
}

export function nodesCannotBeFound(group: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${group}: node-feature-discovery cannot find its nodes: they are not named, and no PCI id is known of ${accelerator}. ` +
      "Name the nodes of each rack.",
  );
}

export function labelsCannotBeSet(group: string, rack: string, labels: readonly string[]): SovereignError {
  return new SovereignError(
    `${group}: nobody labels the nodes in rack "${rack}" with ${labels.join(", ")}: they are not named. Name them ` +
      "(`NodeSelection.byName(…)`), or see to it that they carry the labels and say so in `carriedLabels`.",
  );
}

export function wattsOfTenant(group: string, tenant: string, watts: number): SovereignError {
  return new SovereignError(`${group}: the tenant "${tenant}" has ${watts} W. Write whole watts, 0 or more.`);
}

export function tenantsOverGroup(group: string, watts: number, has: number): SovereignError {
  return new SovereignError(
    `${group}: its tenants have ${watts} W, and the group was checked with ${has} W. Lower their shares; what a tenant may ` +
      "use while others are idle is `borrowableWatts`.",
  );
}

export function acceleratorWattsUnknown(group: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${group}: nobody knows how much ${accelerator} draws by itself, so no alert can add up its nodes. State a cap of its ` +
      "accelerators.",
  );
}
