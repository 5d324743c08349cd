import type { NodeTaint } from "../../taint";
import type { TenantQuota } from "../../tenant-quota";

/** What happens to a node whose accelerators are too hot: an alert alone, no new pods, or no pods. */
export type WhenHot = "alert" | "taint" | "drain";

/** A rack with nodes of a group in it. */
export interface PowerGroupRack {
  readonly name: string;
  /** Nodes of the group in it. */
  readonly nodes: number;
  /** Names of these nodes, `nodes` of them. @default - not known; they carry the label of the rack */
  readonly nodeNames?: readonly string[];
  readonly feeds: readonly string[];
  /** How the feeds stand in for each other. */
  readonly redundancy: "N" | "N+1" | "2N";
  readonly coolingZone?: string;
  /** The most that its cooling holds. @default - not known */
  readonly limitWatts?: number;
  /** What else stands in it, such as switches. @default 0 */
  readonly otherWatts?: number;
}

/** A feed of the racks of a group. */
export interface PowerGroupFeed {
  readonly name: string;
  readonly limitWatts: number;
  /** What no group of the cluster draws from it: normally, and in the worst single failure. @default 0 */
  readonly otherWatts?: number;
  readonly otherFailoverWatts?: number;
}

/** A tenant's share of a group, in accelerators and in watts. */
export interface PowerGroupTenant extends TenantQuota {
  /** Watts that are the tenant's whenever it wants them. @default - those of its accelerators */
  readonly watts?: number;
  /** Further watts that it may borrow while others leave theirs idle. @default - those of its `borrowableAccelerators` */
  readonly borrowableWatts?: number;
}

/**
 * What the cluster's objects need to know of a group of nodes: the numbers that were checked. Its flavor, topology and queues
 * of Kueue are made from it too, so a pool of the same nodes has neither quotas nor topology levels of its own.
 */
export interface PowerGroup {
  /** Name of its objects: a label of DNS, unique in the cluster. */
  readonly name: string;
  /** Construct path, by which errors name it. @default - its name */
  readonly path?: string;
  readonly site: string;
  /** Name of the power topology. @default - the site's */
  readonly hall?: string;
  /** Labels that the group's nodes carry, all of them and no others. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
  /** Catalogue name. */
  readonly accelerator: string;
  readonly acceleratorsPerNode: number;
  readonly nodes: number;
  /** Nodes that are there at any time, in a cloud. @default - all of them */
  readonly minNodes?: number;
  /** A node as it was checked, capped where it is capped: whole watts, rounded up. */
  readonly nodeWatts: number;
  /** What of it is not its accelerators. @default - nodeWatts less those of its accelerators, at their cap or rated power */
  readonly baseWatts?: number;
  /** @default - no cap is set */
  readonly gpuCapWatts?: number;
  /** What NVIDIA's driver calls a power profile, in the place of a cap. @default - the driver's own */
  readonly powerProfileId?: number;
  /** Caps that the part takes. @default - not known */
  readonly capRange?: { readonly minWatts: number; readonly maxWatts: number };
  /** From the catalogue, less the margin that the program wants. @default - not watched */
  readonly thresholds: { readonly gpuCelsius?: number; readonly memoryCelsius?: number };
  readonly whenHot: WhenHot;
  /** Labels that its nodes carry already, such as `sovereign.ai/rack` of hosts. @default - none: node-feature-discovery sets them */
  readonly carriedLabels?: readonly string[];
  readonly racks: readonly PowerGroupRack[];
  readonly feeds: readonly PowerGroupFeed[];
  /** The most that all groups of the hall may draw. @default - not known */
  readonly hallLimitWatts?: number;
  readonly tenants?: readonly PowerGroupTenant[];
  /** Node labels by which Kueue places jobs, widest first. @default - hall, feeds, rack and host, where the racks are known */
  readonly topologyLevels?: readonly string[];
  /** Host of the site's registry. @default - none: node-problem-detector is configured, and not run */
  readonly registry?: string;
  /** Image of the node agent, pinned: it has `sh`, and glibc for NVIDIA's tool. @default - no agent can run */
  readonly image?: string;
  /** Image with `sh` and `kubectl`, which taints hot nodes. @default - `image` */
  readonly kubectlImage?: string;
  /** Where nvidia-smi comes from: the runtime class `nvidia`, or the driver container of NVIDIA's operator. @default "runtime-class" */
  readonly driver?: "runtime-class" | "driver-container";
  /** Labels by which a Prometheus operator finds its rules, such as `release`. @default - none */
  readonly ruleLabels?: Readonly<Record<string, string>>;
  /** Namespace of NVIDIA's operator. @default - that of the stack's own, else the namespace of the group's objects */
  readonly exporterNamespace?: string;
  /** Namespace of its objects. It has to stand already. @default "sovereign-power" is made */
  readonly namespace?: string;
}

/** How errors name the group. */
export function whereOf({ path, name }: PowerGroup): string {
  return path ?? name;
}
