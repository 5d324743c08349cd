import { SovereignError } from "../../engine/error";

export function kubernetesTooOld(where: string, what: string, needed: string, has: string): SovereignError {
  return new SovereignError(
    `${where}: ${what} needs Kubernetes ${needed} or later, and the cluster has ${has}. Upgrade the cluster, or leave ` +
      "out what needs it.",
  );
}

/** Terraform's own error when deploying, so a text and not thrown. */
export function clusterOlderThanStated(layer: string, running: string, stated: string): string {
  return (
    `${layer}: the cluster runs Kubernetes ${running}, and the program says ${stated}. Say what it runs ` +
    "(kubernetesVersion), so that what it is too old for is refused before anything is deployed."
  );
}

export function notAKubernetesVersion(where: string, version: string): SovereignError {
  return new SovereignError(`${where}: kubernetesVersion is '${version}'. Write a minor version such as 1.34.`);
}

export function sameObject(where: string, object: string, first: string): SovereignError {
  return new SovereignError(
    `${where}: the cluster has one ${object}, and ${first} makes it already. Give the pool or the tenant another name.`,
  );
}

export function sameNamespace(where: string, name: string, first: string): SovereignError {
  return new SovereignError(
    `${where}: ${first} makes the namespace "${name}" of this cluster already. One stack makes it: in the other leave out ` +
      `\`createNamespace\` of the tenant, or state \`namespace: "${name}"\` of its ThermalAwareNodeGroups and deploy it later.`,
  );
}

export function badTenant(where: string, property: string, value: string): SovereignError {
  return new SovereignError(
    `${where}: quotas: ${property} "${value}" names objects of the cluster. Use lower-case letters, digits and '-' ` +
      "only, begin and end with a letter or a digit, at most 63 characters.",
  );
}

export function tenantTwice(where: string, tenant: string): SovereignError {
  return new SovereignError(`${where}: quotas names the tenant "${tenant}" twice. Add up its shares in one entry.`);
}

export function namespaceTwice(where: string, namespace: string, tenants: readonly string[]): SovereignError {
  return new SovereignError(
    `${where}: quotas gives the namespace "${namespace}" to ${tenants.map((tenant) => `"${tenant}"`).join(" and ")}. ` +
      "A namespace submits to one queue of a pool: give each tenant its own.",
  );
}

export function notAShare(where: string, tenant: string, property: string, value: number): SovereignError {
  return new SovereignError(
    `${where}: quotas of "${tenant}": ${property} is ${value}. Write a whole number, 0 or more.`,
  );
}

export function sharesOverPool(where: string, shares: number, accelerators: number): SovereignError {
  return new SovereignError(
    `${where}: the shares in quotas come to ${shares} accelerators, and the pool has ${accelerators}. Lower them; what ` +
      "a tenant may use while others are idle is `borrowableAccelerators`.",
  );
}

export function sharesOfUnknownPool(where: string): SovereignError {
  return new SovereignError(
    `${where}: quotas share out accelerators, and nobody says how many a node has. State \`acceleratorsPerNode\` or ` +
      "`server`.",
  );
}

export function noExtendedResource(where: string, accelerator: string): SovereignError {
  return new SovereignError(
    `${where}: quotas count accelerators by the resource that a device plugin advertises, and none is known for ` +
      `${accelerator}. Leave quotas out.`,
  );
}

export function notAHandler(where: string, handler: string): SovereignError {
  return new SovereignError(
    `${where}: runtimeClassHandler is '${handler}'. Write the name that containerd's configuration has for it, such as ` +
      "nvidia: lower-case letters, digits and '-'.",
  );
}

export function tooManyLevels(where: string, levels: number, most: number): SovereignError {
  return new SovereignError(`${where}: topologyLevels has ${levels} levels, and Kueue takes ${most}. Leave some out.`);
}

export function levelTwice(where: string, level: string): SovereignError {
  return new SovereignError(`${where}: topologyLevels names "${level}" twice. Name each level once.`);
}

export function notALabelKey(where: string, property: string, key: string): SovereignError {
  return new SovereignError(
    `${where}: ${property} has "${key}", which is no key of a Kubernetes label. Write one such as ` +
      "topology.example/block.",
  );
}

export function hostnameNotLast(where: string): SovereignError {
  return new SovereignError(
    `${where}: topologyLevels goes from the widest to the narrowest, and nothing is narrower than ` +
      "kubernetes.io/hostname. Put it last.",
  );
}

export function tooManyLabels(where: string, labels: number, most: number): SovereignError {
  return new SovereignError(
    `${where}: the nodes of the pool are found by ${labels} labels, and Kueue takes ${most}. Select them by fewer.`,
  );
}

export function tooManyTaints(where: string, taints: number, most: number): SovereignError {
  return new SovereignError(`${where}: the pool has ${taints} taints, and Kueue takes ${most}. State fewer.`);
}

export function accessNotStated(layer: string): SovereignError {
  return new SovereignError(
    `${layer}: objects of a cluster stand in it, and the site does not say how a deploy reaches the cluster. State its ` +
      "`access`, e.g. `ClusterAccess.kubeconfig({ file, context })`, or on bare metal `kubeconfigFile` of its `kubernetes`.",
  );
}

export function noClusterConnection(layer: string, platform: string): SovereignError {
  return new SovereignError(
    `${layer}: objects of a cluster stand in it, and this version cannot say how a cluster of platform '${platform}' is ` +
      "reached. Declare the providers kubernetes, kubectl or helm in this stack yourself.",
  );
}

export function controllerWithoutRegistry(stack: string, controller: string, site: string): SovereignError {
  return new SovereignError(
    `${stack}: ${controller} is installed from the registry of the site, and "${site}" has none. State ` +
      "`registry: { host, country, operator }` of the site, and copy chart and images there.",
  );
}

export function controllerRefused(stack: string, controller: string, platform: string, reason: string): SovereignError {
  return new SovereignError(
    `${stack}: ${controller} is not installed on platform '${platform}': ${reason}. Leave it out of \`controllers\`.`,
  );
}

export function controllerTwice(stack: string, controller: string): SovereignError {
  return new SovereignError(`${stack}: \`controllers\` names ${controller} twice. Name it once.`);
}

export function controllersWithoutCluster(stack: string, site: string): SovereignError {
  return new SovereignError(
    `${stack}: \`controllers\` run in a cluster, and the site "${site}" has none. Leave them out.`,
  );
}
