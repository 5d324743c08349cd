import type { Reading, ReadingSite } from "../reading";
import type { NamingArgument } from "../table";

/** The resource that a bare name stands for, where one of the stacks declares it. */
export function declaredAs(name: string, names: NamingArgument, { locator }: ReadingSite): Reading | undefined {
  const [type, argument] = names.split(".", 2);
  const target = name === "" ? undefined : locator.findByName(type, argument, name);
  const located = target && locator.locate(target.stack, target.resource);
  if (!located) return undefined;
  const { place, operator, evidence } = located;
  return { place, operator, evidence, to: target.resource.address, targets: [target] };
}

/** A name alone does not say where a bucket is. */
export function bucketNamed(name: string, site: ReadingSite): Reading | undefined {
  return declaredAs(name, "aws_s3_bucket.bucket", site) ?? declaredAs(name, "google_storage_bucket.name", site);
}
