import type { Evidence, Place } from "../model/placement";
import type { ProviderBlock } from "../model/terraform";
import type { Occurrence, ReadingSite } from "./reading";

/** What a provider block says for every resource that uses it. */
export interface ProviderBinding {
  /** `provider.aws.frankfurt`. */
  readonly address: string;
  /** Where its resources are unless they say something else. */
  readonly place: Place;
  /** The partition of AWS, the universe of Google, the environment of Azure; absent where it is not known. */
  readonly partition?: string;
  /** Catalogue id. */
  readonly operator?: string;
  readonly evidence: readonly Evidence[];
  /** Whether `place` holds for every resource whatever its own arguments say: the API is not the provider's own. */
  readonly overrides?: boolean;
  /** What holds instead for the resources of a type whose calls go elsewhere. @default - the same for every type */
  readonly redirected?: (type: string) => ProviderBinding | undefined;
}

/** A provider block as its table looks at it. */
export interface ProviderView {
  readonly address: string;
  /** Absent where the program has no such block: then the environment decides. */
  readonly block?: ProviderBlock;
  /** Every value of an argument, e.g. `kubernetes.host`. */
  readonly read: (attribute: string) => readonly Occurrence[];
  readonly site: ReadingSite;
}

export type ProviderReader = (view: ProviderView) => ProviderBinding;
