import type { Accelerator } from "./accelerator";
import type { Capacity } from "./capacity";
import type { DataClass } from "./data-class";
import type { NodeSelection } from "./node-selection";
import type { PowerProfile } from "./power-profile";
import type { Server } from "./server";
import type { NodeTaint } from "./taint";
import type { TenantQuota } from "./tenant-quota";

/** What the nodes are used for: servers that train draw their power all at the same time. */
export enum Workload {
  TRAINING = "training",
  INFERENCE = "inference",
}

/** What is done with a node whose accelerators are too hot. */
export enum WhenHot {
  /** An alert tells people. */
  ALERT = "alert",
  /** An alert, and the node takes no new pods until it has cooled down. */
  TAINT = "taint",
  /** An alert, and the pods of the node go elsewhere. */
  DRAIN = "drain",
}

/** Who sets the power caps of a cluster's accelerators. There is one owner: two would undo each other's caps. */
export enum CapOwner {
  /** What this construct emits: a DaemonSet, or on hosts without Kubernetes a service of systemd. */
  OURS = "ours",
  /** NVIDIA DPS; `dpsTopologyJson` of a group writes its topology. */
  DPS = "dps",
  /** The power agent of NVIDIA Dynamo; `dynamoPowerLimits` of a group says what deployments state. */
  DYNAMO = "dynamo",
}

/** When accelerators are too hot. */
export interface ThermalThresholds {
  /**
   * How far below the temperature at which hardware slows the part down it counts as hot, in K.
   *
   * @default 5, as THM-JUNCTION
   */
  readonly gpuMarginKelvin?: number;

  /**
   * Core temperature from which the part counts as hot.
   *
   * @default - its slowdown temperature by the catalogue less `gpuMarginKelvin`; where neither is known it is not watched
   */
  readonly gpuCelsius?: number;

  /**
   * Temperature of the memory from which the part counts as hot.
   *
   * @default - the highest that the catalogue knows as allowed; where none is known it is not watched
   */
  readonly memoryCelsius?: number;
}

/** How NVIDIA DPS reaches the nodes. */
export interface DpsTopologyProps {
  /**
   * URL of a node's BMC with `{node}` in the place of its name, e.g. `https://{node}-bmc.acme.example`. DPS looks for its
   * credentials under the name of the node.
   *
   * @default - none: DPS imports the topology, and needs it before it activates one
   */
  readonly bmcUrl?: string;
}

/** What deployments of NVIDIA Dynamo state, so that its planner and power agent keep to what was checked. */
export interface DynamoPowerLimits {
  /** Watts of one accelerator: `annotations` carries it. */
  readonly gpuPowerLimitWatts: number;

  /** Watts of all accelerators of the group: `total_gpu_power_limit` of the planner, beside `enable_power_awareness`. */
  readonly totalGpuPowerLimitWatts: number;

  /** Annotations of `podTemplate` of each worker component. */
  readonly annotations: { readonly [key: string]: string };
}

/** Where nvidia-smi comes from on nodes of Kubernetes. */
export enum DriverSource {
  /** The container runtime brings it, by the runtime class `nvidia`. */
  RUNTIME_CLASS = "runtime-class",
  /** The driver container of NVIDIA's GPU operator has it. */
  DRIVER_CONTAINER = "driver-container",
}

/** What sets caps and watches temperatures on nodes of Kubernetes. */
export interface PowerAgentProps {
  /** Image, pinned by its digest, with `sh` and glibc, on which NVIDIA's tool runs. */
  readonly image: string;

  /** Image with `sh` and `kubectl`, which taints hot nodes. @default - `image` has it too */
  readonly kubectlImage?: string;

  /** @default DriverSource.RUNTIME_CLASS */
  readonly driver?: DriverSource;
}

/** Properties of a group of nodes in racks on feeds. State `server` or `accelerator`. */
export interface ThermalAwareNodeGroupProps {
  /**
   * Which server the nodes are; its accelerators follow from it. Refused in a cloud, whose instance types follow from
   * `accelerator`.
   *
   * @default - the one that the hosts state, or that stands in these racks by the site's `power`
   */
  readonly server?: Server;

  /** Which accelerator the nodes have. @default - that of `server` */
  readonly accelerator?: Accelerator;

  /**
   * How many nodes; in a cloud the most that there may be.
   *
   * @default - as many as `placement` says, the hosts in these racks are, `nodeSelection` names, or the site's `power` has
   * in these racks
   */
  readonly nodes?: number;

  /**
   * Racks of the site's `power` in which the nodes stand, spread evenly in this order. On a site with hosts: all living
   * hosts in these racks that are such servers.
   *
   * @default - those of `placement`, or of the hosts that `nodeSelection` means
   */
  readonly racks?: string[];

  /** How many nodes stand in which rack. @default - as `racks` says */
  readonly placement?: { readonly [rack: string]: number };

  /**
   * Cap of one accelerator in watts, which counts in every check and is set on the nodes.
   *
   * @default - none: servers count at their nameplate
   */
  readonly gpuCapWatts?: number;

  /** Power profile of the driver, of B200 and later. It is no cap. @default - the driver's own */
  readonly powerProfile?: PowerProfile;

  /**
   * Cap of one accelerator in watts to which the nodes go down when power runs short: what allows more servers on a feed
   * than it carries at full power (PWR-OVERSUB). Who sees that it runs short and sets this cap, within the time that a
   * breaker takes, is yours to provide, such as NVIDIA DPS: nothing that is emitted here does.
   *
   * @default - none
   */
  readonly fallbackCapWatts?: number;

  /** @default - as the site's `power` says of servers that stand there; else Workload.TRAINING */
  readonly workload?: Workload;

  /** @default - from the catalogue */
  readonly thresholds?: ThermalThresholds;

  /** @default WhenHot.ALERT */
  readonly whenHot?: WhenHot;

  /** @default CapOwner.OURS */
  readonly capOwner?: CapOwner;

  /**
   * What sets caps and watches temperatures on nodes of Kubernetes.
   *
   * @default - nothing runs on the nodes: needed for a cap of our own, and for `whenHot` beyond an alert
   */
  readonly agent?: PowerAgentProps;

  /** Namespace of its objects, which stands already. @default - `sovereign-power`, which is made */
  readonly namespace?: string;

  /** Labels by which a Prometheus operator finds the alerts, such as `release`. @default - none */
  readonly alertLabels?: { readonly [key: string]: string };

  /**
   * Namespace of NVIDIA's GPU operator, where the counters are put that the alerts need.
   *
   * @default - that of `ClusterController.nvidiaGpuOperator()` of the stack, else the namespace of the group's objects
   */
  readonly exporterNamespace?: string;

  /** Shares of the group by tenant, as quotas of Kueue in accelerators and in watts. @default - none */
  readonly quotas?: TenantQuota[];

  /**
   * Which nodes of an existing cluster, or hosts of a bare-metal site; refused in a cloud.
   *
   * @default - on a bare-metal site the hosts in `racks`; required in an existing cluster
   */
  readonly nodeSelection?: NodeSelection;

  /**
   * The most IT power that the group may come to, in kW; for a cloud, where no topology says what holds.
   *
   * @default - the budget of the policy alone
   */
  readonly maxItKw?: number;

  /** Accelerators a node. @default - those of the server, or a whole instance type */
  readonly acceleratorsPerNode?: number;

  /** How nodes of a cloud are paid for and held. @default Capacity.onDemand() */
  readonly capacity?: Capacity;

  /** Availability zone of nodes in a cloud. @default - as SovereignGpuPool */
  readonly zone?: string;

  /** Node labels from the widest to the narrowest, by which Kueue places jobs. @default - rack and host, on a site with `power` */
  readonly topologyLevels?: string[];

  /**
   * Labels of place that nodes of an existing cluster carry already, of `sovereign.ai/hall`, `sovereign.ai/feed`,
   * `sovereign.ai/rack` and `sovereign.ai/cooling-zone`; the others are set by node-feature-discovery, by the names of the
   * nodes.
   *
   * @default - none of them
   */
  readonly carriedLabels?: string[];

  /** Handler of the container runtime for pods on the nodes, e.g. `nvidia`. @default - the cluster's own default runtime */
  readonly runtimeClassHandler?: string;

  /** Kubernetes labels of the nodes. @default - those of the accelerator and the group only */
  readonly labels?: { readonly [key: string]: string };

  /** Kubernetes taints of the nodes. @default - one that keeps pods away which ask for no accelerator */
  readonly taints?: NodeTaint[];

  /** How protected the data on these nodes is. @default - that of the stack */
  readonly dataClass?: DataClass;

  /** What the data is about, e.g. `personal`, `health`. @default - that of the stack */
  readonly dataTags?: string[];

  /**
   * Attributes for what this construct did not foresee, merged over what the nodes are emitted as: keyed by Terraform
   * resource type, then as in Terraform JSON.
   *
   * @default - none
   */
  readonly overrides?: { readonly [resourceType: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any
}
