import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What Kubernetes takes for a label of DNS (RFC 1123), which is the narrowest of its rules for names. */
const MAX_LENGTH = 63;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The name of a pool's objects, unique in its stack: the id of a pool right below it, else its path and a hash of it. */
export function objectName(pool: IConstruct, stack: TerraformStack): string {
  return dnsLabel(pool, pool.node.path.slice(stack.node.path.length + 1));
}

/** The name of a pool's cohort: who else has queues in the cluster may have a cohort of the pool's bare name. */
export function cohortName(pool: IConstruct, stack: TerraformStack): string {
  return `${dnsLabel(stack, stack.node.path)}.${objectName(pool, stack)}`;
}

/** The path as it is where Kubernetes takes it, else made so and kept apart by a hash. */
function dnsLabel({ node }: IConstruct, path: string): string {
  if (isDnsLabel(path)) return path;
  const hash = node.addr.slice(-8);
  const plain = path.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${plain.slice(0, MAX_LENGTH - hash.length - 1)}-${hash}`.replace(/^-+/, "");
}

export function isDnsLabel(name: string): boolean {
  return name.length <= MAX_LENGTH && DNS_LABEL.test(name);
}
