import { Fn, Op, Token, type Precondition } from "cdktf";
import type { Construct } from "constructs";
import { CapacityKind } from "../../capacity";
import type { INetwork } from "../../network";
import type { SovereignGpuPoolProps } from "../../sovereign-gpu-pool";
import type { SovereignStack } from "../../sovereign-stack";
import { reservationWithoutZone, zoneOutsideRegion } from "../errors";
import { regionOf } from "./account";
import { noSubnetInZone } from "./errors";
import { awsModule } from "./modules";
import { AwsNetwork } from "./network";

/** Where the nodes of a pool stand. */
export interface PoolSubnets {
  readonly ids: string[];

  /** What only AWS can say beforehand: whether a subnet is in the zone that the pool names. */
  readonly precondition?: Precondition;
}

/**
 * The subnets of a pool: those of its zone where it names one. Nodes that stand close together cannot be spread over
 * zones, so they take the network's first subnet; capacity that is held in one zone cannot be had in another.
 */
export function poolSubnets(
  pool: Construct,
  stack: SovereignStack,
  props: SovereignGpuPoolProps,
  compact: boolean,
): PoolSubnets {
  const { network } = stack;
  const { zone } = props;
  if (zone !== undefined) {
    if (!isZoneOf(regionOf(stack), zone)) throw zoneOutsideRegion(pool.node.path, zone, `${regionOf(stack)}a`);
    return network instanceof AwsNetwork ? ownSubnet(pool, network, zone) : subnetsIn(pool, network, zone);
  }
  if (isHeldInOneZone(props) && !hasOneSubnet(network)) throw reservationWithoutZone(pool.node.path);
  return { ids: compact ? [first(network.privateSubnetIds)] : network.privateSubnetIds };
}

function isZoneOf(region: string, zone: string): boolean {
  // `eu-central-1a`, and `eu-central-1-ham-1a` of a local zone.
  return Token.isUnresolved(zone) || (zone.startsWith(region) && /^(-.+|[a-z])$/.test(zone.slice(region.length)));
}

function isHeldInOneZone({ capacity }: SovereignGpuPoolProps): boolean {
  return capacity?.kind === CapacityKind.RESERVATION || capacity?.kind === CapacityKind.CAPACITY_BLOCK;
}

export function hasOneSubnet({ privateSubnetIds }: INetwork): boolean {
  return !Token.isUnresolved(privateSubnetIds) && privateSubnetIds.length === 1;
}

function first(ids: string[]): string {
  return Token.isUnresolved(ids) ? (Fn.element(ids, 0) as string) : ids[0];
}

function ownSubnet(pool: Construct, network: AwsNetwork, zone: string): PoolSubnets {
  const condition = Fn.contains(network.zones, zone);
  return {
    ids: [network.subnetIdIn(zone)],
    precondition: { condition, errorMessage: noSubnetInZone(pool.node.path, zone) },
  };
}

/** Asks AWS which subnets of a network that was passed in are in the zone. */
function subnetsIn(pool: Construct, network: INetwork, zone: string): PoolSubnets {
  const { DataAwsSubnets } = awsModule("data-aws-subnets", pool);
  const found = new DataAwsSubnets(pool, "subnets", {
    filter: [
      { name: "vpc-id", values: [network.networkId] },
      { name: "subnet-id", values: network.privateSubnetIds },
      { name: "availability-zone", values: [zone] },
    ],
  });
  return {
    ids: found.ids,
    precondition: { condition: Op.gte(Fn.lengthOf(found.ids), 1), errorMessage: noSubnetInZone(pool.node.path, zone) },
  };
}
