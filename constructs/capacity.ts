/** How the nodes of a pool are paid for and held. */
export enum CapacityKind {
  ON_DEMAND = "on-demand",
  SPOT = "spot",
  RESERVATION = "reservation",
  CAPACITY_BLOCK = "capacity-block",
}

/** How the nodes of a pool are paid for and held. */
export class Capacity {
  /** Taken and given back at will. */
  public static onDemand(): Capacity {
    return new Capacity(CapacityKind.ON_DEMAND);
  }

  /** Cheaper, and taken away at short notice. */
  public static spot(): Capacity {
    return new Capacity(CapacityKind.SPOT);
  }

  /**
   * Held for you until you give it back.
   *
   * @param reservationId what the cloud calls the reservation, e.g. `cr-0123456789abcdef0` on AWS; its name on Google Cloud
   */
  public static reservation(reservationId: string): Capacity {
    return new Capacity(CapacityKind.RESERVATION, reservationId);
  }

  /**
   * Bought for a fixed time ahead: a capacity block on AWS, calendar mode on Google Cloud.
   *
   * @param reservationId what the cloud calls the reservation that it delivers, as for `reservation`
   */
  public static capacityBlock(reservationId: string): Capacity {
    return new Capacity(CapacityKind.CAPACITY_BLOCK, reservationId);
  }

  private constructor(
    public readonly kind: CapacityKind,
    public readonly reservationId?: string,
  ) {}
}
