import type { InstanceType } from "../../../catalog/instance-types";
import { SovereignError } from "../../../engine/error";

export function tpuNotBuilt(where: string, accelerator: string, built: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: ${accelerator} comes in slices, which this version does not build on GKE. It builds ${built.join(", ")}.`,
  );
}

export function machineNotBuilt(where: string, type: InstanceType, built: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: ${type.accelerator} comes on Google Cloud in racks with an RDMA network of their own (${type.name}), which` +
      ` this version does not build on GKE. It builds ${built.join(", ")}.`,
  );
}

export function notOnDemand(where: string, type: InstanceType): SovereignError {
  return new SovereignError(
    `${where}: Google Cloud gives nobody ${type.name} on demand. Take it as it can be had: \`capacity: Capacity.spot()\`,` +
      " or `Capacity.reservation(name)` with the zone that the reservation stands in.",
  );
}

export function interconnectNotBuilt(where: string, type: InstanceType): SovereignError {
  return new SovereignError(
    `${where}: clusterInterconnect is true, but this version does not build the networks that ${type.name} needs for` +
      " GPUDirect, one for each of its cards. Leave it out: nodes then talk over their gVNIC, and closer together with" +
      " `compactPlacement: true`. Or build the networks yourself and name them in `overrides`, under" +
      " `google_container_node_pool.network_config.additional_node_network_configs`.",
  );
}

export function reservationPlacesItself(where: string): SovereignError {
  return new SovereignError(
    `${where}: compactPlacement is true, but a placement policy of the pool's own cannot take reserved capacity: it stands` +
      " as the reservation's own policy says. Leave compactPlacement out; name the reservation's policy in `overrides`," +
      " under `google_container_node_pool.placement_policy`.",
  );
}

/** Terraform's own error when deploying, so a text and not thrown. */
export function notOfferedInRegion(where: string, machineType: string, region: string): string {
  return (
    `${where}: no zone of ${region} offers ${machineType}. Another accelerator, another number of them a node, or another` +
    " region may do; where Google has granted it to your project alone, name its `zone`. So does a pool that stands" +
    " already: name the zone that it stands in."
  );
}

export function notOneSubnetwork(stack: string, count: number): SovereignError {
  return new SovereignError(
    `${stack}: the network that was passed in has ${count} subnets, but on Google Cloud a cluster stands in one, which spans` +
      " the zones of its region. Pass one: `network: Network.existing({ networkId, privateSubnetIds: [subnetwork] })`.",
  );
}

export function labelNotTaken(site: string, key: string, value: string): SovereignError {
  return new SovereignError(
    `Site "${site}": Google Cloud takes no label '${key}: ${value}'. Write lower-case letters, digits, - and _, at most 63` +
      " of them, and begin the key with a letter.",
  );
}
