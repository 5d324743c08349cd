import { findAccelerator } from "../../../catalog/accelerators";
import { isDnsLabel } from "../names";
import * as errors from "./errors";
import { hotTaint } from "./hot-taint";
import { whereOf, type PowerGroup } from "./power-group";
import { capVendorOf } from "./vendors";
import { acceleratorWatts } from "./watts";

/** So long that the names of its objects are none that Kubernetes refuses. */
const MAX_NAME = 50;

/** Refuses a group that contradicts itself, or whose nodes cannot do what it asks for. */
export function requireGroup(group: PowerGroup): void {
  const { name, nodes, nodeWatts, racks, gpuCapWatts, capRange } = group;
  const where = whereOf(group);
  if (!isDnsLabel(name) || name.length > MAX_NAME) throw errors.badGroupName(where, name);
  for (const [property, watts] of Object.entries({ nodeWatts, gpuCapWatts })) {
    if (watts !== undefined && !(Number.isInteger(watts) && watts > 0))
      throw errors.notWholeWatts(where, property, watts);
  }
  if (gpuCapWatts !== undefined && capRange) {
    const { minWatts, maxWatts } = capRange;
    if (gpuCapWatts < minWatts || gpuCapWatts > maxWatts) {
      throw errors.capOutsideRange(where, gpuCapWatts, minWatts, maxWatts);
    }
  }
  const inRacks = racks.reduce((sum, rack) => sum + rack.nodes, 0);
  if (racks.length > 0 && inRacks !== nodes) throw errors.otherNumberInRacks(where, nodes, inRacks);
  for (const rack of racks) {
    const named = rack.nodeNames && new Set(rack.nodeNames).size;
    if (named !== undefined && named !== rack.nodes) throw errors.otherNamesInRack(where, rack.name, rack.nodes, named);
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
  const { accelerator, gpuCapWatts, thresholds, whenHot, image, kubectlImage } = group;
  const where = whereOf(group);
  const { gpuCelsius, memoryCelsius } = thresholds;
  const isWatched = gpuCelsius !== undefined || memoryCelsius !== undefined;
  if (hotTaint(group) && !isWatched) throw errors.nothingToWatch(where, whenHot);
  if (capVendorOf(accelerator) === undefined) {
    if (gpuCapWatts !== undefined)
      throw errors.noCapForVendor(where, accelerator, findAccelerator(accelerator)?.vendor);
    if (isWatched) throw errors.notWatchedForVendor(where, accelerator);
  }
  if (capVendorOf(accelerator) !== undefined && acceleratorWatts(group) === undefined) {
    throw errors.acceleratorWattsUnknown(where, accelerator);
  }
  if (!needsAgent(group)) return;
  if (image === undefined) {
    const profile = group.powerProfileId === undefined ? undefined : "a power profile";
    throw errors.imageMissing(where, gpuCapWatts === undefined ? (profile ?? `whenHot "${whenHot}"`) : "a power cap");
  }
  for (const one of [image, kubectlImage ?? image]) if (!isPinned(one)) throw errors.imageNotPinned(where, one);
}

const REGISTRY = /^(?=.*[.:]|localhost$)[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?$/;
const PATH = /^[a-z0-9]+([._-]+[a-z0-9]+)*$/;
const PIN = /^(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?<digest>@sha256:[0-9a-f]{64})?$/;

/** With its registry, and a digest or a tag that is not `latest`. */
function isPinned(image: string): boolean {
  const [registry, ...path] = image.split("/");
  const last = path.pop() ?? "";
  const name = last.split(/[:@]/, 1)[0];
  if (!REGISTRY.test(registry) || ![...path, name].every((part) => PATH.test(part))) return false;
  const { tag, digest } = PIN.exec(last.slice(name.length))?.groups ?? {};
  return digest !== undefined || (tag !== undefined && tag !== "latest");
}
