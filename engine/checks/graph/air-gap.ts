import type { Locator } from "../locate/locator";
import { isInside } from "../locate/readers/host-place";
import { registryOf } from "../locate/stated-registry";
import type { PromisedPull } from "../model/graph";
import type { Flow, Place } from "../model/placement";

/**
 * What is fetched in scopes that state `airGapped`. The images of a chart that nothing renders are left to RES-IMG,
 * which says that nobody can see them.
 */
export function promisedPullsOf(flows: readonly Flow[], locator: Locator): readonly PromisedPull[] {
  return flows.flatMap((flow) => {
    if (flow.kind !== "image" || flow.unknownSeverity !== undefined) return [];
    const { stack, resource, statedAt } = flow;
    const isOwn = statedAt === undefined || statedAt === (resource.constructPath ?? resource.address);
    const scope = isOwn ? resource : { ...resource, constructPath: statedAt, facts: undefined };
    const promise = locator.factsOf(stack).of(scope, "airGapped");
    if (promise?.value !== true) return [];
    const registry = registryOf(stack);
    return [{ flow, source: sourceOf(flow, registry, locator), promisedBy: promise.by, registry }];
  });
}

function sourceOf(flow: Flow, registry: string | undefined, locator: Locator): PromisedPull["source"] {
  const { stack, resource, host, place } = flow;
  if (host !== undefined && (host === registry || isInside(host.replace(/:\d+$/, "")))) return "site";
  const own = locator.locate(stack, resource);
  if (own && own.operator === flow.operator && isSameRegion(own.place, place)) return "site";
  return host === undefined && place.kind === "unknown" ? "unknown" : "outside";
}

/** In a cloud, a site is a region of its operator. */
function isSameRegion(a: Place, b: Place): boolean {
  return a.kind === "countries" && b.kind === "countries" && a.region !== undefined && a.region === b.region;
}
