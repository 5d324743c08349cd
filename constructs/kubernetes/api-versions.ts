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
} as const satisfies Readonly<Record<string, ApiVersion>>;

export type Kind = keyof typeof API_VERSIONS;
