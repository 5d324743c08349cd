import type { Target } from "../../expression/outcome";
import { occurrences } from "../paths";
import { anywhere, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf, textOf } from "./text";

const BACKEND_SERVICE = "google_compute_backend_service";

/**
 * What the parts of a global load balancer that face outward or inward by what they lead to name next, on the way to
 * its backend service (provider documentation of each type, as of 2026-11-22).
 */
export const NEXT_PART: Readonly<Record<string, string>> = {
  google_compute_target_grpc_proxy: "url_map",
  google_compute_target_http_proxy: "url_map",
  google_compute_target_https_proxy: "url_map",
  google_compute_target_tcp_proxy: "backend_service",
  google_compute_url_map: "default_service",
};

/** A map that only redirects sends nothing on: its forwarding rule says who reaches it. */
export const REDIRECT = "default_url_redirect";

/**
 * The next part of a global load balancer: it is reached from everywhere, unless it leads to backend services that are
 * for the inside of a network only.
 */
export function readBalancer(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (leadsInside(partsNamed(occurrence, site), site, Object.keys(NEXT_PART).length)) return undefined;
  return {
    place: anywhere("it is part of a global load balancer"),
    to: "other regions",
    evidence: evidenceOf(occurrence, site),
  };
}

type Part = Omit<Target, "attribute">;

function leadsInside(parts: readonly Part[], site: ReadingSite, hops: number): boolean {
  if (parts.length === 0 || hops === 0) return false;
  return parts.every((part) => {
    if (part.resource.type === BACKEND_SERVICE) {
      const [scheme] = argumentsOf(part, "load_balancing_scheme", site);
      return scheme !== undefined && (textOf(scheme.outcome) ?? "").startsWith("INTERNAL");
    }
    const next = NEXT_PART[part.resource.type];
    if (next === undefined) return false;
    if (argumentsOf(part, REDIRECT, site).length > 0) return true;
    const named = argumentsOf(part, next, site).flatMap((occurrence) => partsNamed(occurrence, site));
    return leadsInside(named, site, hops - 1);
  });
}

/** By a reference, or by a full name, as a plan writes it of what exists. */
function partsNamed({ outcome }: Occurrence, { locator }: ReadingSite): readonly Part[] {
  if (outcome.targets.length > 0) return outcome.targets;
  const [, collection, name] = /\/global\/(backendServices|urlMaps)\/([^/]+)$/.exec(textOf(outcome) ?? "") ?? [];
  if (name === undefined) return [];
  const type = collection === "urlMaps" ? "google_compute_url_map" : BACKEND_SERVICE;
  const found = locator.findByName(type, "name", name);
  return found ? [found] : [];
}

function argumentsOf({ stack, resource }: Part, attribute: string, { locator }: ReadingSite): readonly Occurrence[] {
  return occurrences(resource.values, locator.program.scopeOf(stack, resource), attribute);
}
