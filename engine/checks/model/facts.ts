import type { JsonObject, JsonValue } from "../../json";
import type { DataClassName } from "../../policy/data-class";
import type { Waiver } from "../../policy/policy";
import type { Workload } from "../../power/topology";

/**
 * What a program states of itself because Terraform has no place for it (FORMATS section 3). A stated fact fills
 * what is unknown; it never beats a resolved place.
 */
export interface ConstructFacts {
  readonly type?: string;
  readonly site?: string;
  readonly country?: string;
  readonly operator?: StatedOperator;
  readonly dataClass?: DataClassName;
  readonly tags?: readonly string[];
  readonly accelerator?: StatedAccelerator;
  /** Catalogue name, or `detected` where the machine is looked at when deploying. */
  readonly server?: string;
  /** The instance type whose `itKw` counts, with its Terraform provider. */
  readonly instanceType?: { readonly provider: string; readonly name: string };
  /** Racks that the nodes stand in, spread evenly in this order: the first ones take the rest. */
  readonly racks?: readonly string[];
  /** How many nodes stand in which rack, where that is said exactly; `racks` then says nothing. */
  readonly rackNodes?: Readonly<Record<string, number>>;
  /** Cap of one accelerator in watts, which the program sets. */
  readonly gpuCapWatts?: number;
  /** Cap of one accelerator in watts, which is set when power runs short. */
  readonly fallbackCapWatts?: number;
  readonly workload?: Workload;
  /** Which tenant has how many of the accelerators. */
  readonly quotas?: readonly StatedQuota[];
  /** Hosts of a hall, for the picture of it. */
  readonly hosts?: readonly StatedHost[];
  /** Whether nothing may be fetched from outside the site. */
  readonly airGapped?: boolean;
  /**
   * What is fetched by steps that Terraform's own attributes do not show, each with the host or URL it comes from. It is
   * one flow for each statement, at the first resource of the construct that states it.
   */
  readonly pulls?: readonly StatedPull[];
  readonly waivers?: readonly Waiver[];
}

export interface StatedOperator {
  readonly id: string;
  readonly hq?: string;
  readonly ultimateParent?: string;
  readonly techVendor?: string;
}

export interface StatedAccelerator {
  /** Catalogue name, or `detected` where the hardware is looked at when deploying. */
  readonly name: string;
  readonly perNode?: number;
  /** Maximum number of nodes. */
  readonly nodes: number;
}

export interface StatedQuota {
  readonly tenant: string;
  readonly accelerators: number;
}

export interface StatedHost {
  readonly name: string;
  readonly role?: string;
  readonly rack?: string;
  readonly server?: string;
  readonly accelerators?: Readonly<Record<string, number>>;
}

/** An image, chart, package or file that is fetched. */
export interface StatedPull {
  /** `container images`, `RKE2 images`, `package curl`. */
  readonly what: string;
  /** Host or URL. */
  readonly from: string;
}

/** `"//".sovereignty` at the root of a stack. */
export interface StackFacts extends ConstructFacts {
  readonly version: 1;
  /** Construct path of the stack, where it is not the stack's name. */
  readonly path?: string;
  /** Where the Terraform state rests, for a backend that does not say. */
  readonly state?: { readonly country: string; readonly operator?: StatedOperator };
  /** Where the site pulls images and charts from, for a host that the catalogue does not know. */
  readonly registry?: { readonly host: string; readonly country?: string; readonly operator?: StatedOperator };
  /** Power and cooling of the site, as `topologyFromValue` reads it. */
  readonly powerTopology?: JsonObject;
  /** Manifests of the models that the stack runs, as written. */
  readonly models?: readonly JsonValue[];
  /** Keyed by construct path, inherited by path prefix. */
  readonly constructs?: Readonly<Record<string, ConstructFacts>>;
}
