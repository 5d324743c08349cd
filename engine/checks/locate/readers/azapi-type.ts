import { isResourceSite, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { textOf } from "./text";

const OUTERMOST = /^[^/@]+\/[^/@]+@/;

/**
 * The type that Azure's own API knows: where the provider block has a location by default, a resource of an outermost
 * type is there. What is inside another resource is where that one is.
 */
export function readAzapiType({ outcome }: Occurrence, site: ReadingSite): Reading | undefined {
  if (!isResourceSite(site) || !OUTERMOST.test(textOf(outcome) ?? "")) return undefined;
  const { address, place, operator, evidence } = site.locator.binding(site.stack, site.resource);
  return place.kind === "unknown" ? undefined : { place, operator, to: address, evidence };
}
