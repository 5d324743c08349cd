import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { dependable, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ICluster } from "../../cluster";
import type { DataClass } from "../../data-class";
import type { SovereignStack } from "../../sovereign-stack";
import { requireKey } from "../key-form";
import { awsModule } from "./modules";
import { dataClassTag, siteTags } from "./provider";
import { attachManagedPolicy, serviceRole } from "./roles";
import { ec2Principals } from "./service-principals";

/** What a node may do: join the cluster, give pods addresses, pull images. Nothing of it reaches pods. */
const NODE_POLICIES = {
  join: "AmazonEKSWorkerNodePolicy",
  addresses: "AmazonEKS_CNI_Policy",
  images: "AmazonEC2ContainerRegistryPullOnly",
};

/** EKS and CloudWatch Logs take no alias. */
const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/./;

/** What the node groups of a stack share: the cluster that they join, their role, and their fabric. */
export abstract class NodeHost extends Construct implements ICluster {
  public abstract readonly clusterName: string;
  public abstract readonly version: string;

  /** How the names of the stack's pools begin: nothing in a cluster of its own. */
  public abstract readonly poolPrefix: string;

  /** The security group that EKS keeps for nodes and control plane. */
  public abstract readonly securityGroupId: string;

  /** What must stand before a node group. */
  public readonly ready: ITerraformDependable[] = [];

  public readonly nodeRoleArn: string;

  private readonly stack: SovereignStack;
  private fabricId?: string;
  private references?: string[];
  private tags?: Record<string, string>;

  public constructor(stack: SovereignStack, id: string) {
    super(stack, id);
    requireKey(stack, KEY_ARN, "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-…");
    this.stack = stack;
    this.nodeRoleArn = this.makeNodeRole().arn;
  }

  /** `ready` as `depends_on` writes it; worked out once, since pools by the thousand depend on it. */
  public get dependencies(): string[] {
    this.references ??= this.ready.map(dependable);
    return this.references;
  }

  /** The security group of cluster interconnects: they talk to each other, and to nothing else. Made on first need. */
  public get fabricSecurityGroupId(): string {
    this.fabricId ??= this.makeFabric().id;
    return this.fabricId;
  }

  /** Tags of what a node group starts, which the provider's default tags do not reach; worked out once, as above. */
  public nodeTags(dataClass?: DataClass): Record<string, string> {
    this.tags ??= siteTags(this.stack, this.stack.site._facts);
    return dataClass ? { ...this.tags, ...dataClassTag(this.stack, () => dataClass) } : this.tags;
  }

  private makeNodeRole(): IamRole {
    const role = serviceRole(this, "node-role", this.stack, "nodes", { services: ec2Principals(this.stack) });
    for (const [what, policy] of Object.entries(NODE_POLICIES)) {
      this.ready.push(attachManagedPolicy(this, `node-policy-${what}`, this.stack, role, policy));
    }
    return role;
  }

  private makeFabric(): SecurityGroup {
    const { SecurityGroup: Group } = awsModule("security-group", this);
    const { VpcSecurityGroupIngressRule } = awsModule("vpc-security-group-ingress-rule", this);
    const { VpcSecurityGroupEgressRule } = awsModule("vpc-security-group-egress-rule", this);
    const group = new Group(this, "fabric", {
      vpcId: this.stack.network.networkId,
      description: "Elastic Fabric Adapters among themselves",
    });
    const toItself = { securityGroupId: group.id, referencedSecurityGroupId: group.id, ipProtocol: "-1" };
    new VpcSecurityGroupIngressRule(this, "fabric-in", toItself);
    // EFA passes by what a rule for all addresses allows: the group itself must be named both ways.
    new VpcSecurityGroupEgressRule(this, "fabric-out", toItself);
    return group;
  }
}
