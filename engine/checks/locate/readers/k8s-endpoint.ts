import { readEndpoint } from "../manifest/endpoint";
import type { Occurrence, Reading, ReadingSite } from "../reading";

/** Hosts or addresses that an object of a cluster surely speaks to; what is inside the cluster leads nowhere else. */
export function readK8sEndpoint(occurrence: Occurrence, site: ReadingSite): readonly Reading[] {
  return readEndpoint(occurrence, site);
}
