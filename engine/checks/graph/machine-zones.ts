import { findRegion } from "../../../catalog/regions";
import { findZone } from "../../../catalog/zones";
import type { Locator } from "../locate/locator";
import { occurrences } from "../locate/paths";
import type { Occurrence } from "../locate/reading";
import type { TerraformResource, TerraformStack } from "../model/terraform";

/**
 * How many zones GKE takes for a regional cluster whose zones nobody states: https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters,
 * as of 2026-11-22.
 */
const ZONES_OF_A_REGION = 3;

type Read = (path: string) => readonly Occurrence[];

/** In how many zones the nodes of a GKE node pool stand; `undefined` where what decides it cannot be read. */
export function zonesOfNodePool(
  locator: Locator,
  stack: TerraformStack,
  resource: TerraformResource,
): number | undefined {
  const read = readerOf(locator, stack, resource);
  const own = textsAt(read, "node_locations");
  if (own === undefined || own.length > 0) return own && new Set(own).size;

  const ofCluster = clusterOf(locator, read);
  // Its zones are the pool's too, and a cluster that the program does not have keeps them to itself.
  if (!ofCluster) return undefined;
  const added = textsAt(ofCluster, "node_locations");
  const place = textsAt(read, "location")?.[0] ?? textsAt(ofCluster, "location")?.[0];
  if (added === undefined || place === undefined) return undefined;
  if (findRegion("google", undefined, place)) return added.length > 0 ? new Set(added).size : ZONES_OF_A_REGION;
  return findZone("google", place) ? new Set([place, ...added]).size : undefined;
}

function clusterOf(locator: Locator, read: Read): Read | undefined {
  const [cluster] = read("cluster");
  if (!cluster) return undefined;
  const name = cluster.outcome.known?.value;
  const target =
    typeof name === "string"
      ? locator.findByName("google_container_cluster", "name", name.replace(/^.*\//, ""))
      : cluster.outcome.targets.find(({ resource }) => resource.type === "google_container_cluster");
  return target && readerOf(locator, target.stack, target.resource);
}

function readerOf(locator: Locator, stack: TerraformStack, resource: TerraformResource): Read {
  const scope = locator.program.scopeOf(stack, resource);
  return (path) => occurrences(resource.values, scope, path);
}

/** `undefined` where one of them cannot be read. */
function textsAt(read: Read, path: string): readonly string[] | undefined {
  const values = read(path).map(({ outcome }) => (outcome.known ? outcome.known.value : undefined));
  const said = values.filter((value) => value !== null);
  return said.every((value) => typeof value === "string") ? said : undefined;
}
