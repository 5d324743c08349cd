import type { SovereignStack } from "../../sovereign-stack";
import { partitionOf, regionOf } from "./account";

/*
 * A service principal is `<service>.amazonaws.com` in every partition, also in the European Sovereign Cloud, where
 * IAM refuses `ec2.amazonaws.eu` (pulumi/pulumi-eks issue 2341, July 2026; aws-cdk `region-info/lib/default.ts`).
 * China is the exception, for two services that this driver uses.
 */
const CHINA = "aws-cn";

/** EKS refuses a node role in China that does not name the second form (pulumi/pulumi-eks pull request 796). */
export function ec2Principals(stack: SovereignStack): string[] {
  const universal = "ec2.amazonaws.com";
  return partitionOf(stack) === CHINA ? [universal, "ec2.amazonaws.com.cn"] : [universal];
}

/** CloudWatch Logs acts as a principal of its region (CloudWatch Logs user guide, "Encrypt log data"). */
export function logsPrincipal(stack: SovereignStack): string {
  const suffix = partitionOf(stack) === CHINA ? "amazonaws.com.cn" : "amazonaws.com";
  return `logs.${regionOf(stack)}.${suffix}`;
}

export const EKS_PRINCIPAL = "eks.amazonaws.com";
export const FLOW_LOGS_PRINCIPAL = "vpc-flow-logs.amazonaws.com";
