import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { awsModule } from "./modules";

const RETENTION_DAYS = 365;

/** A log group of the stack's own region, encrypted with the stack's key. */
export function logGroup(scope: Construct, id: string, stack: SovereignStack, name: string): CloudwatchLogGroup {
  const { CloudwatchLogGroup: LogGroup } = awsModule("cloudwatch-log-group", scope);
  return new LogGroup(scope, id, { name, kmsKeyId: stack.key.keyArn, retentionInDays: RETENTION_DAYS });
}
