import { readEndpoint } from "./endpoint";
import { withoutValues, type Found } from "./found";
import { nodesAt, type ClusterObject, type ClusterSite } from "./node";
import { each, flow, of, only, type ObjectRow } from "./object-row";
import { decoded } from "./secret-data";
import { snapshotLocations, storageParameters } from "./storage-parameters";
import { readElsewhere } from "./store";
import { walk } from "./walk";

/** Kinds that name images, hosts or regions without asking any of them. */
const SAY_NOTHING: readonly (readonly [group: string, kinds: readonly string[]])[] = [
  ["", ["Event", "LimitRange", "Namespace", "Node", "PersistentVolumeClaim", "ResourceQuota", "ServiceAccount"]],
  ["cilium.io", ["CiliumNode", "CiliumEndpoint", "CiliumIdentity"]],
  ["kyverno.io", ["ClusterPolicy", "Policy", "PolicyException", "ClusterCleanupPolicy"]],
  ["monitoring.coreos.com", ["PodMonitor", "PrometheusRule", "ServiceMonitor"]],
  ["networking.k8s.io", ["Ingress", "IngressClass", "NetworkPolicy"]],
  ["operator.victoriametrics.com", ["VMPodScrape", "VMRule", "VMServiceScrape"]],
  ["rbac.authorization.k8s.io", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
];

/** Kubernetes' own kinds. Pods and what makes them are looked through by their shape. */
export const CORE_ROWS: readonly ObjectRow[] = [
  ...SAY_NOTHING.map(([group, kinds]) => only(group, kinds)),
  only("", "Service", flow("network", "spec.externalName", readEndpoint)),
  only(
    "",
    "Endpoints",
    flow("network", "subsets[].addresses[].ip", readEndpoint),
    flow("network", "subsets[].notReadyAddresses[].ip", readEndpoint),
  ),
  only("discovery.k8s.io", "EndpointSlice", flow("network", "endpoints[].addresses[]", readEndpoint)),
  only("", "ConfigMap", settingsAt("data")),
  only("", "Secret", secretsOf),
  of("", "PersistentVolume", each("network", "spec.csi.volumeAttributes", storageParameters)),
  only("storage.k8s.io", ["StorageClass", "VolumeAttributesClass"], each("key", "parameters", storageParameters)),
  only("snapshot.storage.k8s.io", ["VolumeSnapshotClass", "VolumeGroupSnapshotClass"], snapshotLocations),
  only("groupsnapshot.storage.k8s.io", "VolumeGroupSnapshotClass", snapshotLocations),
  only(
    "admissionregistration.k8s.io",
    ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
    flow("network", "webhooks[].clientConfig.url", readEndpoint),
  ),
  only(
    "apiextensions.k8s.io",
    "CustomResourceDefinition",
    flow("network", "spec.conversion.webhook.clientConfig.url", readEndpoint),
  ),
  of("multicluster.x-k8s.io", "ServiceExport", wholeObject("every cluster of the set may ask the service")),
  of("multicluster.x-k8s.io", "ServiceImport", wholeObject("the service is in other clusters of the set")),
  of("net.gke.io", "ServiceExport", wholeObject("every cluster of the fleet may ask the service")),
];

/** The members of a map as settings, in which an image without a registry may mean anything. */
function settingsAt(path: string) {
  return (object: ClusterObject, site: ClusterSite): readonly Found[] =>
    nodesAt(object, path).flatMap((data) => walk(data, site, { bare: "say-nothing" }));
}

function secretsOf(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const encoded = nodesAt(object, "data").map(decoded);
  return withoutValues(
    [...nodesAt(object, "stringData"), ...encoded].flatMap((data) => walk(data, site, { bare: "say-nothing" })),
  );
}

function wholeObject(why: string) {
  return flow("network", "kind", readElsewhere("other clusters", why));
}
