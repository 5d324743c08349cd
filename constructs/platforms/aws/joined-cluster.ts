import type { SovereignStack } from "../../sovereign-stack";
import { AwsCluster } from "./cluster";
import { clusterWithoutItsNetwork } from "./errors";
import { awsModule } from "./modules";
import { stackName } from "./names";
import { AwsNetwork } from "./network";
import { NodeHost } from "./node-host";
import { requireVersion } from "../kubernetes-version";
import { shared } from "../shared";

/** A cluster that the stack did not make: its nodes are joined to it, nothing else of it is touched. */
class JoinedCluster extends NodeHost {
  public readonly clusterName: string;
  public readonly version: string;
  public readonly poolPrefix: string;
  public readonly securityGroupId: string;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    this.poolPrefix = `${stackName(stack)}-`;
    const { network, cluster } = stack;
    if (network instanceof AwsNetwork && network.node.scope === stack) throw clusterWithoutItsNetwork(stack.node.path);
    const { DataAwsEksCluster } = awsModule("data-aws-eks-cluster", this);
    const found = new DataAwsEksCluster(this, "existing", { name: cluster.clusterName });
    this.clusterName = cluster.clusterName;
    this.version = requireVersion(stack.node.path, cluster.version);
    this.securityGroupId = found.vpcConfig.get(0).clusterSecurityGroupId;
  }
}

/** The cluster that a stack's pools join, its own or one that was passed in. */
export function nodeHost(stack: SovereignStack): NodeHost {
  const { cluster } = stack;
  const isOwn = cluster instanceof AwsCluster && cluster.node.scope === stack;
  return isOwn ? cluster : shared(stack, "cluster", JoinedCluster);
}
