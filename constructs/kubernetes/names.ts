import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What Kubernetes takes for a label of DNS (RFC 1123), which is the narrowest of its rules for names. */
const MAX_LENGTH = 63;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

const LABEL_KEY =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** The name of a pool's objects, unique in its stack: the id of a pool right below it, else its path and a hash of it. */
export function objectName(pool: IConstruct, stack: TerraformStack): string {
  const path = pool.node.path.slice(stack.node.path.length + 1);
  if (isDnsLabel(path)) return path;
  const hash = pool.node.addr.slice(-8);
  const plain = path.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${plain.slice(0, MAX_LENGTH - hash.length - 1)}-${hash}`.replace(/^-+/, "");
}

export function isDnsLabel(name: string): boolean {
  return name.length <= MAX_LENGTH && DNS_LABEL.test(name);
}

export function isLabelKey(key: string): boolean {
  return LABEL_KEY.test(key);
}

export function isLabelValue(value: string): boolean {
  return value.length <= MAX_LENGTH && LABEL_VALUE.test(value);
}
