/** The Kubernetes cluster that a stack's nodes join. */
export interface ICluster {
  readonly clusterName: string;
  /** Kubernetes minor version, e.g. `1.33`. */
  readonly version: string;
}

/** A cluster that stands already. */
export interface ExistingClusterProps {
  /** On Google Cloud a regional cluster with Workload Identity, in the region of the site. */
  readonly clusterName: string;
  /** Kubernetes minor version, e.g. `1.33`; where the cloud does not choose it, nodes are made with the same. */
  readonly version: string;
}

/** Clusters that stand already. */
export class Cluster {
  /** A cluster made elsewhere; its settings stay as they are. */
  public static existing(props: ExistingClusterProps): ICluster {
    return { ...props };
  }

  private constructor() {}
}
