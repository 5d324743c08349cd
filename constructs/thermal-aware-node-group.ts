import { Construct } from "constructs";
import { findAccelerator } from "../catalog/accelerators";
import type { ConstructFacts } from "../engine/checks/model/facts";
import type { Accelerator } from "./accelerator";
import { stateFacts, stateFactsLazily } from "./facts";
import { objectName } from "./kubernetes/names";
import { poolStatement } from "./pool-statement";
import { requireDataClass } from "./require-data-class";
import { requireMarks, requireNodes } from "./require-pool";
import type { SovereignGpuPoolProps } from "./sovereign-gpu-pool";
import { SovereignStack } from "./sovereign-stack";
import { requireBudget } from "./thermal/budget";
import { agreeOnCapOwner, requireOwner } from "./thermal/cap-owner";
import { dpsTopology, type DpsGroup } from "./thermal/dps-topology";
import { emitGroup, type CheckedGroup } from "./thermal/emit-group";
import { powerUnknown } from "./thermal/errors";
import { groupNumbers } from "./thermal/numbers";
import { GROUP_TYPE } from "./thermal/other-loads";
import { noLimitForDynamo, noTopologyForDps } from "./thermal/owner-errors";
import { requireOneSite } from "./thermal/one-site";
import { placeGroup, type PlacedGroup } from "./thermal/placement";
import { requireGroup } from "./thermal/requirements";
import {
  CapOwner,
  type DpsTopologyProps,
  type DynamoPowerLimits,
  type ThermalAwareNodeGroupProps,
} from "./thermal-aware-node-group-props";

/**
 * Nodes in racks on feeds: hosts of a hall, nodes of a cluster that stands already, or a pool of a cloud with a budget.
 *
 * The program is refused where they do not fit: a feed that is over its limit when another fails, air that is not enough,
 * a cap that the part does not take. What was checked is then what the nodes run by: caps, quotas in watts, labels of rack
 * and feed, alerts and taints in a cluster, or a service of systemd on hosts without one. A site without `power` has no
 * feeds to check: there the budget of the policy (`power.sites.<name>.maxItKw`) and `maxItKw` alone count.
 */
export class ThermalAwareNodeGroup extends Construct {
  public readonly accelerator: Accelerator;

  /** Most nodes that were asked for. */
  public readonly maxNodes: number;

  /** What a node draws at most as it was checked, capped where it is capped: watts, rounded up. */
  public readonly nodeWatts: number;

  /** How many nodes stand in which rack; empty where no topology says where they stand. */
  public readonly rackNodes: { readonly [rack: string]: number };

  /** Catalogue name of the server; absent in a cloud. */
  public readonly server?: string;

  private readonly stack: SovereignStack;
  private readonly props: ThermalAwareNodeGroupProps;
  private readonly checked: CheckedGroup;

  /**
   * @throws when the scope is not in a SovereignStack, the nodes are not where hosts or topology say, or what they draw is
   * not known
   */
  public constructor(scope: Construct, id: string, props: ThermalAwareNodeGroupProps) {
    const stack = SovereignStack._of(scope, id);
    const where = `${scope.node.path}/${id}`;
    requireGroup(where, props);
    requireDataClass(props.dataClass, where);
    const placed = placeGroup(where, stack, props);
    const pool = poolProps(props, placed);
    requireNodes(pool, where);
    requireMarks(pool, where);
    // Loads the driver before the node exists: a failed load must leave no half-made construct behind.
    const driver = stack._driver();
    super(scope, id);
    agreeOnCapOwner(this, stack, props);
    const ofNodes = driver.gpuPool(this, stack, pool);
    const ofPower = powerFacts(props, placed);
    stateFactsLazily(this, ofNodes);
    stateFacts(this, { ...ofPower, ...poolStatement(GROUP_TYPE, props) });

    const facts = { ...ofNodes(), ...ofPower };
    const numbers = groupNumbers(where, facts, stack.site.power);
    const { nodeKw } = numbers;
    if (nodeKw === undefined) throw powerUnknown(where, numbers.basis);
    requireOneSite(where, stack, facts.server, numbers);
    this.accelerator = placed.accelerator;
    this.maxNodes = placed.nodes;
    // In whole watts upwards: a quota that is a fraction too small would keep the last node idle.
    this.nodeWatts = Math.ceil(Number((nodeKw * 1000).toFixed(6)));
    this.rackNodes = numbers.rackNodes;
    this.server = facts.server;
    this.stack = stack;
    this.props = props;
    this.checked = { ...numbers, placed, nodeWatts: this.nodeWatts };
    requireBudget(where, props, placed.nodes, numbers);
    emitGroup(this, stack, props, pool, this.checked);
  }

  /**
   * The topology of the site's hall as NVIDIA DPS imports it (`dpsctl topology import`), with the nodes of every group of
   * the site whose caps DPS sets: DPS has one active topology. Write it to a file; nothing of it is deployed.
   *
   * @throws when the site has no `power`, another owner sets its caps, nodes have no names, or DPS knows no
   * such server
   */
  public dpsTopologyJson(props: DpsTopologyProps = {}): string {
    const { site } = this.stack;
    requireOwner(this.node.path, "dpsTopologyJson()", this.props, CapOwner.DPS);
    if (!site.power) throw noTopologyForDps(this.node.path, site.name);
    const groups = this.node.root.node.findAll().filter((one) => one instanceof ThermalAwareNodeGroup);
    const ofDps = groups.filter(({ stack, props: { capOwner } }) => stack.site === site && capOwner === CapOwner.DPS);
    const told = ofDps.includes(this) ? ofDps : [this, ...ofDps];
    return dpsTopology(
      site.power,
      told.map((group) => group.toDps()),
      props,
    );
  }

  /**
   * What deployments of NVIDIA Dynamo on these nodes state, so that its planner and its power agent keep to the numbers
   * that were checked.
   *
   * @throws when another owner sets its caps, or nobody states what its accelerators draw
   */
  public dynamoPowerLimits(): DynamoPowerLimits {
    requireOwner(this.node.path, "dynamoPowerLimits()", this.props, CapOwner.DYNAMO);
    const { gpuCapWatts } = this.props;
    const watts = gpuCapWatts ?? findAccelerator(this.accelerator.name)?.tdpWatts;
    if (watts === undefined) throw noLimitForDynamo(this.node.path, this.accelerator.name);
    return {
      gpuPowerLimitWatts: watts,
      totalGpuPowerLimitWatts: watts * this.checked.acceleratorsPerNode * this.maxNodes,
      annotations: { "dynamo.nvidia.com/gpu-power-limit": String(watts) },
    };
  }

  private toDps(): DpsGroup {
    const { props, checked, server } = this;
    return { path: this.node.path, name: objectName(this, this.stack), server, props, checked };
  }
}

/** What the platform builds the nodes from. Quotas and topology of the group are in watts too, and emitted with its power. */
function poolProps(props: ThermalAwareNodeGroupProps, placed: PlacedGroup): SovereignGpuPoolProps {
  const { accelerator, server, nodes, nodeSelection } = placed;
  const { acceleratorsPerNode, capacity, zone, runtimeClassHandler } = props;
  const { labels, taints, dataClass, dataTags, overrides } = props;
  return {
    accelerator,
    server,
    nodes,
    nodeSelection,
    acceleratorsPerNode,
    capacity,
    zone,
    runtimeClassHandler,
    labels,
    taints,
    dataClass,
    dataTags,
    overrides,
  };
}

/** What the checks need to know of the nodes, beside what the platform says of them. */
function powerFacts(props: ThermalAwareNodeGroupProps, { racks, rackNodes }: PlacedGroup): ConstructFacts {
  const { gpuCapWatts, fallbackCapWatts, workload } = props;
  return {
    ...(racks ? { racks } : {}),
    ...(rackNodes ? { rackNodes } : {}),
    ...(gpuCapWatts === undefined ? {} : { gpuCapWatts }),
    ...(fallbackCapWatts === undefined ? {} : { fallbackCapWatts }),
    ...(workload === undefined ? {} : { workload }),
  };
}
