import { AMD_GPU_OPERATOR } from "./kubernetes/controllers/amd-gpu-operator";
import type { ControllerChart } from "./kubernetes/controllers/controller-chart";
import { installController } from "./kubernetes/controllers/install";
import { KUEUE } from "./kubernetes/controllers/kueue";
import { NVIDIA_GPU_OPERATOR } from "./kubernetes/controllers/nvidia-gpu-operator";
import type { SovereignStack } from "./sovereign-stack";

/** How a controller is installed. */
export interface ClusterControllerProps {
  /**
   * Version of its chart. The library knows the images of its default; with another, compare what the chart's values name.
   *
   * @default - the newest that this version of the library was written for
   */
  readonly version?: string;

  /**
   * Values of its chart for what this library did not foresee, merged over what it sets. They stand in the Terraform JSON
   * and in the state: put nothing secret there.
   *
   * @default - none
   */
  readonly overrides?: { readonly [value: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/**
 * Software that reconciles a cluster, installed by a Helm release of a pinned version. Chart and images come from the
 * site's own registry: the chart from `oci://<registry>/charts/<name>`, the images from `<registry>/<path>`, with the path
 * that they have where their maker publishes them. Copy them there first.
 */
export class ClusterController {
  /**
   * Kueue, which queues jobs and shares out pools by quota. Its chart is `kueue`. A job may ask for resources that no quota
   * is about (`quotaCheckStrategy: IgnoreUndeclared`).
   */
  public static kueue(props: ClusterControllerProps = {}): ClusterController {
    return new ClusterController(KUEUE, props);
  }

  /**
   * NVIDIA's GPU operator with device plugin, feature discovery and metrics. Its chart is `gpu-operator`. On EKS it installs
   * neither driver nor container toolkit, which are in the image of the nodes; on RKE2 it finds RKE2's own containerd. On GKE
   * it is refused: GKE brings all of that. It tolerates the taint `nvidia.com/gpu`, and no other without `overrides`.
   */
  public static nvidiaGpuOperator(props: ClusterControllerProps = {}): ClusterController {
    return new ClusterController(NVIDIA_GPU_OPERATOR, props);
  }

  /**
   * AMD's GPU operator with device plugin, node labeller and metrics, for drivers that are on the nodes already. Its chart is
   * `gpu-operator-charts`, and needs cert-manager in the cluster (ROCm/gpu-operator v1.5.1,
   * docs/installation/kubernetes-helm.md), which this library does not install. The chart names many of its images by the tag
   * `latest`.
   */
  public static amdGpuOperator(props: ClusterControllerProps = {}): ClusterController {
    return new ClusterController(AMD_GPU_OPERATOR, props);
  }

  private constructor(
    private readonly chart: ControllerChart,
    private readonly props: ClusterControllerProps,
  ) {}

  /** @internal */
  public _install(stack: SovereignStack): void {
    installController(stack, this.chart, this.props.version, this.props.overrides ?? {});
  }
}
