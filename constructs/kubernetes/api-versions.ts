import type { Requirement } from "./versions";

interface ApiVersion extends Requirement {
  readonly apiVersion: string;
}

/** kubernetes-sigs/kueue v0.19.2, README ("Requires Kubernetes 1.29 or newer"), read on 22 Nov 2026. */
const KUEUE: ApiVersion = {
  apiVersion: "kueue.x-k8s.io/v1beta2",
  kubernetes: "1.29",
  source: "kubernetes-sigs/kueue v0.19.2, README",
};

/** Kinds that every cluster has had for longer than server-side apply. */
const BUILT_IN = { kubernetes: "1.22", source: "server-side apply is stable (KEP-555)" };

/**
 * Policies since 1.30 (KEP-3488). Ours read the node from the token of a pod, which carries it since 1.32 (KEP-4193).
 */
const ADMISSION_POLICY: ApiVersion = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kubernetes: "1.32",
  source: "ServiceAccountTokenPodNodeInfo is stable (KEP-4193)",
};

/** Every kind of object that is written, the version of its API, and the lowest Kubernetes that serves it. */
export const API_VERSIONS = {
  Namespace: { apiVersion: "v1", kubernetes: "1.22", source: "server-side apply is stable (KEP-555)" },
  RuntimeClass: {
    apiVersion: "node.k8s.io/v1",
    kubernetes: "1.22",
    source: "node.k8s.io/v1 since 1.20 (KEP-585); server-side apply since 1.22 (KEP-555)",
  },
  ResourceFlavor: KUEUE,
  Topology: KUEUE,
  ClusterQueue: KUEUE,
  LocalQueue: KUEUE,
  Cohort: KUEUE,
  ConfigMap: { apiVersion: "v1", ...BUILT_IN },
  ServiceAccount: { apiVersion: "v1", ...BUILT_IN },
  DaemonSet: { apiVersion: "apps/v1", ...BUILT_IN },
  ClusterRole: { apiVersion: "rbac.authorization.k8s.io/v1", ...BUILT_IN },
  ClusterRoleBinding: { apiVersion: "rbac.authorization.k8s.io/v1", ...BUILT_IN },
  ValidatingAdmissionPolicy: ADMISSION_POLICY,
  ValidatingAdmissionPolicyBinding: ADMISSION_POLICY,
  /** kubernetes-sigs/node-feature-discovery v0.19.0, deployment/base/nfd-crds, read on 22 Nov 2026. */
  NodeFeatureRule: { apiVersion: "nfd.k8s-sigs.io/v1alpha1", ...BUILT_IN },
  /** prometheus-operator/prometheus-operator, commit of 8 Aug 2026. */
  PrometheusRule: { apiVersion: "monitoring.coreos.com/v1", ...BUILT_IN },
} as const satisfies Readonly<Record<string, ApiVersion>>;

export type Kind = keyof typeof API_VERSIONS;
