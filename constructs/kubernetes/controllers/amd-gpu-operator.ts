import type { ControllerChart } from "./controller-chart";

/**
 * ROCm/gpu-operator v1.5.1 (2026-08-06), helm-charts-k8s/values.yaml, its chart kmm, and node-feature-discovery 0.18.3; read
 * on 22 Nov 2026. The chart names many images by the tag `latest`: they are what the site's registry holds.
 *
 * `deviceConfig.spec.driver.image` is not among them: it names where drivers that the cluster builds are pushed to, and is
 * used with `driver.enable` alone, which the chart has off.
 */
export const AMD_GPU_OPERATOR: ControllerChart = {
  title: "AMD's GPU operator",
  release: "amd-gpu-operator",
  namespace: "kube-amd-gpu",
  chart: "gpu-operator-charts",
  version: "v1.5.1",
  kubernetes: "1.29",
  source: "ROCm/gpu-operator v1.5.1, helm-charts-k8s/Chart.yaml (kubeVersion)",
  images: {
    "controllerManager.manager.image.repository": "rocm/amd-gpu-operator",
    "deviceConfig.spec.commonConfig.initContainerImage": "library/busybox:1.36",
    "deviceConfig.spec.commonConfig.utilsContainer.image": "rocm/amd-gpu-operator-utils:latest",
    "deviceConfig.spec.configManager.image": "rocm/device-config-manager:latest",
    "deviceConfig.spec.devicePlugin.devicePluginImage": "rocm/k8s-device-plugin:latest",
    "deviceConfig.spec.devicePlugin.nodeLabellerImage": "rocm/k8s-device-plugin:labeller-latest",
    "deviceConfig.spec.draDriver.image": "rocm/k8s-gpu-dra-driver:latest",
    "deviceConfig.spec.metricsExporter.image": "rocm/device-metrics-exporter:latest",
    "deviceConfig.spec.metricsExporter.rbacConfig.image": "brancz/kube-rbac-proxy:v0.18.1",
    "deviceConfig.spec.remediationWorkflow.testerImage": "rocm/test-runner:latest",
    "deviceConfig.spec.testRunner.image": "rocm/test-runner:latest",
    "kmm.controller.manager.env.relatedImageBuild": "kaniko-project/executor:v1.23.2",
    "kmm.controller.manager.env.relatedImageSign": "rocm/kernel-module-management-signimage:latest",
    "kmm.controller.manager.env.relatedImageWorker": "rocm/kernel-module-management-worker:latest",
    "kmm.controller.manager.image.repository": "rocm/kernel-module-management-operator",
    "kmm.webhookServer.webhookServer.image.repository": "rocm/kernel-module-management-webhook-server",
    "node-feature-discovery.image.repository": "nfd/node-feature-discovery",
    "remediation.controller.image": "argoproj/workflow-controller:v4.0.3",
  },
  refusedOn: {
    aws: "no instance type that this library offers on EKS has an AMD accelerator",
    google: "no machine type that this library offers on GKE has an AMD accelerator",
  },
};
