import { to } from "./flow-row";
import type { FlowRow, TypeRow } from "./table";

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

/** The types of a workload: with and without the version of their API. */
const VERSIONS = ["", "_v1"] as const;

/** `kubernetes_daemonset` is `kubernetes_daemon_set_v1` where it has a version. */
const OTHER_NAMES: Readonly<Record<string, string>> = { kubernetes_daemonset_v1: "kubernetes_daemon_set_v1" };

function podFlows(podSpec: string): readonly FlowRow[] {
  return ["container", "init_container"].flatMap((container) => [
    to("image", `${podSpec}.${container}[].image`, "image"),
    to("network", `${podSpec}.${container}[].env[].value`, "known-host"),
  ]);
}

export const KUBERNETES_ROWS: readonly TypeRow[] = [
  // Everything else in a cluster is where the cluster is, and sends nothing that these tables know.
  { type: "kubernetes_*" },
  ...Object.entries(POD_SPECS).flatMap(([kind, podSpec]) =>
    VERSIONS.map((version): TypeRow => {
      const type = `kubernetes_${kind}${version}`;
      return { type: OTHER_NAMES[type] ?? type, flows: podFlows(podSpec) };
    }),
  ),
  ...VERSIONS.map((version): TypeRow => ({
    type: `kubernetes_service${version}`,
    flows: [to("network", "spec.external_name", "host")],
  })),
  { type: "kubernetes_manifest", flows: [to("image", "manifest", "manifest-images")] },
];

export const KUBECTL_ROWS: readonly TypeRow[] = [
  { type: "kubectl_*" },
  { type: "kubectl_manifest", flows: [to("image", "yaml_body", "manifest-images")] },
];

export const HELM_ROWS: readonly TypeRow[] = [
  {
    type: "helm_release",
    flows: [to("image", "repository", "host"), to("image", "chart", "chart"), to("image", "chart", "chart-images")],
  },
];
