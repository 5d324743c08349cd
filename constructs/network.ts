/** The network that a stack's nodes stand in. */
export interface INetwork {
  /** Id of the network, e.g. of a VPC. */
  readonly networkId: string;
  /** Ids of the private subnets for nodes, one an availability zone. */
  readonly privateSubnetIds: string[];
}

/** A network that stands already. */
export interface ExistingNetworkProps {
  readonly networkId: string;
  /** Ids of private subnets in at least two availability zones. */
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
