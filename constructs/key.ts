/** A customer-managed key that encrypts disks, secrets and logs. */
export interface IKey {
  /** What the cloud calls the key in full: its ARN on AWS, `projects/…/cryptoKeys/…` on Google Cloud. */
  readonly keyArn: string;
}

/** Keys that stand already. */
export class Key {
  /**
   * A key made elsewhere. It must let the cloud's own services for disks, clusters and logs use it, and stand in the region
   * of the site.
   *
   * @param keyArn what the cloud calls the key in full: its ARN on AWS, `projects/…/cryptoKeys/…` on Google Cloud
   */
  public static existing(keyArn: string): IKey {
    return { keyArn };
  }

  private constructor() {}
}
