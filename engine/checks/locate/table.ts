import type { MultiRegionService } from "../../../catalog/multi-regions";
import type { FlowKind } from "../../policy/flow-kind";
import type { Place, Placement } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import type { Condition } from "./condition";
import type { ProviderReader } from "./provider-binding";
import type { ReaderName } from "./readers";

/** What is known of one provider's resource types: where they are, and where their data goes. */
export interface ProviderTable {
  /** Name in the catalogue: `aws`. */
  readonly provider: string;
  /** Source addresses without their registry, e.g. `hashicorp/aws`. */
  readonly sources: readonly string[];
  /** Whether its resources are objects of a cluster, which somebody else runs than the provider. @default false */
  readonly inCluster?: boolean;
  /** What the table calls the type of a resource, where an argument tells it. @default - as Terraform calls it */
  readonly typeOf?: (resource: TypedResource) => string;
  /** What the provider block says for every resource that uses it. */
  readonly bind: ProviderReader;
  /** The arguments that say where a resource of this type is; undefined for a type that is not known. */
  readonly placeArguments: (type: string) => readonly string[] | undefined;
  /** How those arguments are read, in the order in which they count. */
  readonly places: readonly PlaceRow[];
  /** Arguments that say which zone of its region a resource is in; a zone may lie in another country. */
  readonly refinements: readonly PlaceRow[];
  /** What holds where a resource does not say a place, by its type and the arguments that it has for it. */
  readonly otherwise: (type: string, placeArguments: readonly string[] | undefined) => Otherwise;
  /** Where a service is that no region of a partition holds. */
  readonly globalPlace: (partition: string | undefined, serviceKind: ServiceKind | undefined) => Place;
  readonly rows: readonly TypeRow[];
  /** Arguments by which data moves, as far as the provider's types tell; the rows' own count more. @default - none */
  readonly derivedFlows?: (type: string) => readonly FlowRow[];
}

/** A resource as far as its type is told. */
export type TypedResource = Pick<TerraformResource, "type"> & Partial<Pick<TerraformResource, "values">>;

export type ServiceKind = NonNullable<Placement["serviceKind"]>;

/** What sets a type, or all types that begin alike, apart from what its provider's types have in common. */
export interface TypeRow {
  /** `aws_s3_bucket`; `aws_iam_*` for every type that begins so and has no row of its own. */
  readonly type: string;
  /** Which rule speaks where the resource may be anywhere. @default - RES-PLACE */
  readonly serviceKind?: ServiceKind;
  /** The service whose multi-regions its location may name. */
  readonly service?: MultiRegionService;
  /** Where its place is said, the first that says one wins. @default - the arguments that the type is known to have */
  readonly places?: readonly PlaceRow[];
  /** What holds where none of them says a place. @default - what holds for the provider's other types */
  readonly otherwise?: Otherwise;
  readonly flows?: readonly FlowRow[];
  /** The argument that names whose data flows. @default - the resource's own */
  readonly movesDataOf?: Pick<PlaceRow, "attribute" | "names">;
}

/** An argument that may say where a resource is. */
export interface PlaceRow {
  /** `location`, `cluster[].zone`. */
  readonly attribute: string;
  readonly as: ReaderName;
  /** The argument that bears the name by which others call a resource: `google_storage_bucket.name`. */
  readonly names?: NamingArgument;
  /** Whose region it is. @default - the resource's own provider's */
  readonly provider?: string;
}

/** A type and the argument that names its resources. */
export type NamingArgument = `${string}.${string}`;

/**
 * `provider`: where the provider block says. `global`: the service has no region. `unknown`: the resource should have
 * said. `unlisted`: nothing is known, not even from the provider block. Else it may be anywhere for a reason, or is in
 * the location that the service takes by itself unless `argument` (by default `location`) says another one, or in the only
 * one that it has, or where the resource is that every part of its project belongs to.
 */
export type Otherwise =
  | "provider"
  | "global"
  | "unknown"
  | "unlisted"
  | { readonly anywhere: string }
  | { readonly location: string; readonly argument?: string }
  | { readonly onlyIn: string }
  | { readonly partOf: ProjectWhole };

/** The one resource of a type in a project, or the one that bears a name there. */
export interface ProjectWhole {
  readonly type: string;
  readonly name?: string;
}

/** An argument by which data moves. */
export interface FlowRow extends PlaceRow {
  readonly kind: FlowKind;
  /** `in`: the argument names where data comes from, and it comes to the resource. @default "out" */
  readonly direction?: "in" | "out";
  /** What the resource does: `is encrypted with`. @default - as for every flow of its kind */
  readonly verb?: string;
  /** Whether the argument means this, where another one decides. @default - always */
  readonly when?: Condition;
  /** True where only the argument's name and type tell of the flow. @default false */
  readonly derived?: boolean;
  /** What holds where the argument is not set. @default - data goes nowhere */
  readonly unset?: UnsetFlow;
}

/** Data may go anywhere, for a reason; or the argument has a value by default. */
export type UnsetFlow = ({ readonly anywhere: string } | { readonly value: string }) & {
  /** @default - always */
  readonly when?: Condition;
};
