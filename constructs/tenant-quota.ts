/** How much of a pool a tenant may use. */
export interface TenantQuota {
  /** Unique in the pool. */
  readonly tenant: string;

  /** Namespace from which the tenant submits. @default - the tenant's name */
  readonly namespace?: string;

  /** Accelerators that are the tenant's whenever it wants them. */
  readonly accelerators: number;

  /** Further accelerators that it may borrow while other tenants of the pool leave theirs idle. @default 0 */
  readonly borrowableAccelerators?: number;

  /** CPU cores. @default - not limited */
  readonly cpuCores?: number;

  /** Memory in GiB. @default - not limited */
  readonly memoryGib?: number;
}
