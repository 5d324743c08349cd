import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { textAt, valuesAt, type ClusterObject, type ClusterSite, type Node } from "./node";
import { each, flow, of, only, type ObjectRow } from "./object-row";
import { readElsewhere } from "./store";

const ROUTES = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"];

/** What leaves the cluster, is let out of it, or is joined to another one. */
export const NETWORK_ROWS: readonly ObjectRow[] = [
  only("networking.istio.io", "ServiceEntry", serviceEntry),
  only("networking.istio.io", "WorkloadEntry", flow("network", "spec.address", readEndpoint)),
  only(
    "security.istio.io",
    "RequestAuthentication",
    flow("network", "spec.jwtRules[].jwksUri", readEndpoint),
    flow("network", "spec.jwtRules[].issuer", readIssuer),
  ),
  only("gateway.networking.k8s.io", ROUTES, each("network", "spec.rules[].backendRefs[]", backendRef)),
  only(
    "gateway.envoyproxy.io",
    "Backend",
    flow("network", "spec.endpoints[].fqdn.hostname", readEndpoint),
    flow("network", "spec.endpoints[].ip.address", readEndpoint),
  ),
  of(
    "gateway.envoyproxy.io",
    "SecurityPolicy",
    flow("network", "spec.jwt.providers[].remoteJWKS.uri", readEndpoint),
    flow("network", "spec.oidc.provider.issuer", readEndpoint),
    flow("network", "spec.oidc.provider.tokenEndpoint", readEndpoint),
  ),
  only(
    "cilium.io",
    ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"],
    ...["spec", "specs[]"].flatMap((spec) => [
      flow("network", `${spec}.egress[].toFQDNs[].matchName`, readEndpoint),
      flow("network", `${spec}.egress[].toFQDNs[].matchPattern`, readEndpoint),
    ]),
  ),
  only("networking.gke.io", "FQDNNetworkPolicy", flow("network", "spec.egress[].matches[].*", readEndpoint)),
  only(
    "crd.projectcalico.org",
    ["GlobalNetworkPolicy", "NetworkPolicy"],
    each("network", "spec.egress[]", allowed("action", "destination.domains[]")),
  ),
  only(
    "projectcalico.org",
    ["GlobalNetworkPolicy", "NetworkPolicy"],
    each("network", "spec.egress[]", allowed("action", "destination.domains[]")),
  ),
  only("k8s.ovn.org", "EgressFirewall", each("network", "spec.egress[]", allowed("type", "to.dnsName"))),
  only("submariner.io", "Submariner", flow("network", "spec.brokerK8sApiServer", readEndpoint)),
  of("core.liqo.io", "ForeignCluster", flow("network", "spec.foreignAuthUrl", readEndpoint)),
  of(
    "offloading.liqo.io",
    "NamespaceOffloading",
    flow(
      "replication",
      "spec.clusterSelector",
      readElsewhere("other clusters", "its pods may run in any cluster that the selector finds"),
    ),
  ),
  of("cluster.karmada.io", "Cluster", flow("network", "spec.apiEndpoint", readEndpoint)),
  of(
    "policy.karmada.io",
    ["ClusterPropagationPolicy", "PropagationPolicy"],
    flow(
      "replication",
      "spec.placement",
      readElsewhere("other clusters", "where the member clusters are is not said here"),
    ),
  ),
  of(
    "kueue.x-k8s.io",
    "MultiKueueCluster",
    flow(
      "network",
      "spec",
      readElsewhere("other clusters", "jobs are sent to the cluster of a kubeconfig that is not seen here"),
    ),
  ),
];

/** A service outside the mesh; where its addresses are given, they are asked and not its names. */
function serviceEntry(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const addresses = valuesAt(object, "spec.endpoints[].address");
  const hosts = textAt(object, "spec.location") === "MESH_INTERNAL" ? [] : valuesAt(object, "spec.hosts[]");
  return (addresses.length > 0 ? addresses : hosts).flatMap((host) => foundAs("network", readEndpoint(host, site)));
}

/** A backend outside the cluster: a host name, or a service of other clusters. */
function backendRef(reference: Node, site: ClusterSite): readonly Found[] {
  const kind = textAt(reference, "kind");
  const named = valuesAt(reference, "name");
  if (kind === "Hostname") return named.flatMap((name) => foundAs("network", readEndpoint(name, site)));
  if (kind !== "ServiceImport") return [];
  const read = readElsewhere("other clusters", "the service is in other clusters of the set");
  return named.flatMap((name) => foundAs("network", read(name, site)));
}

/** Hosts of a rule, unless the rule denies them. */
function allowed(verdict: string, path: string) {
  return (rule: Node, site: ClusterSite): readonly Found[] =>
    textAt(rule, verdict) === "Deny"
      ? []
      : valuesAt(rule, path).flatMap((host) => foundAs("network", readEndpoint(host, site)));
}

/** An issuer is a URL where its keys are fetched by it, and any text else. */
function readIssuer(occurrence: Parameters<typeof readEndpoint>[0], site: ClusterSite) {
  const { known } = occurrence.outcome;
  return typeof known?.value === "string" && !/^https?:/.test(known.value) ? undefined : readEndpoint(occurrence, site);
}
