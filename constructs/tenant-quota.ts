/**
 * How much of a pool a tenant may use. Jobs of the tenant name the queue of the pool's name in its namespace
 * (`kueue.x-k8s.io/queue-name`), and wait there while the share is taken.
 *
 * A share covers accelerators, CPU and memory; CPU and memory that are not stated are not limited. Kueue by its own
 * default lets no job in that asks for anything else, such as `ephemeral-storage` or an interconnect:
 * `ClusterController.kueue()` sets `quotaCheckStrategy: IgnoreUndeclared`, and a Kueue that was installed otherwise needs
 * it set (kubernetes-sigs/kueue v0.19.2, `Resources.QuotaCheckStrategy`, read on 22 November 2026).
 */
export interface TenantQuota {
  /** Unique in the pool: lower-case letters, digits and `-`. */
  readonly tenant: string;

  /**
   * Namespace from which the tenant submits, one a tenant. It has to stand already, unless `createNamespace` is true.
   *
   * @default - the tenant's name
   */
  readonly namespace?: string;

  /**
   * Whether the deploy makes the namespace. With `Manifests.KUBERNETES` a namespace that stands already fails the deploy,
   * and the one that was made goes, with everything in it, when no pool of the stack asks for it any more. With
   * `Manifests.KUBECTL` a namespace that stands already is taken as it is, and none is ever deleted: that provider cannot
   * tell the two apart (gavinbunney/kubectl 1.19.0, `apply_only`, read on 22 November 2026).
   *
   * @default false
   */
  readonly createNamespace?: boolean;

  /** Accelerators that are the tenant's whenever it wants them: what others have borrowed of them is taken back. */
  readonly accelerators: number;

  /** Further accelerators that it may borrow while other tenants of the pool leave theirs idle. @default 0 */
  readonly borrowableAccelerators?: number;

  /** CPU cores. @default - not limited */
  readonly cpuCores?: number;

  /** Memory in GiB. @default - not limited */
  readonly memoryGib?: number;
}
