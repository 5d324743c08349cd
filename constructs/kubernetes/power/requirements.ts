import { findAccelerator } from "../../../catalog/accelerators";
import { isDnsLabel } from "../names";
import * as errors from "./errors";
import { hotTaint } from "./hot-taint";
import type { PowerGroup } from "./power-group";
import { capVendorOf } from "./vendors";
import { acceleratorWatts } from "./watts";

/** So long that the names of its objects are none that Kubernetes refuses. */
const MAX_NAME = 50;

/** Refuses a group that contradicts itself, or whose nodes cannot do what it asks for. */
export function requireGroup(group: PowerGroup): void {
  const { name, nodes, nodeWatts, racks, gpuCapWatts, capRange } = group;
  if (!isDnsLabel(name) || name.length > MAX_NAME) throw errors.badGroupName(name);
  for (const [property, watts] of Object.entries({ nodeWatts, gpuCapWatts })) {
    if (watts !== undefined && !(Number.isInteger(watts) && watts > 0))
      throw errors.notWholeWatts(name, property, watts);
  }
  if (gpuCapWatts !== undefined && capRange) {
    const { minWatts, maxWatts } = capRange;
    if (gpuCapWatts < minWatts || gpuCapWatts > maxWatts) {
      throw errors.capOutsideRange(name, gpuCapWatts, minWatts, maxWatts);
    }
  }
  const inRacks = racks.reduce((sum, rack) => sum + rack.nodes, 0);
  if (racks.length > 0 && inRacks !== nodes) throw errors.otherNumberInRacks(name, nodes, inRacks);
  for (const rack of racks) {
    const named = rack.nodeNames && new Set(rack.nodeNames).size;
    if (named !== undefined && named !== rack.nodes) throw errors.otherNamesInRack(name, rack.name, rack.nodes, named);
  }
  requireWatch(group);
}

/** Whether something has to run on the nodes: who sets a cap, or looks whether the node is hot. */
export function needsAgent(group: PowerGroup): boolean {
  return setsPower(group) || hotTaint(group) !== undefined;
}

/** Whether it writes to the parts, and not only reads them. */
export function setsPower({ gpuCapWatts, powerProfileId }: PowerGroup): boolean {
  return gpuCapWatts !== undefined || powerProfileId !== undefined;
}

function requireWatch(group: PowerGroup): void {
  const { name, accelerator, gpuCapWatts, thresholds, whenHot, image, kubectlImage } = group;
  const { gpuCelsius, memoryCelsius } = thresholds;
  const isWatched = gpuCelsius !== undefined || memoryCelsius !== undefined;
  if (hotTaint(group) && !isWatched) throw errors.nothingToWatch(name, whenHot);
  if (capVendorOf(accelerator) === undefined) {
    if (gpuCapWatts !== undefined) throw errors.noCapForVendor(name, accelerator, findAccelerator(accelerator)?.vendor);
    if (isWatched) throw errors.notWatchedForVendor(name, accelerator);
  }
  if (capVendorOf(accelerator) !== undefined && acceleratorWatts(group) === undefined) {
    throw errors.acceleratorWattsUnknown(name, accelerator);
  }
  if (!needsAgent(group)) return;
  if (image === undefined) {
    const profile = group.powerProfileId === undefined ? undefined : "a power profile";
    throw errors.imageMissing(name, gpuCapWatts === undefined ? (profile ?? `whenHot "${whenHot}"`) : "a power cap");
  }
  for (const one of [image, kubectlImage ?? image]) if (!isPinned(one)) throw errors.imageNotPinned(name, one);
}

/** With its registry, and a digest or a tag that is not `latest`. */
function isPinned(image: string): boolean {
  const [host, ...path] = image.split("/");
  if (path.length === 0 || !/[.:]|^localhost$/.test(host)) return false;
  const last = path[path.length - 1];
  if (/@sha256:[0-9a-f]{64}$/.test(last)) return true;
  const tag = /^[^:@]+:([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$/.exec(last)?.[1];
  return tag !== undefined && tag !== "latest";
}
