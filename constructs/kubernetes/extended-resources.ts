import { findAccelerator, type AcceleratorVendor } from "../../catalog/accelerators";

/**
 * The extended resource that a vendor's device plugin advertises on a node, read on 22 Nov 2026: NVIDIA/k8s-device-plugin,
 * ROCm/gpu-operator, awslabs Neuron, docs.habana.ai 1.23 (the catalogue's only Intel parts are Gaudi), Google's TPU plugin
 * of GKE, hiascend MindCluster 7.3.
 */
const RESOURCES: Readonly<Partial<Record<AcceleratorVendor, string>>> = {
  nvidia: "nvidia.com/gpu",
  amd: "amd.com/gpu",
  aws: "aws.amazon.com/neuron",
  google: "google.com/tpu",
  huawei: "huawei.com/Ascend910",
  intel: "habana.ai/gaudi",
};

/** The resource by which pods ask for an accelerator of the catalogue; `undefined` where none is known. */
export function extendedResourceOf(accelerator: string): string | undefined {
  const vendor = findAccelerator(accelerator)?.vendor;
  return vendor && RESOURCES[vendor];
}
