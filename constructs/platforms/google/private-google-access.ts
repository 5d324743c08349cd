import type { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { googleModule } from "./modules";
import { partName } from "./names";
import { projectOf } from "./project";

/**
 * The addresses of Google's services for networks without a way to the internet, of those services alone that a service
 * perimeter can guard (VPC Service Controls documentation, "Set up private connectivity" and "Configure restricted access
 * for GKE private clusters", read on 22 Nov 2026).
 */
const RESTRICTED_CIDR = "199.36.153.4/30";
const RESTRICTED_ADDRESSES = ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"];

/** APIs, Artifact Registry, and the registry that GKE pulls its own images from. */
const DOMAINS = ["googleapis.com", "pkg.dev", "gcr.io"];

const TTL_SECONDS = 300;

/** The way from a network to Google's services: one route, and names that lead there. It does not cross the internet. */
export function privateGoogleAccess(
  scope: Construct,
  stack: SovereignStack,
  network: ComputeNetwork,
): ITerraformDependable[] {
  const { ComputeRoute } = googleModule("compute-route", scope);
  const route = new ComputeRoute(scope, "google-route", {
    name: partName(stack, "google"),
    project: projectOf(stack),
    network: network.id,
    destRange: RESTRICTED_CIDR,
    nextHopGateway: "default-internet-gateway",
  });
  return [route, ...DOMAINS.flatMap((domain) => names(scope, stack, network, domain))];
}

function names(
  scope: Construct,
  stack: SovereignStack,
  network: ComputeNetwork,
  domain: string,
): ITerraformDependable[] {
  const { DnsManagedZone } = googleModule("dns-managed-zone", scope);
  const { DnsRecordSet } = googleModule("dns-record-set", scope);
  const id = domain.replace(".", "-");
  const project = projectOf(stack);
  const zone = new DnsManagedZone(scope, `dns-${id}`, {
    name: partName(stack, id),
    project,
    dnsName: `${domain}.`,
    description: `${domain} without the internet`,
    visibility: "private",
    privateVisibilityConfig: { networks: [{ networkUrl: network.id }] },
  });
  const managedZone = zone.name;
  return [
    new DnsRecordSet(scope, `dns-${id}-apex`, {
      project,
      managedZone,
      name: `${domain}.`,
      type: "A",
      ttl: TTL_SECONDS,
      rrdatas: RESTRICTED_ADDRESSES,
    }),
    new DnsRecordSet(scope, `dns-${id}-all`, {
      project,
      managedZone,
      name: `*.${domain}.`,
      type: "CNAME",
      ttl: TTL_SECONDS,
      rrdatas: [`${domain}.`],
    }),
  ];
}
