/** The network that a stack's nodes stand in. */
export interface INetwork {
  /** Id of the network: of a VPC on AWS, `projects/…/global/networks/…` on Google Cloud. */
  readonly networkId: string;
  /** Ids of the private subnets for nodes: one an availability zone on AWS, one of the region on Google Cloud. */
  readonly privateSubnetIds: string[];
}

/** A network that stands already. */
export interface ExistingNetworkProps {
  readonly networkId: string;
  /**
   * Ids of private subnets: on AWS in at least two availability zones; on Google Cloud one,
   * `projects/…/regions/…/subnetworks/…`, to which GKE adds ranges of addresses for pods and services.
   */
  readonly privateSubnetIds: string[];
}

/** Networks that stand already. */
export class Network {
  /** A network made elsewhere; its rules stay as they are. */
  public static existing(props: ExistingNetworkProps): INetwork {
    return { ...props };
  }

  private constructor() {}
}
