import type { ClusterAccess } from "../../cluster-access";
import type { Hosts } from "../../hosts";
import type { Rke2 } from "../../rke2";
import type { PlatformDriver } from "../driver";

export interface BareMetalSettings {
  readonly hosts: Hosts;
  readonly kubernetes?: Rke2;
  readonly access: ClusterAccess;
}

/** Hosts that are reached over SSH. */
export function bareMetalDriver(settings: BareMetalSettings): PlatformDriver {
  throw new Error(`not built ${settings.hosts._hosts.length}`);
}
