import type { TenantQuota } from "../tenant-quota";
import {
  badTenant,
  namespaceTwice,
  noExtendedResource,
  notAShare,
  sharesOfUnknownPool,
  sharesOverPool,
  tenantTwice,
} from "./errors";
import { isDnsLabel } from "./names";
import { gibQuantity, quantity } from "./quantity";

/**
 * CPU cores and GiB of memory that no pool has. Kueue admits nothing that asks for a resource which its queue does not
 * cover (kubernetes-sigs/kueue v0.19.2, `resources.quotaCheckStrategy`, by default `BlockUndeclared`), and every pod asks
 * for these two: what is not limited is covered by more than there is. A thousand such queues still add up in 64 bits.
 */
const UNLIMITED = { cpuCores: 1_000_000, memoryGib: 1_048_576 };

/** Refuses shares that contradict each other or come to more than the pool has. */
export function requireQuotas(
  where: string,
  quotas: readonly TenantQuota[],
  accelerators: number | undefined,
  name: string,
  resource: string | undefined,
): asserts resource is string {
  const namespaces = new Map<string, string>();
  const tenants = new Set<string>();
  for (const quota of quotas) {
    const { tenant } = quota;
    const namespace = namespaceOf(quota);
    if (!isDnsLabel(tenant)) throw badTenant(where, "tenant", tenant);
    if (!isDnsLabel(namespace)) throw badTenant(where, "namespace", namespace);
    if (tenants.has(tenant)) throw tenantTwice(where, tenant);
    const other = namespaces.get(namespace);
    if (other !== undefined) throw namespaceTwice(where, namespace, [other, tenant]);
    requireShares(where, quota);
    tenants.add(tenant);
    namespaces.set(namespace, tenant);
  }
  if (accelerators === undefined) throw sharesOfUnknownPool(where);
  if (resource === undefined) throw noExtendedResource(where, name);
  const shares = quotas.reduce((sum, quota) => sum + quota.accelerators, 0);
  if (shares > accelerators) throw sharesOverPool(where, shares, accelerators);
}

function requireShares(where: string, quota: TenantQuota): void {
  const { tenant, accelerators, borrowableAccelerators, cpuCores, memoryGib } = quota;
  for (const [name, share] of Object.entries({ accelerators, borrowableAccelerators, cpuCores, memoryGib })) {
    if (share !== undefined && !(Number.isInteger(share) && share >= 0)) throw notAShare(where, tenant, name, share);
  }
}

export function namespaceOf({ tenant, namespace = tenant }: TenantQuota): string {
  return namespace;
}

/** How much of a resource a queue has for itself, and how much it may borrow. */
export interface ResourceQuota {
  readonly name: string;
  readonly nominalQuota: string;
  readonly borrowingLimit: string;
}

/**
 * The queue of a tenant in the cohort of its pool. What is idle may be borrowed and is given back at once; CPU and memory
 * are each tenant's own.
 *
 * @param further resources that are shared out beside accelerators, CPU and memory
 */
export function clusterQueueSpec(
  quota: TenantQuota,
  flavor: string,
  cohort: string,
  resource: string,
  further: readonly ResourceQuota[] = [],
): Record<string, unknown> {
  const { accelerators, borrowableAccelerators = 0 } = quota;
  const { cpuCores = UNLIMITED.cpuCores, memoryGib = UNLIMITED.memoryGib } = quota;
  const resources = [
    { name: resource, nominalQuota: quantity(accelerators), borrowingLimit: quantity(borrowableAccelerators) },
    { name: "cpu", nominalQuota: quantity(cpuCores), borrowingLimit: "0" },
    { name: "memory", nominalQuota: gibQuantity(memoryGib), borrowingLimit: "0" },
    ...further,
  ];
  return {
    cohortName: cohort,
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespaceOf(quota) } },
    preemption: { reclaimWithinCohort: "Any" },
    resourceGroups: [{ coveredResources: resources.map(({ name }) => name), flavors: [{ name: flavor, resources }] }],
  };
}
