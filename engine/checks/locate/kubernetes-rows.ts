import { to } from "./flow-row";
import type { FlowRow, PlaceRow, TypeRow } from "./table";

/** Where the specification of a pod stands in each kind of workload. */
const POD_SPECS = {
  cron_job: "spec.job_template.spec.template.spec",
  daemonset: "spec.template.spec",
  deployment: "spec.template.spec",
  job: "spec.template.spec",
  pod: "spec",
  replication_controller: "spec.template.spec",
  stateful_set: "spec.template.spec",
} as const;

/** What other kinds ask, are told, or are bound to; as far as the provider has a type of its own for them. */
const OTHER_FLOWS: Readonly<Record<string, readonly FlowRow[]>> = {
  config_map: [to("network", "data", "k8s-settings")],
  endpoints: [
    to("network", "subset[].address[].ip", "k8s-endpoint"),
    to("network", "subset[].not_ready_address[].ip", "k8s-endpoint"),
  ],
  mutating_webhook_configuration: [to("network", "webhook[].client_config.url", "k8s-endpoint")],
  persistent_volume: [
    to("network", "spec[].persistent_volume_source.nfs.server", "k8s-endpoint"),
    to("network", "spec[].persistent_volume_source.iscsi.target_portal", "k8s-endpoint"),
    to("network", "spec[].persistent_volume_source.ceph_fs.monitors", "k8s-endpoint"),
    to("network", "spec[].persistent_volume_source.rbd.ceph_monitors", "k8s-endpoint"),
    to("network", "spec[].persistent_volume_source.quobyte.registry", "k8s-endpoint"),
    to("network", "spec[].persistent_volume_source.csi.volume_attributes", "k8s-parameters"),
  ],
  secret: [to("network", "data", "k8s-secret")],
  service: [to("network", "spec.external_name", "k8s-endpoint")],
  storage_class: [to("key", "parameters", "k8s-parameters")],
  validating_webhook_configuration: [to("network", "webhook[].client_config.url", "k8s-endpoint")],
};

/** The types of a kind: with and without the version of their API. */
const VERSIONS = ["", "_v1"] as const;

/** `kubernetes_daemonset` is `kubernetes_daemon_set_v1` where it has a version. */
const OTHER_NAMES: Readonly<Record<string, string>> = { kubernetes_daemonset_v1: "kubernetes_daemon_set_v1" };

function versionsOf(kind: string, flows: readonly FlowRow[]): readonly TypeRow[] {
  return VERSIONS.map((version): TypeRow => {
    const type = `kubernetes_${kind}${version}`;
    return { type: OTHER_NAMES[type] ?? type, flows };
  });
}

export const KUBERNETES_ROWS: readonly TypeRow[] = [
  // Everything else in a cluster is where the cluster is, and sends nothing that these tables know.
  { type: "kubernetes_*" },
  ...Object.entries(POD_SPECS).flatMap(([kind, podSpec]) => versionsOf(kind, [to("image", podSpec, "k8s-workload")])),
  ...Object.entries(OTHER_FLOWS).flatMap(([kind, flows]) => versionsOf(kind, flows)),
  { type: "kubernetes_config_map_v1_data", flows: [to("network", "data", "k8s-settings")] },
  { type: "kubernetes_endpoint_slice_v1", flows: [to("network", "endpoint[].addresses", "k8s-endpoint")] },
  { type: "kubernetes_env", flows: [to("network", "env[]", "k8s-settings")] },
  { type: "kubernetes_manifest", flows: [to("image", "manifest", "manifest-objects")] },
  { type: "kubernetes_secret_v1_data", flows: [to("network", "data", "k8s-secret")] },
];

export const KUBECTL_ROWS: readonly TypeRow[] = [
  { type: "kubectl_*" },
  { type: "kubectl_manifest", flows: [to("image", "yaml_body", "manifest-objects")] },
];

export const HELM_ROWS: readonly TypeRow[] = [
  {
    type: "helm_release",
    flows: [
      to("image", "repository", "host"),
      to("image", "chart", "chart"),
      to("image", "chart", "chart-images"),
      to("image", "chart", "chart-values"),
    ],
  },
];

/** Arguments that may bind pods, volumes or nodes to regions and zones of the cluster's cloud. */
export const BOUND_TO_NODES: readonly PlaceRow[] = [
  "allowed_topologies",
  "manifest",
  "parameters",
  "spec",
  "yaml_body",
].map((attribute) => ({ attribute, as: "k8s-topology" }));
