import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { INetwork } from "../../network";
import type { SovereignStack } from "../../sovereign-stack";
import { endpoints } from "./endpoints";
import { flowLogs } from "./flow-logs";
import { awsModule } from "./modules";
import { stackName } from "./names";

const CIDR = "10.0.0.0/16";
const SUBNET_CIDRS = ["10.0.0.0/18", "10.0.64.0/18", "10.0.128.0/18"];

/** Zones in which EKS takes no subnets (EKS user guide, "View Amazon EKS networking requirements", 18 Dec 2024). */
const ZONES_WITHOUT_EKS = ["use1-az3", "usw1-az2", "cac1-az3"];

/**
 * A stack's own network: private subnets in three availability zones of the region, with no way to or from the
 * internet. AWS services are reached through endpoints inside the network, so nothing leaves the region; container
 * images must therefore stand in a registry of the region (ECR). What is to reach the network (a VPN, a peering) is
 * added to it by the program, or a network of your own is passed in.
 */
export class AwsNetwork extends Construct implements INetwork {
  public readonly networkId: string;
  public readonly privateSubnetIds: string[];

  /** What must stand before a node starts: the ways to the services that it needs. */
  public readonly ready: ITerraformDependable[];

  private readonly subnets: Subnet[];

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    const vpc = this.makeVpc(stack);
    this.subnets = this.makeSubnets(stack, vpc);
    this.networkId = vpc.id;
    this.privateSubnetIds = this.subnets.map((subnet) => subnet.id);
    const routes = this.makeRoutes(vpc);
    this.ready = [...routes.associations, ...endpoints(this, stack, vpc, this.privateSubnetIds, routes.tableId)];
    flowLogs(this, stack, vpc);
  }

  /** The availability zones of the subnets, in their order; which ones they are is only known when deploying. */
  public get zones(): string[] {
    return this.subnets.map((subnet) => subnet.availabilityZone);
  }

  /** The subnet in an availability zone; Terraform fails where none is. */
  public subnetIdIn(zone: string): string {
    return Fn.lookup(Fn.zipmap(this.zones, this.privateSubnetIds), zone) as string;
  }

  private makeVpc(stack: SovereignStack): Vpc {
    const { Vpc: VpcResource } = awsModule("vpc", this);
    const { DefaultSecurityGroup } = awsModule("default-security-group", this);
    const vpc = new VpcResource(this, "vpc", {
      cidrBlock: CIDR,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: stackName(stack) },
    });
    // Taking it over without a rule takes away those that AWS gives it.
    new DefaultSecurityGroup(this, "default-security-group", { vpcId: vpc.id });
    return vpc;
  }

  private makeSubnets(stack: SovereignStack, vpc: Vpc): Subnet[] {
    const { DataAwsAvailabilityZones } = awsModule("data-aws-availability-zones", this);
    const { Subnet: SubnetResource } = awsModule("subnet", this);
    const zones = new DataAwsAvailabilityZones(this, "zones", {
      state: "available",
      // Local and wavelength zones stand elsewhere than their region, and have to be opted into.
      filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
      excludeZoneIds: ZONES_WITHOUT_EKS,
    });
    return SUBNET_CIDRS.map(
      (cidrBlock, index) =>
        new SubnetResource(this, `subnet-${index + 1}`, {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: Fn.element(zones.names, index) as string,
          mapPublicIpOnLaunch: false,
          tags: { Name: `${stackName(stack)}-private-${index + 1}`, "kubernetes.io/role/internal-elb": "1" },
          // A zone that AWS adds or closes must not move the subnets, and with them every node.
          lifecycle: { ignoreChanges: ["availability_zone"] },
        }),
    );
  }

  private makeRoutes(vpc: Vpc): { tableId: string; associations: RouteTableAssociation[] } {
    const { RouteTable } = awsModule("route-table", this);
    const { RouteTableAssociation: Association } = awsModule("route-table-association", this);
    const table = new RouteTable(this, "routes", { vpcId: vpc.id });
    const associations = this.subnets.map(
      (subnet, index) => new Association(this, `routes-${index + 1}`, { routeTableId: table.id, subnetId: subnet.id }),
    );
    return { tableId: table.id, associations };
  }
}

/**
 * What must stand before a node starts. The network of another stack stands when this one is deployed, and Terraform takes
 * no output of a stack in `depends_on`.
 */
export function networkReady(stack: SovereignStack): ITerraformDependable[] {
  const { network } = stack;
  return network instanceof AwsNetwork && network.node.scope === stack ? network.ready : [];
}
