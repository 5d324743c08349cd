/** A customer-managed key that encrypts disks, secrets and logs. */
export interface IKey {
  /** What the cloud calls the key in full, e.g. a KMS key's ARN. */
  readonly keyArn: string;
}

/** Keys that stand already. */
export class Key {
  /**
   * A key made elsewhere. Its policy must let the cloud's disk and log services use it.
   *
   * @param keyArn what the cloud calls the key in full, e.g. a KMS key's ARN
   */
  public static existing(keyArn: string): IKey {
    return { keyArn };
  }

  private constructor() {}
}
