/** Names of Kubernetes' labels (k8s.io/apimachinery, pkg/util/validation, seen 2026-11-22). */
const NAME = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const MAX_PREFIX_LENGTH = 253;

export function isLabelKey(key: string): boolean {
  const [name, prefix, ...more] = key.split("/").reverse();
  const isPrefix = prefix === undefined || (prefix.length <= MAX_PREFIX_LENGTH && PREFIX.test(prefix));
  return more.length === 0 && isPrefix && NAME.test(name);
}

export function isLabelValue(value: string): boolean {
  return value === "" || NAME.test(value);
}
