import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { extendedResourceOf } from "../extended-resources";
import { emitFlavor, emitQueues } from "../pool-objects";
import { quantity } from "../quantity";
import { clusterQueueSpec, requireQuotas, type ResourceQuota } from "../quotas";
import { requireLevels } from "../topology";
import { cohortOf, emitCohort, hasQueues, quotaWattsOf, tenantWatts } from "./cohorts";
import { tenantsOverGroup, wattsOfTenant } from "./errors";
import { PLACE_LABELS, WATTS_RESOURCE } from "./places";
import { whereOf, type PowerGroup, type PowerGroupTenant } from "./power-group";
import { wattsPerAccelerator } from "./watts";

/** What Kueue knows of a group: its nodes, where they stand, and what each tenant has of its accelerators and watts. */
export function emitGroupQueues(scope: Construct, stack: SovereignStack, group: PowerGroup): void {
  const { name, tenants = [], nodes, acceleratorsPerNode, accelerator } = group;
  const levels = topologyLevels(group);
  if (levels.length === 0 && !hasQueues(group)) return;
  requireLevels(whereOf(group), levels);
  const resource = extendedResourceOf(accelerator);
  const flavor = emitFlavor(name, scope, stack, name, levels, {
    resource,
    labels: group.nodeSelector,
    taints: group.taints,
  });
  if (!hasQueues(group)) return;
  requireQuotas(whereOf(group), tenants, nodes * acceleratorsPerNode, accelerator, resource);
  requireTenantWatts(group);
  const cohort = emitCohort(stack, group);
  // The cohort shares out watts of the flavor, which has to be there before it.
  cohort.waitFor(`${flavor.terraformResourceType}.${flavor.friendlyUniqueId}`);
  for (const tenant of tenants) {
    const spec = clusterQueueSpec(tenant, name, cohortOf(group), resource, [wattsQuota(group, tenant)]);
    emitQueues(scope, stack, flavor, tenant, name, spec);
  }
}

/** By default as the racks stand, where it is known of every node. */
function topologyLevels({ topologyLevels: stated, racks }: PowerGroup): readonly string[] {
  if (stated) return stated;
  return racks.length === 0 ? [] : [PLACE_LABELS.hall, PLACE_LABELS.feed, PLACE_LABELS.rack, "kubernetes.io/hostname"];
}

function wattsQuota(group: PowerGroup, tenant: PowerGroupTenant): ResourceQuota {
  const { borrowableAccelerators = 0, borrowableWatts = borrowableAccelerators * wattsPerAccelerator(group) } = tenant;
  return {
    name: WATTS_RESOURCE,
    nominalQuota: quantity(tenantWatts(group, tenant)),
    borrowingLimit: quantity(borrowableWatts),
  };
}

function requireTenantWatts(group: PowerGroup): void {
  const { tenants = [] } = group;
  const where = whereOf(group);
  for (const { tenant, watts, borrowableWatts } of tenants) {
    for (const share of [watts, borrowableWatts]) {
      if (share !== undefined && !(Number.isInteger(share) && share >= 0)) throw wattsOfTenant(where, tenant, share);
    }
  }
  const shares = tenants.reduce((sum, tenant) => sum + tenantWatts(group, tenant), 0);
  if (shares > quotaWattsOf(group)) throw tenantsOverGroup(where, shares, quotaWattsOf(group));
}
