import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { CapacityKind } from "../../capacity";
import type { INetwork } from "../../network";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { regionOf } from "./account";
import { reservationWithoutZone, zoneOutsideRegion } from "./errors";
import { awsModule } from "./modules";
import { AwsNetwork } from "./network";

/**
 * The subnets of a pool: those of its zone where it names one. Nodes that stand close together cannot be spread over
 * zones, so they take the network's first subnet; capacity that is held in one zone cannot be had in another.
 */
export function poolSubnetIds(
  pool: Construct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
  compact: boolean,
): string[] {
  const { network } = stack;
  const { zone } = props;
  if (zone !== undefined) {
    if (!zone.startsWith(regionOf(stack))) throw zoneOutsideRegion(pool.node.path, zone, regionOf(stack));
    return network instanceof AwsNetwork ? [network.subnetIdIn(zone)] : subnetIdsIn(pool, network, zone);
  }
  if (isHeldInOneZone(props) && !hasOneSubnet(network)) throw reservationWithoutZone(pool.node.path);
  return compact ? [first(network.privateSubnetIds)] : network.privateSubnetIds;
}

function isHeldInOneZone({ capacity }: SovereignGpuPoolProps): boolean {
  return capacity?.kind === CapacityKind.RESERVATION || capacity?.kind === CapacityKind.CAPACITY_BLOCK;
}

function hasOneSubnet({ privateSubnetIds }: INetwork): boolean {
  return !Token.isUnresolved(privateSubnetIds) && privateSubnetIds.length === 1;
}

function first(ids: string[]): string {
  return Token.isUnresolved(ids) ? (Fn.element(ids, 0) as string) : ids[0];
}

/** Asks AWS which subnets of a network that was passed in are in the zone. */
function subnetIdsIn(pool: Construct, network: INetwork, zone: string): string[] {
  const { DataAwsSubnets } = awsModule("data-aws-subnets", pool);
  const found = new DataAwsSubnets(pool, "subnets", {
    filter: [
      { name: "vpc-id", values: [network.networkId] },
      { name: "subnet-id", values: network.privateSubnetIds },
      { name: "availability-zone", values: [zone] },
    ],
  });
  return found.ids;
}
