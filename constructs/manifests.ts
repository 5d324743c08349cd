/** Which Terraform provider writes the objects of a cluster. */
export enum Manifests {
  /** `kubernetes_manifest` of `hashicorp/kubernetes`; it asks the cluster's API while planning. */
  KUBERNETES = "kubernetes",
  /** `kubectl_manifest` of `gavinbunney/kubectl`; it plans without the cluster's API. */
  KUBECTL = "kubectl",
}
