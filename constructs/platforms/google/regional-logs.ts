import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { keyReady } from "./keys";
import { googleModule } from "./modules";
import { partName } from "./names";
import { projectOf, regionOf } from "./project";

const RETENTION_DAYS = 365;

/**
 * Keeps logs in a bucket of the stack's own region, encrypted with the stack's key, and out of the project's `_Default`
 * bucket, which is global (Cloud Logging documentation, "Regionalize your logs", read on 22 Nov 2026). Audit logs of
 * administrators and of Google itself rest in `_Required` too, whose place only the organisation's settings decide.
 *
 * @param filter which log entries, in Logging's query language
 * @returns what must stand before something logs
 */
export function regionalLogs(
  scope: Construct,
  id: string,
  stack: SovereignStack,
  filter: string,
): ITerraformDependable[] {
  const { LoggingProjectBucketConfig } = googleModule("logging-project-bucket-config", scope);
  const { LoggingProjectSink } = googleModule("logging-project-sink", scope);
  const { LoggingProjectExclusion } = googleModule("logging-project-exclusion", scope);
  const name = partName(stack, id);
  const project = projectOf(stack);
  const bucket = new LoggingProjectBucketConfig(scope, id, {
    project,
    location: regionOf(stack),
    bucketId: name,
    retentionDays: RETENTION_DAYS,
    cmekSettings: { kmsKeyName: stack.key.keyArn },
    dependsOn: keyReady(stack),
  });
  const sink = new LoggingProjectSink(scope, `${id}-sink`, {
    name,
    project,
    destination: `logging.googleapis.com/${bucket.id}`,
    filter,
    uniqueWriterIdentity: true,
  });
  const exclusion = new LoggingProjectExclusion(scope, `${id}-exclusion`, {
    name,
    project,
    description: `Kept in ${regionOf(stack)} by the sink ${name}`,
    filter,
    dependsOn: [sink],
  });
  return [sink, exclusion];
}
