import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { ConstructFacts } from "../../engine/checks/model/facts";
import type { Host } from "../../engine/hosts/host";
import type { ICluster } from "../cluster";
import type { ClusterConnection } from "../kubernetes/cluster-connection";
import type { IKey } from "../key";
import type { INetwork } from "../network";
import type { NodeSelection } from "../node-selection";
import type { SovereignGpuPoolProps } from "../sovereign-gpu-pool";
import type { SiteRegistry } from "../site-props";
import type { SovereignStack } from "../sovereign-stack";
import type { SystemdServiceProps } from "../systemd-service";

/**
 * How a platform builds what the constructs mean. A driver is loaded on first use, so that a program loads the code
 * and the provider packages of its own platforms only.
 */
export interface PlatformDriver {
  /** Terraform's name of the platform's provider, e.g. `aws`. */
  readonly provider: string;

  /** Gives a stack or an upper layer its site's provider, unless the program declares one of its own without an alias. */
  ensureProvider(stack: TerraformStack, site: SiteFacts): void;

  /** The stack's shared parts, each made once, on first need. Absent where the platform has no such thing. */
  readonly network?: (stack: SovereignStack) => INetwork;
  readonly key?: (stack: SovereignStack) => IKey;
  readonly cluster?: (stack: SovereignStack) => ICluster;

  /**
   * How an upper layer reaches the stack's cluster. Asked for when the layer is written, and only where something stands
   * in it. Absent where the platform has no cluster.
   */
  readonly clusterConnection?: (layer: TerraformStack, stack: SovereignStack) => ClusterConnection;

  /**
   * Emits a pool below `pool`.
   *
   * @returns what the checker should know of it: accelerator, number of nodes, server or instance type. Asked for when
   * the stack is written, since a program may change what is emitted until then.
   */
  gpuPool(pool: IConstruct, stack: SovereignStack, props: SovereignGpuPoolProps): () => ConstructFacts;

  /**
   * Hosts that stand already, lost ones among them. Absent where the platform has no hosts of its own.
   *
   * @throws when the selection names what no host is
   */
  readonly selectHosts?: (where: string, selection: NodeSelection) => readonly Host[];

  /** Emits a service of systemd below `service`. Absent where the platform has no hosts of its own. */
  readonly systemdService?: (service: IConstruct, stack: SovereignStack, props: EmittedServiceProps) => void;
}

/** A service of systemd: a program that the hosts have, or a script for `sh` that is put there. No secret is in either. */
export type EmittedServiceProps = Omit<SystemdServiceProps, "execStart"> &
  ((Pick<SystemdServiceProps, "execStart"> & { readonly script?: undefined }) | { readonly script: string });

/** What drivers and facts need to know of a site. */
export interface SiteFacts {
  readonly name: string;
  readonly platform: string;
  readonly country: string;
  /** The cloud's own name of the region; absent where there is none. */
  readonly region?: string;
  /** Account or project that everything stands in, where the program states one. */
  readonly account?: string;
  /** Where the site pulls images and charts from; absent where it pulls each from where its maker publishes it. */
  readonly registry?: SiteRegistry;
  /** Tags that every resource of the site carries, where the platform has tags. */
  readonly tags: Readonly<Record<string, string>>;
}
