import type { ClusterAccess } from "../../cluster-access";
import type { ICluster } from "../../cluster";
import { connectionOf } from "../../kubernetes/cluster-connection";
import type { SovereignStack } from "../../sovereign-stack";
import type { PlatformDriver } from "../driver";
import { versionStatedTwice } from "./errors";
import { emitGpuPool } from "./gpu-pool";

export interface KubernetesSettings {
  readonly kubernetesVersion: string;
  readonly access: ClusterAccess;
}

/** A Kubernetes cluster that stands already: everything of it stands in the upper layers. */
export function kubernetesDriver({ kubernetesVersion, access }: KubernetesSettings): PlatformDriver {
  return {
    provider: "kubernetes",
    // The layers are given the providers of what stands in them, and the lowest holds nothing.
    ensureProvider: () => undefined,
    cluster: (stack) => standingCluster(stack, kubernetesVersion),
    clusterConnection: (layer, stack) => ({
      ...connectionOf(access, layer),
      kubernetesVersion: stack.cluster.version,
    }),
    gpuPool: emitGpuPool,
  };
}

function standingCluster(stack: SovereignStack, version: string): ICluster {
  const { path } = stack.node;
  const { name } = stack.site;
  const { kubernetesVersion: stated } = stack;
  if (stated !== undefined) throw versionStatedTwice(path, stated, name, version);
  return { clusterName: name, version };
}
