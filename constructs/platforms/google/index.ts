import type { PlatformDriver } from "../driver";
import { shared } from "../shared";
import { GoogleCluster } from "./cluster";
import { clusterConnection } from "./connection";
import { gpuPool } from "./gpu-pool";
import { GoogleKeys } from "./keys";
import { GoogleNetwork } from "./network";
import { ensureProvider, type GoogleSettings } from "./provider";

/** Google Cloud: GKE. */
export function googleDriver(settings: GoogleSettings): PlatformDriver {
  return {
    provider: "google",
    ensureProvider: (stack, site) => ensureProvider(stack, site, settings),
    network: (stack) => shared(stack, "network", GoogleNetwork),
    key: (stack) => shared(stack, "keys", GoogleKeys),
    cluster: (stack) => shared(stack, "cluster", GoogleCluster),
    clusterConnection: (layer, stack) => clusterConnection(layer, stack, settings),
    gpuPool,
  };
}
