import type { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import type { ComputeSubnetwork } from "@cdktf/provider-google/lib/compute-subnetwork";
import { Fn, Token, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { INetwork } from "../../network";
import type { SovereignStack } from "../../sovereign-stack";
import { notOneSubnetwork } from "./errors";
import { googleModule } from "./modules";
import { partName, stackName } from "./names";
import { privateGoogleAccess } from "./private-google-access";
import { projectOf, regionOf } from "./project";
import { regionalLogs } from "./regional-logs";

/** Room for 4,092 nodes; GKE takes a /24 of the pods' range a node, which makes 1,024; 4,096 services. */
const NODES_CIDR = "10.0.0.0/20";
const PODS_CIDR = "10.4.0.0/14";
const SERVICES_CIDR = "10.8.0.0/20";

/** Sizes of the ranges that GKE adds to a subnetwork that was passed in. */
const PODS_SIZE = "/14";
const SERVICES_SIZE = "/20";

const PODS_RANGE = "pods";
const SERVICES_RANGE = "services";

/**
 * A stack's own network: one private subnetwork of the region, with no way to or from the internet. Google's services are
 * reached on addresses that do not cross it; container images must therefore stand in Artifact Registry. What is to reach
 * the network (a VPN, an interconnect) is added to it by the program, or a network of your own is passed in.
 */
export class GoogleNetwork extends Construct implements INetwork {
  public readonly networkId: string;
  public readonly privateSubnetIds: string[];

  /** What must stand before a node starts: the ways to the services that it needs, and where its traffic is logged. */
  public readonly ready: ITerraformDependable[];

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    const vpc = this.makeVpc(stack);
    const subnetworkName = partName(stack, "nodes");
    const logs = regionalLogs(
      this,
      "flow-logs",
      stack,
      `resource.type="gce_subnetwork" AND resource.labels.subnetwork_name="${subnetworkName}"`,
    );
    const subnetwork = this.makeSubnetwork(stack, vpc, subnetworkName, logs);
    this.networkId = vpc.id;
    this.privateSubnetIds = [subnetwork.id];
    this.ready = privateGoogleAccess(this, stack, vpc);
  }

  private makeVpc(stack: SovereignStack): ComputeNetwork {
    const { ComputeNetwork: Network } = googleModule("compute-network", this);
    return new Network(this, "vpc", {
      name: stackName(stack),
      project: projectOf(stack),
      autoCreateSubnetworks: false,
      deleteDefaultRoutesOnCreate: true,
      routingMode: "REGIONAL",
    });
  }

  private makeSubnetwork(
    stack: SovereignStack,
    vpc: ComputeNetwork,
    name: string,
    dependsOn: ITerraformDependable[],
  ): ComputeSubnetwork {
    const { ComputeSubnetwork: Subnetwork } = googleModule("compute-subnetwork", this);
    return new Subnetwork(this, "subnetwork", {
      name,
      project: projectOf(stack),
      network: vpc.id,
      region: regionOf(stack),
      ipCidrRange: NODES_CIDR,
      secondaryIpRange: [
        { rangeName: PODS_RANGE, ipCidrRange: PODS_CIDR },
        { rangeName: SERVICES_RANGE, ipCidrRange: SERVICES_CIDR },
      ],
      privateIpGoogleAccess: true,
      stackType: "IPV4_ONLY",
      logConfig: { aggregationInterval: "INTERVAL_1_MIN", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" },
      dependsOn,
    });
  }
}

/** The one subnetwork that nodes and control plane stand in. */
export function subnetworkOf(stack: SovereignStack): string {
  const { privateSubnetIds: ids } = stack.network;
  if (Token.isUnresolved(ids)) return Fn.one(ids) as string;
  if (ids.length !== 1) throw notOneSubnetwork(stack.node.path, ids.length);
  return ids[0];
}

/** Where pods and services get their addresses from: GKE adds ranges of its own to a subnetwork that was passed in. */
export function addressesOf(stack: SovereignStack) {
  return isOwnNetwork(stack, stack.network)
    ? { clusterSecondaryRangeName: PODS_RANGE, servicesSecondaryRangeName: SERVICES_RANGE, stackType: "IPV4" }
    : { clusterIpv4CidrBlock: PODS_SIZE, servicesIpv4CidrBlock: SERVICES_SIZE, stackType: "IPV4" };
}

/** What must stand before a node starts; the network of another stack stands when this one is deployed. */
export function networkReady(stack: SovereignStack): ITerraformDependable[] {
  const { network } = stack;
  return isOwnNetwork(stack, network) ? network.ready : [];
}

function isOwnNetwork(stack: SovereignStack, network: INetwork): network is GoogleNetwork {
  return network instanceof GoogleNetwork && network.node.scope === stack;
}
