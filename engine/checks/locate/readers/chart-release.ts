import { readingsOf } from "../manifest/found";
import { releaseValues } from "../manifest/chart-values";
import type { Occurrence, Reading, ReadingSite, ResourceSite } from "../reading";

/** What the values of a release say: registries, endpoints, regions. Any argument that a release has leads to them. */
export function readChartValues(_: Occurrence, site: ReadingSite): readonly Reading[] {
  return readingsOf(releaseValues(site as ResourceSite));
}
