import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { SovereignStack } from "../../sovereign-stack";
import { requireVersion } from "../kubernetes-version";
import { addon } from "./addons";
import { oneSubnetForCluster } from "./errors";
import { logGroup } from "./log-group";
import { awsModule } from "./modules";
import { stackName } from "./names";
import { networkReady } from "./network";
import { NodeHost } from "./node-host";
import { attachManagedPolicy, serviceRole } from "./roles";
import { EKS_PRINCIPAL } from "./service-principals";
import { hasOneSubnet } from "./subnets";
import { systemNodes } from "./system-nodes";

/**
 * Kubernetes minor version of new clusters. In standard support on EKS until 27 March 2027 (release calendar as quoted
 * on 24 April 2026 by aws-samples.github.io/sample-apex-skills, "Cluster Lifecycle & Upgrades"); GB200 needs 1.33.
 */
const KUBERNETES_VERSION = "1.35";

/** Kubernetes minor version of the cluster that a stack makes. */
export function versionOf(stack: SovereignStack): string {
  return requireVersion(stack.node.path, stack.kubernetesVersion ?? KUBERNETES_VERSION);
}

const CONTROL_PLANE_LOGS = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/**
 * A stack's own EKS cluster. Its API has an address inside the network only: who is to use it comes through a VPN, a
 * peering or a machine in the network, and needs a rule in the cluster's security group. Whoever deploys the stack is
 * its administrator; further access entries are added by the program, by cluster name.
 *
 * Two small nodes carry what is not for accelerators (DNS, controllers), so that pools may shrink to none. Add-ons get
 * the version that EKS holds right for the Kubernetes version on the day they are made, and keep it.
 *
 * No device plugin (NVIDIA, Neuron, EFA) is among them: `nvidia.com/gpu` is not advertised until one is installed, NVIDIA's
 * by `ClusterController`.
 */
export class AwsCluster extends NodeHost {
  public readonly clusterName: string;
  public readonly version: string;
  public readonly poolPrefix = "";
  public readonly securityGroupId: string;

  public constructor(stack: SovereignStack, id: string) {
    if (hasOneSubnet(stack.network)) throw oneSubnetForCluster(stack.node.path);
    super(stack, id);
    const cluster = this.makeControlPlane(stack);
    this.clusterName = cluster.name;
    this.version = cluster.version;
    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.ready.push(
      addon(this, cluster, "vpc-cni", {
        // Without it a NetworkPolicy is accepted and does nothing.
        configuration: { enableNetworkPolicy: "true" },
        dependsOn: networkReady(stack),
      }),
      addon(this, cluster, "kube-proxy"),
      addon(this, cluster, "eks-pod-identity-agent"),
    );
    const system = systemNodes(this, stack);
    addon(this, cluster, "coredns", { dependsOn: [system] });
  }

  private makeControlPlane(stack: SovereignStack): EksCluster {
    const { EksCluster: Cluster } = awsModule("eks-cluster", this);
    const name = stackName(stack);
    const role = serviceRole(this, "role", stack, "cluster", { services: [EKS_PRINCIPAL] });
    const permission = attachManagedPolicy(this, "role-policy", stack, role, "AmazonEKSClusterPolicy");
    // EKS would make this group itself, unencrypted and kept for ever.
    const logs: CloudwatchLogGroup = logGroup(this, "logs", stack, `/aws/eks/${name}/cluster`);
    return new Cluster(this, "control-plane", {
      name,
      version: versionOf(stack),
      roleArn: role.arn,
      bootstrapSelfManagedAddons: false,
      enabledClusterLogTypes: CONTROL_PLANE_LOGS,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
      encryptionConfig: { provider: { keyArn: stack.key.keyArn }, resources: ["secrets"] },
      vpcConfig: {
        subnetIds: stack.network.privateSubnetIds,
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      dependsOn: [permission, logs],
    });
  }
}
