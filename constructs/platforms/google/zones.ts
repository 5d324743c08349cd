import { Token, type Precondition } from "cdktf";
import type { Construct } from "constructs";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { reservationWithoutZone, zoneOutsideRegion } from "../errors";
import { shared } from "../shared";
import { notOfferedInRegion } from "./errors";
import { googleModule } from "./modules";
import { projectOf, regionOf } from "./project";

/** Where the nodes of a pool stand. */
export interface PoolZone {
  readonly name: string;

  /** What only Google can say beforehand: whether a zone of the region offers the machine type. */
  readonly precondition?: Precondition;
}

/**
 * The one zone of a pool. GKE counts nodes by zone, so a number of nodes that is not a multiple of the zones can be had in
 * one zone only; and accelerators are seldom offered in all of them. Where the program names none, it is the first by name
 * of those that offer the machine type on the day the pool is made.
 */
export function poolZone(
  pool: Construct,
  stack: SovereignStack,
  { zone, capacity }: SovereignGpuPoolProps,
  machineType: string,
): PoolZone {
  const where = pool.node.path;
  const region = regionOf(stack);
  if (zone !== undefined) {
    if (!isZoneOf(region, zone)) throw zoneOutsideRegion(where, zone, `${region}-a`);
    return { name: zone };
  }
  if (capacity?.reservationId !== undefined) throw reservationWithoutZone(where);
  return firstOffering(pool, stack, machineType);
}

function isZoneOf(region: string, zone: string): boolean {
  return Token.isUnresolved(zone) || (zone.startsWith(`${region}-`) && zone.length > region.length + 1);
}

function firstOffering(pool: Construct, stack: SovereignStack, machineType: string): PoolZone {
  const { DataGoogleComputeZones } = googleModule("data-google-compute-zones", pool);
  const { DataGoogleComputeMachineTypes } = googleModule("data-google-compute-machine-types", pool);
  const zones = shared(stack, "google-zones", DataGoogleComputeZones);
  zones.project = projectOf(stack);
  zones.region = regionOf(stack);
  const offers = new DataGoogleComputeMachineTypes(pool, "offers", {
    project: projectOf(stack),
    filter: `name = "${machineType}"`,
    zone: "${each.key}",
  });
  offers.addOverride("for_each", `\${toset(${zones.fqn}.names)}`);
  const offering = `sort([for zone, offer in ${offers.fqn} : zone if length(offer.machine_types) > 0])`;
  return {
    // Terraform works it out for a destroy too, without asking first whether there is one.
    name: `\${try(element(${offering}, 0), "")}`,
    precondition: {
      condition: `\${length(${offering}) > 0}`,
      errorMessage: notOfferedInRegion(pool.node.path, machineType, regionOf(stack)),
    },
  };
}
