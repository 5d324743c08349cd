import { whereText } from "./condition";
import { to } from "./flow-row";
import { whereItLeadsToAPlace } from "./google-links";
import { occurrencesAt } from "./read-row";
import { NEXT_PART, REDIRECT } from "./readers/google-balancer";
import type { ResourceSite } from "./reading";
import type { TypeRow } from "./table";

/** Global load balancing and content delivery, which end a connection wherever its caller is. */
const EDGES = [
  "compute_backend_bucket*",
  "compute_backend_service*",
  "compute_global_*",
  "compute_managed_ssl_certificate",
  "compute_security_policy*",
  "compute_ssl_certificate",
  "compute_target_ssl_proxy",
  "network_services_edge_cache_*",
] as const;

/** Parts of a load balancer that are global inside a network too: the argument that says so. */
const OUTWARD: readonly (readonly [type: string, argument: string])[] = [
  ["compute_backend_service", "load_balancing_scheme"],
  ["compute_global_address", "address_type"],
  ["compute_global_forwarding_rule", "load_balancing_scheme"],
];

/** Google's own services, as the target of an endpoint inside a network. */
const GOOGLE_SERVICES: ReadonlySet<string> = new Set(["all-apis", "vpc-sc"]);

export const GOOGLE_EDGES: readonly TypeRow[] = [
  ...EDGES.map((type): TypeRow => ({ type: `google_${type}`, serviceKind: "edge", otherwise: "global" })),
  ...OUTWARD.map(([type, argument]): TypeRow => ({
    type: `google_${type}`,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [
      to("edge", argument, "set", {
        when: whereText(argument, (text) => text === "" || text.startsWith("EXTERNAL")),
        unset: {
          anywhere: `no ${argument}: it is reached from everywhere`,
          when: (site) => !isPrivateEndpoint(site),
        },
      }),
    ],
  })),
  ...Object.entries(NEXT_PART).map(([type, next]): TypeRow => ({
    type,
    serviceKind: "control-plane",
    otherwise: "global",
    flows: [
      to("edge", next, "google-balancer", {
        unset: {
          anywhere: `no ${next}: it is part of a global load balancer`,
          when: (site) => occurrencesAt(REDIRECT, site).length === 0,
        },
      }),
      whereItLeadsToAPlace(to("network", next, "link")),
    ],
  })),
];

/**
 * Whether a forwarding rule is an endpoint of Private Service Connect: its scheme is the empty text, where none at all is
 * EXTERNAL (provider documentation, google_compute_global_forwarding_rule, as of 2026-11-22).
 */
function isPrivateEndpoint(site: ResourceSite): boolean {
  if (occurrencesAt("load_balancing_scheme", site).some(({ outcome }) => outcome.known?.value === "")) return true;
  return whereText("target", (target) => GOOGLE_SERVICES.has(target))(site) === true;
}
