import type * as cloudwatchLogGroup from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type * as dataAwsAvailabilityZones from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type * as dataAwsCallerIdentity from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import type * as dataAwsEc2InstanceTypeOffering from "@cdktf/provider-aws/lib/data-aws-ec2-instance-type-offering";
import type * as dataAwsEksCluster from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import type * as dataAwsPartition from "@cdktf/provider-aws/lib/data-aws-partition";
import type * as dataAwsSubnets from "@cdktf/provider-aws/lib/data-aws-subnets";
import type * as defaultSecurityGroup from "@cdktf/provider-aws/lib/default-security-group";
import type * as eksAddon from "@cdktf/provider-aws/lib/eks-addon";
import type * as eksCluster from "@cdktf/provider-aws/lib/eks-cluster";
import type * as eksNodeGroup from "@cdktf/provider-aws/lib/eks-node-group";
import type * as flowLog from "@cdktf/provider-aws/lib/flow-log";
import type * as iamRole from "@cdktf/provider-aws/lib/iam-role";
import type * as iamRolePolicy from "@cdktf/provider-aws/lib/iam-role-policy";
import type * as iamRolePolicyAttachment from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type * as kmsAlias from "@cdktf/provider-aws/lib/kms-alias";
import type * as kmsKey from "@cdktf/provider-aws/lib/kms-key";
import type * as launchTemplate from "@cdktf/provider-aws/lib/launch-template";
import type * as placementGroup from "@cdktf/provider-aws/lib/placement-group";
import type * as provider from "@cdktf/provider-aws/lib/provider";
import type * as routeTable from "@cdktf/provider-aws/lib/route-table";
import type * as routeTableAssociation from "@cdktf/provider-aws/lib/route-table-association";
import type * as securityGroup from "@cdktf/provider-aws/lib/security-group";
import type * as subnet from "@cdktf/provider-aws/lib/subnet";
import type * as vpc from "@cdktf/provider-aws/lib/vpc";
import type * as vpcEndpoint from "@cdktf/provider-aws/lib/vpc-endpoint";
import type * as vpcSecurityGroupEgressRule from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import type * as vpcSecurityGroupIngressRule from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { IConstruct } from "constructs";
import { loadProviderModule } from "../provider-package";

const AWS_PROVIDER_PACKAGE = "@cdktf/provider-aws";

/** Every module of the provider package that this driver may load, which is every type it may emit. */
interface AwsModules {
  "cloudwatch-log-group": typeof cloudwatchLogGroup;
  "data-aws-availability-zones": typeof dataAwsAvailabilityZones;
  "data-aws-caller-identity": typeof dataAwsCallerIdentity;
  "data-aws-ec2-instance-type-offering": typeof dataAwsEc2InstanceTypeOffering;
  "data-aws-eks-cluster": typeof dataAwsEksCluster;
  "data-aws-partition": typeof dataAwsPartition;
  "data-aws-subnets": typeof dataAwsSubnets;
  "default-security-group": typeof defaultSecurityGroup;
  "eks-addon": typeof eksAddon;
  "eks-cluster": typeof eksCluster;
  "eks-node-group": typeof eksNodeGroup;
  "flow-log": typeof flowLog;
  "iam-role": typeof iamRole;
  "iam-role-policy": typeof iamRolePolicy;
  "iam-role-policy-attachment": typeof iamRolePolicyAttachment;
  "kms-alias": typeof kmsAlias;
  "kms-key": typeof kmsKey;
  "launch-template": typeof launchTemplate;
  "placement-group": typeof placementGroup;
  provider: typeof provider;
  "route-table": typeof routeTable;
  "route-table-association": typeof routeTableAssociation;
  "security-group": typeof securityGroup;
  subnet: typeof subnet;
  vpc: typeof vpc;
  "vpc-endpoint": typeof vpcEndpoint;
  "vpc-security-group-egress-rule": typeof vpcSecurityGroupEgressRule;
  "vpc-security-group-ingress-rule": typeof vpcSecurityGroupIngressRule;
}

const loaded: Partial<AwsModules> = {};

/** Loads one module of the AWS provider package, and no other. */
export function awsModule<Name extends keyof AwsModules>(name: Name, scope: IConstruct): AwsModules[Name] {
  return (loaded[name] ??= loadProviderModule<AwsModules[Name]>(AWS_PROVIDER_PACKAGE, name, scope.node.path));
}
