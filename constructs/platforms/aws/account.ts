import { findRegion } from "../../../catalog/regions";
import type { SovereignStack } from "../../sovereign-stack";
import { awsModule } from "./modules";
import { shared } from "../shared";

/** The region of the stack's site. */
export function regionOf(stack: SovereignStack): string {
  return stack.site._facts.region as string;
}

/** The partition, which every ARN begins with; asked of AWS for a region that the catalogue does not know. */
export function partitionOf(stack: SovereignStack): string {
  const known = findRegion("aws", undefined, regionOf(stack))?.partition;
  return known ?? shared(stack, "aws-partition", awsModule("data-aws-partition", stack).DataAwsPartition).partition;
}

/** The account of the site, or where none is stated that of the credentials. */
export function accountIdOf(stack: SovereignStack): string {
  const stated = stack.site._facts.account;
  return (
    stated ?? shared(stack, "aws-account", awsModule("data-aws-caller-identity", stack).DataAwsCallerIdentity).accountId
  );
}
