import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { accountIdOf, partitionOf, regionOf } from "./account";
import { logGroup } from "./log-group";
import { awsModule } from "./modules";
import { stackName } from "./names";
import { serviceRole } from "./roles";
import { FLOW_LOGS_PRINCIPAL } from "./service-principals";

/** Records who talked to whom in a network, in an encrypted log group of the same region. */
export function flowLogs(scope: Construct, stack: SovereignStack, vpc: Vpc): void {
  const { FlowLog } = awsModule("flow-log", scope);
  const { IamRolePolicy } = awsModule("iam-role-policy", scope);
  const [partition, account] = [partitionOf(stack), accountIdOf(stack)];
  const group = logGroup(scope, "flow-log-group", stack, `/aws/vpc/${stackName(stack)}/flow-logs`);
  const role = serviceRole(scope, "flow-log-role", stack, "flow-logs", {
    services: [FLOW_LOGS_PRINCIPAL],
    condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${regionOf(stack)}:${account}:vpc-flow-log/*` },
    },
  });
  new IamRolePolicy(scope, "flow-log-policy", {
    role: role.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: `${group.arn}:*`,
        },
      ],
    }),
  });
  new FlowLog(scope, "flow-log", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: group.arn,
    iamRoleArn: role.arn,
  });
}
