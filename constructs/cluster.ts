/** The Kubernetes cluster that a stack's nodes join. */
export interface ICluster {
  readonly clusterName: string;
  /** Kubernetes minor version, e.g. `1.33`. */
  readonly version: string;
}

/** A cluster that stands already. */
export interface ExistingClusterProps {
  readonly clusterName: string;
  /** Kubernetes minor version, e.g. `1.33`; nodes are made with the same. */
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
