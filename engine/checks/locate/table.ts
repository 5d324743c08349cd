import type { MultiRegionService } from "../../../catalog/multi-regions";
import type { FlowKind } from "../../policy/flow-kind";
import type { Placement } from "../model/placement";
import type { ProviderBinding, ProviderReader } from "./provider-binding";
import type { Reading, ReadingSite } from "./reading";
import type { ReaderName } from "./readers";

/** What is known of one provider's resource types: where they are, and where their data goes. */
export interface ProviderTable {
  /** Name in the catalogue: `aws`. */
  readonly provider: string;
  /** Source addresses without their registry, e.g. `hashicorp/aws`. */
  readonly sources: readonly string[];
  /** What the provider block says for every resource that uses it. */
  readonly bind: ProviderReader;
  /** The arguments that say where a resource of this type is, by its type; undefined for a type that is not known. */
  readonly placeArguments: (type: string) => readonly string[] | undefined;
  /** How such an argument is read, and what else every type of the provider has. */
  readonly places: readonly PlaceRow[];
  readonly rows: readonly TypeRow[];
}

export type ServiceKind = NonNullable<Placement["serviceKind"]>;

/** What sets a type, or all types that begin alike, apart from what its provider's types have in common. */
export interface TypeRow {
  /** `aws_s3_bucket`; `aws_iam_*` for every type that begins so and has no row of its own. */
  readonly type: string;
  /** Which rule speaks where the resource may be anywhere. */
  readonly serviceKind?: ServiceKind;
  /** The service whose multi-regions its location may name. */
  readonly service?: MultiRegionService;
  /** Where its place is said, the first that says one wins. @default - the arguments that the type is known to have */
  readonly places?: readonly PlaceRow[];
  /** What holds where none of them says a place. @default "provider" */
  readonly otherwise?: Otherwise;
  readonly flows?: readonly FlowRow[];
}

/** An argument that may say where a resource is. */
export interface PlaceRow {
  /** `location`, `cluster[].zone`. */
  readonly attribute: string;
  readonly as: ReaderName;
}

/**
 * `provider`: where its provider block says. `global`: the service has no region. A text: anywhere, for this reason. A
 * region or multi-region that the service takes by itself.
 */
export type Otherwise = "provider" | "global" | { readonly anywhere: string } | { readonly location: string };

/** An argument by which data moves. */
export interface FlowRow {
  readonly kind: FlowKind;
  readonly attribute: string;
  readonly as: ReaderName;
  /** `in`: the argument names where data comes from, and it comes to the resource. @default "out" */
  readonly direction?: "in" | "out";
  /** Where the data goes when the argument is not set. @default - nowhere */
  readonly unset?: { readonly anywhere: string };
  /** Reads what the named reader cannot. */
  readonly read?: (site: ReadingSite) => readonly Reading[];
}

export type { ProviderBinding };
