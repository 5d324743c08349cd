import { Construct } from "constructs";
import { Accelerator } from "./accelerator";
import type { Capacity } from "./capacity";
import type { DataClass } from "./data-class";
import { requireDataClass } from "./require-data-class";
import { requireMarks, requireNodes } from "./require-pool";
import { notA } from "./errors";
import { stateFacts, stateFactsLazily } from "./facts";
import { poolStatement } from "./pool-statement";
import { SovereignStack } from "./sovereign-stack";
import type { NodeSelection } from "./node-selection";
import type { Server } from "./server";
import type { NodeTaint } from "./taint";
import type { TenantQuota } from "./tenant-quota";

/** Properties of a pool of accelerator nodes. State `nodes`, or `minNodes` and `maxNodes`. */
export interface SovereignGpuPoolProps {
  /** Which accelerator; the platform's instance type follows from it. */
  readonly accelerator: Accelerator;

  /** A fixed number of nodes. @default - `minNodes` and `maxNodes` are stated instead */
  readonly nodes?: number;

  /** Fewest nodes of a pool that scales. @default 0 where `maxNodes` is stated */
  readonly minNodes?: number;

  /** Most nodes of a pool that scales; power is checked for this number. @default - `nodes` */
  readonly maxNodes?: number;

  /** Accelerators a node. @default - a whole server: the most that the platform offers of this accelerator */
  readonly acceleratorsPerNode?: number;

  /** How the nodes are paid for and held; some types cannot be had on demand. @default Capacity.onDemand() */
  readonly capacity?: Capacity;

  /**
   * Availability zone of the nodes, e.g. `eu-central-1a`. Capacity that is reserved stands in one. A network that the
   * stack makes has subnets in the first three zones of the region by name; for another, pass a network of your own.
   *
   * @default - every zone of the network, or the first where the nodes stand close together; on Google Cloud the first zone
   * of the region that offers the machine type, since GKE counts nodes by zone
   */
  readonly zone?: string;

  /**
   * Whether the nodes stand close together on the network, for jobs that span nodes.
   *
   * @default - true where the nodes have a cluster interconnect and the pool may have more than one node
   */
  readonly compactPlacement?: boolean;

  /**
   * Whether nodes use the platform's cluster interconnect (EFA on AWS; GPUDirect on Google Cloud is not built yet).
   *
   * @default - true where the instance type has it
   */
  readonly clusterInterconnect?: boolean;

  /**
   * Which nodes of an existing cluster, or hosts of a bare-metal site, the pool is; refused in a cloud.
   *
   * @default - none in a cloud, which makes the nodes; required where they stand already
   */
  readonly nodeSelection?: NodeSelection;

  /** Which server the nodes are, for power, where no instance type says it; refused in a cloud. @default - as the hosts state it */
  readonly server?: Server;

  /**
   * Shares of the pool by tenant, as quotas of Kueue, which has to run in the cluster
   * (`ClusterController.kueue()` installs it). The shares may not come to more than the pool has.
   *
   * @default - none: whoever may make pods may use the pool
   */
  readonly quotas?: TenantQuota[];

  /**
   * Node labels from the widest to the narrowest, by which Kueue places jobs close together, e.g.
   * `["topology.example/block", "kubernetes.io/hostname"]`.
   *
   * @default - none: Kueue does not look at where nodes stand
   */
  readonly topologyLevels?: string[];

  /**
   * Handler of the container runtime for pods on the pool, e.g. `nvidia`; a RuntimeClass of the pool's name is made, which
   * also sends pods to the pool.
   *
   * @default - none: the cluster's own default runtime
   */
  readonly runtimeClassHandler?: string;

  /** Size of a node's root disk in GiB, at least 20. @default 200 */
  readonly diskGib?: number;

  /** Kubernetes labels of the nodes. @default - those of the accelerator and the pool only */
  readonly labels?: { readonly [key: string]: string };

  /** Kubernetes taints of the nodes. @default - one that keeps pods away which ask for no accelerator */
  readonly taints?: NodeTaint[];

  /** How protected the data on these nodes is. @default - that of the stack */
  readonly dataClass?: DataClass;

  /** What the data is about, e.g. `personal`, `health`. @default - that of the stack */
  readonly dataTags?: string[];

  /**
   * Attributes for what this construct did not foresee, merged over what it emits: keyed by Terraform resource type,
   * then as in Terraform JSON. An element of a list is changed by its index as the key; a list is appended to.
   *
   * @default - none
   */
  readonly overrides?: { readonly [resourceType: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/**
 * A pool of accelerator nodes on a site, wherever that is: a managed node group in a cloud, or this machine's own
 * hardware on a local site. Disks are encrypted with the stack's key and nodes have no public address.
 *
 * GKE installs NVIDIA's device plugin itself. Elsewhere this version installs none (NVIDIA, Neuron, EFA) with a pool:
 * `nvidia.com/gpu` and its like are not advertised until one is installed from a registry of the region.
 */
export class SovereignGpuPool extends Construct {
  /** The accelerator that was asked for. */
  public readonly accelerator: Accelerator;

  /** Most nodes that were asked for; power is checked for what is emitted, `overrides` and all. */
  public readonly maxNodes: number;

  /**
   * @throws when the scope is not in a SovereignStack, the platform lacks the accelerator, or the provider package is
   * not installed
   */
  public constructor(scope: Construct, id: string, props: SovereignGpuPoolProps) {
    const stack = SovereignStack._of(scope, id);
    const where = `${scope.node.path}/${id}`;
    const accelerator: unknown = props?.accelerator;
    if (!(accelerator instanceof Accelerator)) throw notA("an Accelerator", where, "accelerator", accelerator);
    requireDataClass(props.dataClass, where);
    requireNodes(props, where);
    requireMarks(props, where);
    // Loads the driver before the node exists: a failed load must leave no half-made construct behind.
    const driver = stack._driver();
    super(scope, id);
    this.accelerator = props.accelerator;
    this.maxNodes = props.maxNodes ?? (props.nodes as number);
    stateFactsLazily(this, driver.gpuPool(this, stack, props));
    stateFacts(this, poolStatement("SovereignGpuPool", props));
  }
}
