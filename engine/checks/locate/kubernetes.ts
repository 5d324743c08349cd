import { BOUND_TO_NODES, HELM_ROWS, KUBECTL_ROWS, KUBERNETES_ROWS } from "./kubernetes-rows";
import type { ProviderBinding, ProviderView } from "./provider-binding";
import { anywhere, unknownPlace, type Occurrence, type Reading } from "./reading";
import { readHost } from "./readers/host";
import { readReference } from "./readers/reference";
import { placeNamed } from "./readers/region";
import { textOf } from "./readers/text";
import type { ProviderTable } from "./table";

/** What every provider of cluster objects has in common: its resources are where the cluster is. */
const IN_CLUSTER = {
  inCluster: true,
  placeArguments: () => [],
  places: [],
  refinements: BOUND_TO_NODES,
  otherwise: () => "provider",
  globalPlace: () => anywhere("its service is global"),
} as const satisfies Partial<ProviderTable>;

export const kubernetes: ProviderTable = {
  ...IN_CLUSTER,
  provider: "kubernetes",
  sources: ["hashicorp/kubernetes"],
  bind: (view) => bindCluster(view, ""),
  rows: KUBERNETES_ROWS,
};

export const kubectl: ProviderTable = {
  ...IN_CLUSTER,
  provider: "kubectl",
  sources: ["alekc/kubectl", "gavinbunney/kubectl", "hashicorp/kubectl"],
  bind: (view) => bindCluster(view, ""),
  rows: KUBECTL_ROWS,
};

export const helm: ProviderTable = {
  ...IN_CLUSTER,
  provider: "helm",
  sources: ["hashicorp/helm"],
  bind: (view) => bindCluster(view, "kubernetes."),
  rows: HELM_ROWS,
};

/** The cluster that a provider block speaks to: by its host, else by the command that gets a token for it. */
function bindCluster({ address, read, site, block }: ProviderView, prefix: string): ProviderBinding {
  const hosts = read(`${prefix}host`).flatMap((host) => readHost(host, site) ?? []);
  const readings = [...hosts, ...readTokenCommand(read(`${prefix}exec.args`), { address, read, site, block })];
  const reading = readings.find(({ place }) => place.kind === "countries") ?? readings[0];
  if (reading) return { address, place: reading.place, operator: reading.operator, evidence: reading.evidence };
  const why = block ? `${address} does not say which cluster it speaks to` : `there is no block ${address}`;
  return { address, place: unknownPlace(why), evidence: [{ address, note: "no host" }] };
}

/** `aws eks get-token --cluster-name NAME --region REGION`. */
function readTokenCommand(args: readonly Occurrence[], { site, address }: ProviderView): readonly Reading[] {
  const after = (option: string) => args[args.findIndex(({ outcome }) => textOf(outcome) === option) + 1];
  const has = (option: string) => args.some(({ outcome }) => textOf(outcome) === option);
  const cluster = has("--cluster-name")
    ? readReference(after("--cluster-name"), { ...site, names: "aws_eks_cluster.name" })
    : undefined;
  const region = has("--region") ? textOf(after("--region").outcome) : undefined;
  const byRegion = region === undefined ? undefined : placeNamed(region, { provider: "aws" });
  return [
    ...(cluster ? [cluster] : []),
    ...(byRegion && region !== undefined
      ? [{ ...byRegion, to: region, evidence: [{ address, attribute: "exec.args", value: `--region ${region}` }] }]
      : []),
  ];
}
