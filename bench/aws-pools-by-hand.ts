import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type App, TerraformStack } from "cdktf";
import { ACCOUNT, CLUSTER, KEY_ARN, NETWORK, REGION } from "./aws-pools-site";

const TAGS = { "sovereign:site": "frankfurt" };
const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];
const PRIVATE = { associatePublicIpAddress: "false", deleteOnTermination: "true", networkCardIndex: 0 };

/** The resources that `addAwsPoolsByConstruct` emits, as somebody would write them without the construct. */
export function addAwsPoolsByHand(app: App, count: number): void {
  const stack = new TerraformStack(app, "cloud");
  new AwsProvider(stack, "aws", { region: REGION, allowedAccountIds: [ACCOUNT], defaultTags: [{ tags: TAGS }] });
  const shared = addShared(stack);
  for (let i = 0; i < count; i++) addPool(stack, `pool-${i}`, shared);
}

interface Shared {
  readonly role: IamRole;
  readonly attachments: IamRolePolicyAttachment[];
  readonly clusterGroup: string;
  readonly fabric: SecurityGroup;
}

function addShared(stack: TerraformStack): Shared {
  const role = new IamRole(stack, "node-role", {
    namePrefix: "cloud-nodes-",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  const attachments = NODE_POLICIES.map(
    (policy) =>
      new IamRolePolicyAttachment(stack, policy, { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }),
  );
  const cluster = new DataAwsEksCluster(stack, "existing", { name: CLUSTER.clusterName });
  const fabric = new SecurityGroup(stack, "fabric", { vpcId: NETWORK.networkId });
  const toItself = { securityGroupId: fabric.id, referencedSecurityGroupId: fabric.id, ipProtocol: "-1" };
  new VpcSecurityGroupIngressRule(stack, "fabric-in", toItself);
  new VpcSecurityGroupEgressRule(stack, "fabric-out", toItself);
  return { role, attachments, clusterGroup: cluster.vpcConfig.get(0).clusterSecurityGroupId, fabric };
}

function addPool(stack: TerraformStack, name: string, { role, attachments, clusterGroup, fabric }: Shared): void {
  const placement = new PlacementGroup(stack, `${name}-placement`, { name: `cloud-${name}`, strategy: "cluster" });
  const template = new LaunchTemplate(stack, `${name}-template`, {
    updateDefaultVersion: true,
    instanceType: "g6e.12xlarge",
    placement: { groupName: placement.name },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: 200,
          encrypted: "true",
          kmsKeyId: KEY_ARN,
          deleteOnTermination: "true",
        },
      },
    ],
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: "disabled",
    },
    networkInterfaces: [
      { ...PRIVATE, deviceIndex: 0, interfaceType: "interface", securityGroups: [clusterGroup] },
      { ...PRIVATE, deviceIndex: 1, interfaceType: "efa-only", securityGroups: [fabric.id] },
    ],
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: TAGS,
    })),
  });
  new EksNodeGroup(stack, `${name}-nodes`, {
    clusterName: CLUSTER.clusterName,
    version: CLUSTER.version,
    nodeGroupName: name,
    nodeRoleArn: role.arn,
    subnetIds: [NETWORK.privateSubnetIds[0]],
    amiType: "AL2023_x86_64_NVIDIA",
    capacityType: "ON_DEMAND",
    launchTemplate: { id: template.id, version: template.getStringAttribute("latest_version") },
    scalingConfig: { minSize: 2, maxSize: 2, desiredSize: 2 },
    updateConfig: { maxUnavailable: 1 },
    nodeRepairConfig: { enabled: true },
    labels: { "sovereign.ai/pool": name, "sovereign.ai/accelerator": "l40s" },
    taint: [{ key: "nvidia.com/gpu", value: "present", effect: "NO_SCHEDULE" }],
    dependsOn: attachments,
  });
}
