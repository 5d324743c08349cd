import type { DataClassName } from "../../policy/data-class";
import type { FlowKind } from "../../policy/flow-kind";
import type { TerraformResource, TerraformStack } from "./terraform";

/** One link of a chain that proves where something is. */
export interface Evidence {
  readonly address: string;
  /** Attribute path with indices, e.g. `rule[0].destination.bucket`. */
  readonly attribute?: string;
  readonly value?: string;
  readonly note?: string;
}

/** A place, three-valued: a set of countries, anywhere, or unknown. */
export type Place =
  | { readonly kind: "countries"; readonly countries: readonly string[]; readonly region?: string }
  /** The service is global or chooses by itself: it may be anywhere. */
  | {
      readonly kind: "anywhere";
      readonly why: string;
      /** Where it counts as being for images: the head office of who runs a public registry. @default - nowhere */
      readonly pullsCountAs?: string;
    }
  | { readonly kind: "unknown"; readonly why: string };

/** A statement that differs from what resolves. */
export interface Contradiction {
  /** Both values, each with where it comes from. */
  readonly why: string;
  /** The statement. */
  readonly evidence: Evidence;
}

/** Where a resource keeps or processes data, and how we know. */
export interface Placement {
  readonly stack: TerraformStack;
  readonly resource: TerraformResource;
  readonly place: Place;
  /** What is stated against `place`, which is the resolved one. @default - nothing is */
  readonly contradiction?: Contradiction;
  /** Which rule speaks of this resource when its place is `anywhere`: the kind of its service. */
  readonly serviceKind?: FlowKind | "control-plane";
  /** Partition of the provider that the resource is in. @default - not known, or the provider has none */
  readonly partition?: string;
  /** Catalogue operator id, or the id that the program states; absent where unknown. */
  readonly operator?: string;
  /** e.g. `attribute location`, `provider aws.frankfurt`, `provider only`, `stated`. */
  readonly basis: string;
  /** The argument to write where the service takes its default location. @default - none: something says the place */
  readonly unsetArgument?: string;
  readonly evidence: readonly Evidence[];
  /** True where no table knows the type: its place is read, and its flows are not known. */
  readonly typeNotInTables: boolean;
  readonly dataClass: DataClassName;
  /** What the program says that the data is: `personal`, `health`, … @default - nothing is said: it may be anything */
  readonly tags?: readonly string[];
}

/** Data moves from a resource to another place. */
export interface Flow {
  readonly stack: TerraformStack;
  readonly resource: TerraformResource;
  readonly kind: FlowKind;
  /** Construct path of the statement that it rests on. @default - the resource itself shows it */
  readonly statedAt?: string;
  /** What it leaves from and goes to, as a reader would say it. */
  readonly from: string;
  readonly to: string;
  /** What the resource does, between its two ends. @default - as for every flow of its kind */
  readonly verb?: string;
  /** The host that it goes to, with its port where that is not 443. @default - it names none */
  readonly host?: string;
  readonly place: Place;
  /** What is stated against `place`, which is the resolved one. @default - nothing is */
  readonly contradiction?: Contradiction;
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
  /** What to write instead, as the beginning of a sentence. @default - another place */
  readonly instead?: string;
  /** Severity of `unknown` for this flow where it is fixed by FORMATS, e.g. images inside an unrendered chart. */
  readonly unknownSeverity?: "warning";
  readonly dataClass: DataClassName;
  /** As of a placement: of all its ends together; nothing is said where one of them says nothing. */
  readonly tags?: readonly string[];
}
