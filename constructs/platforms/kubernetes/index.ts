import type { ClusterAccess } from "../../cluster-access";
import type { PlatformDriver } from "../driver";

export interface KubernetesSettings {
  readonly kubernetesVersion: string;
  readonly access: ClusterAccess;
}

/** A Kubernetes cluster that stands already. */
export function kubernetesDriver(settings: KubernetesSettings): PlatformDriver {
  throw new Error(`not built ${settings.kubernetesVersion}`);
}
