import type { DataClassName } from "../../policy/data-class";
import type { StatedOperator } from "./facts";
import type { PoolFact } from "./graph";
import type { Evidence, Place } from "./placement";
import type { TerraformStack } from "./terraform";

/**
 * How somebody comes to have accelerators: as the service of a cloud, whose export they are; or as hardware that is owned
 * or leased, which the user exports.
 */
export type AcceleratorSupply = "service" | "hardware" | "unknown";

/** Power of the machines that one resource brings. */
export type MachinePower = Pick<PoolFact, "maxNodes" | "sureNodes" | "itKwPerNode" | "basis" | "perNode">;

/** Accelerators that a pool, a hall or a resource brings to a place. */
export interface AcceleratorFact {
  readonly stack: TerraformStack;
  /** Construct path of the pool or hall, or the address of the resource. */
  readonly address: string;
  readonly constructPath?: string;
  /** Site that is stated. @default - none is */
  readonly site?: string;
  /** Catalogue name; absent where it is not known which accelerator it is. */
  readonly accelerator?: string;
  /** Why the accelerator is not known. @default - it is */
  readonly why?: string;
  /** Whether it may have no accelerator at all. @default false */
  readonly mayHaveNone?: boolean;
  /** Accelerators at most; absent where that is not known. */
  readonly count?: number;
  /** What the machines of the resource draw that brings them. @default - a pool or a hall brings them */
  readonly machines?: MachinePower;
  /** Whether they come in servers, trays or racks. */
  readonly assembled: boolean;
  readonly supply: AcceleratorSupply;
  readonly place: Place;
  /** Absent where neither the catalogue nor the program says who operates it. */
  readonly operator?: StatedOperator;
  readonly dataClass: DataClassName;
  readonly evidence: readonly Evidence[];
}
