import type { TerraformStack } from "cdktf";
import { KubernetesObject } from "../kubernetes-object";
import { partOf } from "../pool-scope";
import { quantity } from "../quantity";
import type { SovereignStack } from "../../sovereign-stack";
import { feedSet, hallOf, objectPart, WATTS_RESOURCE } from "./places";
import type { PowerGroup } from "./power-group";
import { groupsOfCluster, type RegisteredGroup } from "./registered-groups";
import { quotaWattsOfNode, wattsPerAccelerator } from "./watts";

/**
 * Cohorts of Kueue: one for a hall, and below it one for the racks on the same feeds. The watts of a group that no tenant has
 * for itself stand in its cohort, where its tenants may borrow them; a cohort of feeds borrows nothing from its hall, so
 * that no feed carries more than was checked.
 */
export function emitCohort(stack: SovereignStack, group: PowerGroup): KubernetesObject {
  const hall = `power.${objectPart(hallOf(group))}`;
  const name = cohortOf(group);
  const root = cohort(stack, hall, undefined);
  return name === hall ? root : cohort(stack, name, root, hall);
}

/** The cohort of a group's queues: of its feeds, or of the hall where its racks hang on different ones. */
export function cohortOf(group: PowerGroup): string {
  const hall = `power.${objectPart(hallOf(group))}`;
  const feeds = new Set(group.racks.map(feedSet));
  if (feeds.size !== 1) return hall;
  return [hall, ...[...group.racks[0].feeds].sort().map(objectPart)].join(".");
}

/** Watts of a group in quotas. */
export function quotaWattsOf(group: PowerGroup): number {
  return group.nodes * quotaWattsOfNode(group);
}

/** Watts that a tenant has for itself. */
export function tenantWatts(group: PowerGroup, tenant: NonNullable<PowerGroup["tenants"]>[number]): number {
  return tenant.watts ?? tenant.accelerators * wattsPerAccelerator(group);
}

/** Cohorts are shared by the groups of a cluster: they are made on first need, and say what all of them have in the end. */
function cohort(stack: SovereignStack, name: string, below: KubernetesObject | undefined, parent?: string) {
  const scope = partOf(stack.workloadsLayer as TerraformStack, "cohorts");
  const found = scope.node.tryFindChild(name) as KubernetesObject | undefined;
  if (found) return found;
  return new KubernetesObject(scope, name, stack, {
    kind: "Cohort",
    name,
    fields: {
      get spec() {
        const own = groupsOfCluster(stack).filter(({ group }) => hasQueues(group) && cohortOf(group) === name);
        return {
          ...(parent === undefined ? {} : { parentName: parent }),
          ...(own.length > 0 ? { resourceGroups: [unreserved(own, parent !== undefined)] } : {}),
        };
      },
    },
    dependsOn: below && [below],
  });
}

export function hasQueues({ tenants = [] }: PowerGroup): boolean {
  return tenants.length > 0;
}

function unreserved(groups: readonly RegisteredGroup[], hasParent: boolean): Record<string, unknown> {
  const flavors = groups.map(({ group }) => {
    const reserved = (group.tenants ?? []).reduce((sum, tenant) => sum + tenantWatts(group, tenant), 0);
    const resource = { name: WATTS_RESOURCE, nominalQuota: quantity(quotaWattsOf(group) - reserved) };
    return { name: group.name, resources: [{ ...resource, ...(hasParent ? { borrowingLimit: "0" } : {}) }] };
  });
  return { coveredResources: [WATTS_RESOURCE], flavors };
}
