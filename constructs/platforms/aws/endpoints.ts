import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { partitionOf, regionOf } from "./account";
import { awsModule } from "./modules";

/** What nodes, the cluster autoscaler and the load balancer controller call (EKS user guide, "private clusters"). */
const SERVICES = ["autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "elasticloadbalancing", "logs", "sts"];

/** The one endpoint that is a route and not an address; image layers come from S3. */
const ROUTED_SERVICE = "s3";

/** An endpoint of each service stands in so many zones: every region has two that EKS takes, not every one three. */
const ZONES = 2;

const USUAL_PREFIX = "com.amazonaws";

/** Services whose endpoints have another prefix (aws-cdk `aws-ec2/lib/vpc-endpoint.ts`, read on 22 Nov 2026). */
const OTHER_PREFIX: Readonly<Record<string, { prefix: string; services: readonly string[] }>> = {
  "aws-cn": { prefix: "cn.com.amazonaws", services: ["autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "sts"] },
  "aws-eusc": { prefix: "eu.amazonaws", services: ["ecr.api", "ecr.dkr"] },
};

/** Ways from the subnets to AWS services of the same region, without the internet. */
export function endpoints(
  scope: Construct,
  stack: SovereignStack,
  vpc: Vpc,
  subnetIds: readonly string[],
  routeTableId: string,
): VpcEndpoint[] {
  const { VpcEndpoint: Endpoint } = awsModule("vpc-endpoint", scope);
  const securityGroupId = httpsFromInside(scope, vpc);
  const routed = new Endpoint(scope, `endpoint-${ROUTED_SERVICE}`, {
    vpcId: vpc.id,
    serviceName: `${USUAL_PREFIX}.${regionOf(stack)}.${ROUTED_SERVICE}`,
    vpcEndpointType: "Gateway",
    routeTableIds: [routeTableId],
  });
  const addressed = SERVICES.map(
    (service) =>
      new Endpoint(scope, `endpoint-${service}`, {
        vpcId: vpc.id,
        serviceName: serviceName(stack, service),
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: subnetIds.slice(0, ZONES),
        securityGroupIds: [securityGroupId],
      }),
  );
  return [routed, ...addressed];
}

function serviceName(stack: SovereignStack, service: string): string {
  const other = OTHER_PREFIX[partitionOf(stack)];
  const prefix = other?.services.includes(service) ? other.prefix : USUAL_PREFIX;
  return `${prefix}.${regionOf(stack)}.${service}`;
}

function httpsFromInside(scope: Construct, vpc: Vpc): string {
  const { SecurityGroup } = awsModule("security-group", scope);
  const { VpcSecurityGroupIngressRule } = awsModule("vpc-security-group-ingress-rule", scope);
  const group = new SecurityGroup(scope, "endpoint-security-group", {
    vpcId: vpc.id,
    description: "HTTPS from inside the network to AWS services",
  });
  new VpcSecurityGroupIngressRule(scope, "endpoint-https", {
    securityGroupId: group.id,
    cidrIpv4: vpc.cidrBlock,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
  return group.id;
}
