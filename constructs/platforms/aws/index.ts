import type { PlatformDriver } from "../driver";
import { AwsCluster } from "./cluster";
import { clusterConnection } from "./cluster-connection";
import { gpuPool } from "./gpu-pool";
import { AwsKeys } from "./keys";
import { AwsNetwork } from "./network";
import { ensureProvider, type AwsSettings } from "./provider";
import { shared } from "../shared";

/** AWS: EKS and managed node groups, in every partition. */
export function awsDriver(settings: AwsSettings): PlatformDriver {
  return {
    provider: "aws",
    ensureProvider: (stack, site) => ensureProvider(stack, site, settings),
    network: (stack) => shared(stack, "network", AwsNetwork),
    key: (stack) => shared(stack, "keys", AwsKeys),
    cluster: (stack) => shared(stack, "cluster", AwsCluster),
    clusterConnection: (layer, stack) => clusterConnection(layer, stack, settings),
    gpuPool,
  };
}
