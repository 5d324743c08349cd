import { COUNTERS_CONFIG_MAP, needsCounters } from "../power/exporter-counters";
import type { ControllerChart } from "./controller-chart";

/**
 * NVIDIA/gpu-operator v26.7.0 (2026-08-20), deployments/gpu-operator/values.yaml and its chart node-feature-discovery
 * 0.19.0; read on 22 Nov 2026. The operator's images are named in front (`repository`) and at the end (`image`) apart.
 */
export const NVIDIA_GPU_OPERATOR: ControllerChart = {
  title: "NVIDIA's GPU operator",
  release: "nvidia-gpu-operator",
  namespace: "gpu-operator",
  chart: "gpu-operator",
  version: "v26.7.0",
  kubernetes: "1.22",
  source: "the chart says 1.16; its custom resources are applied by server-side apply, stable since 1.22",
  images: {
    "ccManager.repository": "nvidia/cloud-native",
    "dcgm.repository": "nvidia/cloud-native",
    "dcgmExporter.repository": "nvidia/k8s",
    "devicePlugin.repository": "nvidia",
    "draDriver.repository": "nvidia",
    "driver.manager.repository": "nvidia/cloud-native",
    "driver.repository": "nvidia",
    "gdrcopy.repository": "nvidia/cloud-native",
    "gds.repository": "nvidia/cloud-native",
    "gfd.repository": "nvidia",
    "kataSandboxDevicePlugin.repository": "nvidia/cloud-native",
    "migManager.repository": "nvidia/cloud-native",
    "node-feature-discovery.image.repository": "nfd/node-feature-discovery",
    "nodeStatusExporter.repository": "nvidia",
    "operator.repository": "nvidia",
    "sandboxDevicePlugin.repository": "nvidia",
    "toolkit.repository": "nvidia/k8s",
    "validator.repository": "nvidia",
    "vfioManager.driverManager.repository": "nvidia/cloud-native",
    "vfioManager.repository": "nvidia/cloud-native",
    "vgpuDeviceManager.repository": "nvidia/cloud-native",
    "vgpuManager.driverManager.repository": "nvidia/cloud-native",
  },
  onPlatform: {
    // EKS's own image has driver and container toolkit in it, the toolkit as the default runtime
    // (aws-samples/sample-eks-enterprise-quickstart, docs/AMI_VERSIONS.md, v20260512).
    aws: { driver: { enabled: false }, toolkit: { enabled: false } },
    // RKE2's containerd listens elsewhere (rancher/rke2-docs, docs/add-ons/gpu_operators.md, 2026-08-20).
    "bare-metal": {
      toolkit: { env: [{ name: "CONTAINERD_SOCKET", value: "/run/k3s/containerd/containerd.sock" }] },
    },
  },
  ofCluster: (stack) => (needsCounters(stack) ? { dcgmExporter: { config: { name: COUNTERS_CONFIG_MAP } } } : {}),
  refusedOn: {
    // NVIDIA/aicr pull requests 1998 and 2047, August 2026: to take GKE's plugin away also stops its driver install.
    google:
      "GKE installs the driver and runs a device plugin of its own, and a second one on a node takes its place by chance",
  },
};
