import type { JsonObject, JsonValue } from "../../json";
import type { ConstructFacts, StackFacts } from "./facts";
import type { NotAssessed } from "./graph";

export type InputKind = "cdk.tf.json" | "tf.json" | "plan";

/**
 * One Terraform root module, whatever it was written as. Attribute values keep Terraform's own `${…}` text where
 * something is referred to or not yet known, so that one resolver serves every kind of input.
 */
export interface TerraformStack {
  /** The cdktf stack's name, from its metadata; absent for plain Terraform. */
  readonly name?: string;
  readonly file: string;
  readonly kind: InputKind;
  readonly resources: readonly TerraformResource[];
  readonly dataSources: readonly TerraformResource[];
  readonly providers: readonly ProviderBlock[];
  /** Modules whose inside the input does not show. */
  readonly modules: readonly ModuleCall[];
  /** Default values of the root module's variables; `undefined` where there is none. */
  readonly variables: ReadonlyMap<string, JsonValue | undefined>;
  /** Those whose values a report must not show. */
  readonly sensitiveVariables?: ReadonlySet<string>;
  /** Those whose type may add members to a value: `optional(string, "…")`. */
  readonly completedVariables?: ReadonlySet<string>;
  readonly locals: ReadonlyMap<string, JsonValue>;
  readonly outputs: ReadonlyMap<string, JsonValue>;
  /** Absent where the input has no backend block (a plan never has one). */
  readonly backend?: TerraformBackend;
  /** `"//".sovereignty` at the root. */
  readonly facts?: StackFacts;
  /** What stands in a `"//".sovereignty`, at the root or on a resource, and cannot be read. */
  readonly unreadFacts: readonly UnreadFact[];
  /** What the reader met and could not read: unknown blocks, an unfinished plan. */
  readonly notAssessed: readonly NotAssessed[];
}

/** A managed resource or data source; each instance of `count` and `for_each` is one. */
export interface TerraformResource {
  readonly mode: "managed" | "data";
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Local name of the provider, e.g. `aws`. */
  readonly provider: string;
  /** Source address of the provider without its registry, e.g. `hashicorp/aws`. */
  readonly providerSource: string;
  /** Key of the provider block in force, e.g. `aws` or `aws.frankfurt`. */
  readonly providerKey: string;
  readonly values: JsonObject;
  /** What `each` and `count` mean inside `values`; absent where neither is used, and in a plan. */
  readonly instance?: ResourceInstance;
  /** `"//".metadata.path` that cdktf writes. */
  readonly constructPath?: string;
  /** `"//".sovereignty` of this resource. */
  readonly facts?: ConstructFacts;
}

/** A part of what a program states that cannot be read, so that nothing is known of what it says. */
export interface UnreadFact {
  /** Address of the resource that states it; absent where it stands at the root. */
  readonly address?: string;
  readonly constructPath?: string;
  /** Where it stands in the facts: `constructs["hall/train"].contry`. @default - all of them */
  readonly fact?: string;
  readonly why: string;
  /** Whether power and heat depend on it. @default - they do not */
  readonly ofPower?: boolean;
  /** Whether it may have said which class the data is of. @default - it did not */
  readonly ofDataClass?: boolean;
}

export interface ResourceInstance {
  /** A number for `count`, text for `for_each`. */
  readonly key: string | number;
  /** What `for_each` is given; absent for `count`. */
  readonly collection?: JsonValue;
}

export interface ProviderBlock {
  /** `aws`, or `aws.frankfurt` where the block has an alias. */
  readonly key: string;
  readonly provider: string;
  /** Source address of the provider without its registry, e.g. `hashicorp/aws`. */
  readonly source: string;
  readonly alias?: string;
  readonly config: JsonObject;
  /** Why what it says is not known. @default - it is as a block should be */
  readonly unread?: string;
}

export interface ModuleCall {
  /** `module.network`. */
  readonly address: string;
  readonly source?: string;
  readonly constructPath?: string;
}

export interface TerraformBackend {
  /** `s3`, `gcs`, `azurerm`, `local`, `remote`, `cloud`, `http`, … */
  readonly type: string;
  readonly config: JsonObject;
}
