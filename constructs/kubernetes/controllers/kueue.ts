import { toYaml } from "../kubernetes-object";
import { kueueTransformations } from "../power/registered-groups";
import type { ControllerChart, Values } from "./controller-chart";

/**
 * Kueue's configuration, which the chart takes as one text. It is that of the chart, but that a job may ask for what no
 * quota is about: the chart's own default lets no such job in.
 */
const CONFIGURATION = {
  apiVersion: "config.kueue.x-k8s.io/v1beta2",
  kind: "Configuration",
  health: { healthProbeBindAddress: ":8081" },
  metrics: { bindAddress: ":8443" },
  webhook: { port: 9443 },
  leaderElection: { leaderElect: true, resourceName: "c1f6bfd2.kueue.x-k8s.io" },
  controller: {
    groupKindConcurrency: {
      "Job.batch": 5,
      Pod: 5,
      "Workload.kueue.x-k8s.io": 10,
      "LocalQueue.kueue.x-k8s.io": 5,
      "ClusterQueue.kueue.x-k8s.io": 5,
      "ResourceFlavor.kueue.x-k8s.io": 1,
    },
  },
  clientConnection: { qps: 300, burst: 500 },
  integrations: {
    frameworks: [
      "batch/job",
      "kubeflow.org/mpijob",
      "ray.io/rayjob",
      "ray.io/rayservice",
      "ray.io/raycluster",
      "jobset.x-k8s.io/jobset",
      "workload.codeflare.dev/appwrapper",
      "trainer.kubeflow.org/trainjob",
      "pod",
      "deployment",
      "statefulset",
      "leaderworkerset.x-k8s.io/leaderworkerset",
    ],
  },
  resources: { quotaCheckStrategy: "IgnoreUndeclared" },
};

function managerConfig(configuration: Values): Values {
  return { managerConfig: { controllerManagerConfigYaml: toYaml(configuration) } };
}

/**
 * kubernetes-sigs/kueue v0.19.2 (commit of 2026-08), charts/kueue/values.yaml and hack/helm-chart-package.sh, which sets the
 * published chart's images below registry.k8s.io/kueue; read on 22 Nov 2026.
 */
export const KUEUE: ControllerChart = {
  title: "Kueue",
  release: "kueue",
  namespace: "kueue-system",
  chart: "kueue",
  version: "0.19.2",
  kubernetes: "1.29",
  source: "kubernetes-sigs/kueue v0.19.2, README",
  images: {
    "controllerManager.manager.image.repository": "kueue/kueue",
    "kueueViz.backend.image.repository": "kueue/kueueviz-backend",
    "kueueViz.frontend.image.repository": "kueue/kueueviz-frontend",
  },
  values: () => managerConfig(CONFIGURATION),
  ofCluster: (stack) => {
    const transformations = kueueTransformations(stack);
    if (transformations.length === 0) return {};
    return managerConfig({ ...CONFIGURATION, resources: { ...CONFIGURATION.resources, transformations } });
  },
};
