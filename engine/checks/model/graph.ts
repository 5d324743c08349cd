import type { DataClassName } from "../../policy/data-class";
import type { Waiver } from "../../policy/policy";
import type { DataKind } from "../../policy/profiles/scope";
import type { CapOutOfRange, PowerAssessment } from "../../power/assessment";
import type { PlacedNodes } from "../../power/place-nodes";
import type { AcceleratorFact } from "./accelerator";
import type { CatalogueRow } from "./catalogue-row";
import type { StatedHost, StatedOperator, StatedQuota } from "./facts";
import type { OccupiedSite } from "./occupied-site";
import type { Contradiction, Evidence, Flow, Place, Placement } from "./placement";
import type { TerraformStack } from "./terraform";

/** Everything the rules look at: facts only, no judgement. */
export interface FactGraph {
  readonly stacks: readonly TerraformStack[];
  readonly placements: readonly Placement[];
  readonly flows: readonly Flow[];
  readonly operators: readonly OperatorBinding[];
  readonly states: readonly StatePlacement[];
  readonly pools: readonly PoolFact[];
  /** Machines with accelerators that are in no pool, each as a pool of its own. */
  readonly machines: readonly PoolFact[];
  readonly topologies: readonly TopologyFact[];
  readonly accelerators: readonly AcceleratorFact[];
  /** Over which sites everything is spread. */
  readonly sites: readonly OccupiedSite[];
  readonly catalogueRows: readonly CatalogueRow[];
  /** What is fetched where nothing may be fetched from outside. */
  readonly promises: readonly PromisedPull[];
  readonly halls: readonly HallFact[];
  readonly unreadStatements: readonly UnreadStatement[];
  /** Waivers that programs state of themselves, whether permitted or not. */
  readonly programWaivers: readonly ProgramWaiver[];
  readonly stated: readonly StatedFact[];
  readonly notAssessed: readonly NotAssessed[];
}

/** Where a stack's operator comes in: a provider block, or the site of a hall or an existing cluster. */
export interface OperatorBinding {
  readonly stack: TerraformStack;
  /** `provider.aws`, `provider.aws.frankfurt`, `site.hall-1`. */
  readonly address: string;
  /** Absent where neither the catalogue nor the program says who operates it. */
  readonly operator?: StatedOperator;
  /** Of the cloud that the provider block reaches: `aws-us-gov`. @default - it has none, or the block does not tell */
  readonly partition?: string;
  /** Every data class that rests with this operator in the stack. */
  readonly dataClasses: readonly DataClassName[];
  /** The same with what the program says of the data. @default - nothing is said of any class */
  readonly kinds?: readonly DataKind[];
  readonly evidence: readonly Evidence[];
}

/** Where a Terraform state rests. */
export interface StatePlacement {
  readonly stack: TerraformStack;
  readonly backend: string;
  readonly place: Place;
  /** What is stated against `place`, which is the resolved one. @default - nothing is */
  readonly contradiction?: Contradiction;
  readonly operator?: string;
  readonly dataClass: DataClassName;
  /** Of everything in the stack together. @default - nothing is said of a part of it */
  readonly tags?: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Something that is fetched by what is promised to fetch nothing from outside its site. */
export interface PromisedPull {
  readonly flow: Flow;
  /** Where it comes from, as far as the promise asks. */
  readonly source: "site" | "outside" | "unknown";
  /** Who promises it: `airGapped` of a construct path. */
  readonly promisedBy: string;
  /** The site's registry. @default - none is stated */
  readonly registry?: string;
}

/** The hosts that a stack states. */
export interface HallFact {
  readonly stack: TerraformStack;
  /** Construct path of the statement. */
  readonly path: string;
  readonly site?: string;
  readonly country?: string;
  readonly operator?: string;
  readonly hosts: readonly StatedHost[];
}

/** A part of what a program states that cannot be read. */
export interface UnreadStatement {
  readonly stack: TerraformStack;
  /** Of the resource, or the construct path; the stack where it stands at its root. */
  readonly address: string;
  readonly constructPath?: string;
  /** Where it stands in the facts. @default - all of them */
  readonly fact?: string;
  readonly why: string;
  /** Whether power and heat depend on it. @default - they do not */
  readonly ofPower?: boolean;
  readonly dataClass: DataClassName;
}

/** Nodes with a power draw. */
export interface PoolFact {
  readonly stack: TerraformStack;
  /** Construct path, or the address of the resource. */
  readonly path: string;
  readonly constructPath?: string;
  readonly site?: string;
  /** Absent where nothing says how many there are at most. */
  readonly maxNodes?: number;
  /** What it may grow to in any case, where the most is not known. @default - nothing is sure */
  readonly sureNodes?: number;
  /** IT power of a node with its cap; absent where the part is unknown. */
  readonly itKwPerNode?: number;
  /** Server or instance type, with what its power rests on. */
  readonly basis: string;
  /** True where the hardware is only looked at when deploying. */
  readonly detected?: boolean;
  /** Catalogue name of its accelerator. @default - not known */
  readonly accelerator?: string;
  /** Accelerators of a node. @default - not known */
  readonly perNode?: number;
  /** Which tenant has how many of its accelerators. @default - none is stated */
  readonly quotas?: readonly StatedQuota[];
  /** Whether a cap of its accelerators is stated. @default false */
  readonly isCapped?: boolean;
  /** Caps that its part does not take, so that a node counts without them. @default - none */
  readonly capOutOfRange?: readonly CapOutOfRange[];
  /** Whether it has a cap of which nobody knows whether the driver takes it. @default false */
  readonly capRangeUnknown?: boolean;
  /** In which racks of a hall its nodes stand. @default - it states no racks */
  readonly standing?: PlacedNodes;
}

/** The power and cooling of a hall, with the program's nodes in its racks. */
export interface TopologyFact {
  /** The first stack that states it. @default - no program states it, but a file of its own */
  readonly stack?: TerraformStack;
  readonly site?: string;
  /** Other sites whose nodes stand in the same hall. @default - none */
  readonly otherSites?: readonly string[];
  /** Of whoever states it. */
  readonly constructPath?: string;
  readonly assessment: PowerAssessment;
  /** Amounts that look a thousand times off, as questions to their author. */
  readonly questions: readonly string[];
  /** How many nodes of each pool stand in its racks. */
  readonly placed: readonly PlacedPool[];
  /** Nodes that are stated to be where they cannot be. */
  readonly misplaced: readonly MisplacedNodes[];
}

export interface PlacedPool {
  readonly pool: PoolFact;
  readonly nodes: number;
}

export interface MisplacedNodes {
  readonly pool: PoolFact;
  /** What is stated and why it cannot be, as a sentence without its end. */
  readonly why: string;
}

export interface ProgramWaiver {
  readonly stack: TerraformStack;
  /** Construct path below which it is stated. */
  readonly path: string;
  /** The instances of the resource that states it. @default - a stack or construct does, or the resource has a path */
  readonly addresses?: readonly string[];
  readonly waiver: Waiver;
}

export interface StatedFact {
  readonly path: string;
  readonly what: string;
}

export interface NotAssessed {
  readonly what: string;
  readonly why: string;
}
