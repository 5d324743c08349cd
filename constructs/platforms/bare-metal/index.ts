import type { ClusterAccess } from "../../cluster-access";
import type { Hosts } from "../../hosts";
import { connectionOf } from "../../kubernetes/cluster-connection";
import type { Rke2 } from "../../rke2";
import { SovereignStack } from "../../sovereign-stack";
import type { PlatformDriver } from "../driver";
import { emitGpuPool } from "./gpu-pool";
import { BareMetalHosts } from "./hosts";
import { selectHosts } from "./node-selection";
import { emitService } from "./service";

export interface BareMetalSettings {
  readonly hosts: Hosts;
  readonly kubernetes?: Rke2;
  readonly access?: ClusterAccess;
}

/** Hosts that are reached over SSH: Terraform's own `terraform_data`, with no provider to download. */
export function bareMetalDriver({ hosts, kubernetes, access }: BareMetalSettings): PlatformDriver {
  const hostsOf = (stack: SovereignStack) => BareMetalHosts.of(stack, hosts, kubernetes);
  return {
    provider: "terraform",
    // There is no provider to give; what has to stand in every stack is the undo of hosts that leave the program.
    ensureProvider: (stack) => {
      if (stack instanceof SovereignStack) hostsOf(stack);
    },
    selectHosts: (where, selection) => selectHosts(where, hosts._hosts, selection),
    gpuPool: (pool, stack, props) => emitGpuPool(pool, stack, props, hostsOf(stack)),
    cluster: kubernetes && ((stack) => ({ clusterName: stack.site.name, version: minorVersionOf(kubernetes) })),
    clusterConnection: (layer) => ({
      ...connectionOf(access, layer),
      kubernetesVersion: kubernetes && minorVersionOf(kubernetes),
    }),
    systemdService: (service, stack, props) => emitService(service, stack, props, hostsOf(stack)),
  };
}

/** `1.34` of `v1.34.2+rke2r1`. */
function minorVersionOf({ _props: { version } }: Rke2): string {
  return /^v(\d+\.\d+)\./.exec(version)?.[1] ?? version;
}
