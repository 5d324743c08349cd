import { pciDevices } from "../../../catalog/pci-devices";
import { extendedResourceOf } from "../extended-resources";
import { labelsCannotBeSet, nodesCannotBeFound } from "./errors";
import { placeLabels, WATTS_RESOURCE, wattsRequest } from "./places";
import { whereOf, type PowerGroup, type PowerGroupRack } from "./power-group";
import { quotaWattsOfNode } from "./watts";

/**
 * What node-feature-discovery writes to the group's nodes: their watts, and where they stand unless they say so already. It
 * tells nodes by name, or by the PCI ids of their accelerators: labels of a node are no features.
 *
 * @param mixed resources whose accelerators differ in watts, so that pods ask for the watts of theirs
 */
export function nodeFeatureRuleFields(group: PowerGroup, mixed: ReadonlySet<string>): Record<string, unknown> {
  const watts = String(quotaWattsOfNode(group));
  const resource = extendedResourceOf(group.accelerator);
  const extendedResources = {
    [WATTS_RESOURCE]: watts,
    ...(resource !== undefined && mixed.has(resource) ? { [wattsRequest(resource)]: watts } : {}),
  };
  const rules = [
    { name: `${group.name} watts`, extendedResources, matchFeatures: groupFeatures(group) },
    ...group.racks.flatMap((rack) => rackRule(group, rack) ?? []),
  ];
  return { spec: { rules } };
}

/** Whether its nodes are told by their accelerators alone. */
export function isFoundByParts({ racks }: PowerGroup): boolean {
  return racks.length === 0 || racks.some(({ nodeNames }) => nodeNames === undefined);
}

/** Labels of a rack that nobody has set on its nodes yet. */
function missingLabels(group: PowerGroup, rack: PowerGroupRack): Record<string, string> {
  const carried = new Set(group.carriedLabels ?? []);
  return Object.fromEntries(Object.entries(placeLabels(group, rack)).filter(([label]) => !carried.has(label)));
}

function rackRule(group: PowerGroup, rack: PowerGroupRack): Record<string, unknown> | undefined {
  const labels = missingLabels(group, rack);
  if (Object.keys(labels).length === 0) return undefined;
  if (!rack.nodeNames) throw labelsCannotBeSet(whereOf(group), rack.name, Object.keys(labels));
  return { name: `${group.name} rack ${rack.name}`, labels, matchFeatures: [named(rack.nodeNames)] };
}

function groupFeatures(group: PowerGroup): Record<string, unknown>[] {
  if (!isFoundByParts(group)) return [named(group.racks.flatMap(({ nodeNames }) => nodeNames ?? []))];
  const devices = pciDevices().filter(({ accelerator }) => accelerator === group.accelerator);
  if (devices.length === 0) throw nodesCannotBeFound(whereOf(group), group.accelerator);
  return [
    {
      feature: "pci.device",
      matchExpressions: {
        vendor: { op: "In", value: [...new Set(devices.map(({ vendorId }) => vendorId))] },
        device: { op: "In", value: devices.map(({ deviceId }) => deviceId) },
      },
    },
  ];
}

function named(names: readonly string[]): Record<string, unknown> {
  return { feature: "system.name", matchExpressions: { nodename: { op: "In", value: [...names].sort() } } };
}
