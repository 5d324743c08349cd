import type { DataClassName, Waiver } from "../../policy";
import type { Citation } from "../model/finding";
import type { CatalogueRow } from "../model/catalogue-row";
import type { NotAssessed, StatedFact } from "../model/graph";
import type { Evidence, Place } from "../model/placement";
import type { ReportedFinding, ReportedPolicy } from "../report/report";

/** Everything that is known of one address, and how: what `sovereign explain` answers. */
export interface Explanation {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "sovereign"; readonly version: string };
  readonly policy: ReportedPolicy;
  /** ISO date of what counted as today. */
  readonly asOf: string;
  /** The address, as it was asked for. */
  readonly address: string;
  /** One for each stack, and each meaning, that has it. */
  readonly subjects: readonly ExplainedSubject[];
}

/** `address`: a finding or a statement stands there, and nothing else is known of it. */
export type SubjectKind =
  | "resource"
  | "data source"
  | "construct"
  | "stack"
  | "module"
  | "provider block"
  | "site"
  | "backend"
  | "program"
  | "catalogue row"
  | "waiver"
  | "address";

export interface ExplainedSubject {
  readonly kind: SubjectKind;
  readonly address: string;
  /** Absent where it belongs to no stack. */
  readonly stack?: string;
  /** Sorted by address. */
  readonly resources: readonly ExplainedResource[];
  /** Where the Terraform state rests; of a backend only. */
  readonly state?: ExplainedState;
  /** Over which sites everything is spread; of the program only. */
  readonly sites?: readonly ExplainedSite[];
  /** Nodes that draw power; of constructs and resources that state any. */
  readonly pools?: readonly ExplainedPool[];
  /** The row; of a catalogue row only. */
  readonly row?: CatalogueRow;
  /** The waiver; of one of the policy only. Its findings are those that it covers. */
  readonly waiver?: Waiver;
  readonly operators: readonly ExplainedOperator[];
  readonly data: readonly ExplainedData[];
  readonly findings: readonly ReportedFinding[];
  readonly stated: readonly StatedFact[];
  readonly notAssessed: readonly NotAssessed[];
}

export interface ExplainedPool {
  /** Construct path, or the address of the resource. */
  readonly path: string;
  /** Absent where nothing says how many there are at most. */
  readonly maxNodes?: number;
  /** IT power of a node with its cap; absent where the part is unknown. */
  readonly itKwPerNode?: number;
  readonly basis: string;
  /** Name of the hall in which they stand. @default - in none with a topology */
  readonly hall?: string;
  /** The racks of the hall in which they stand, each with everything that is in it. */
  readonly racks?: readonly {
    readonly name: string;
    /** `null` where some part of the rack is unknown. */
    readonly kw: number | null;
    readonly feeds: readonly string[];
    readonly redundancy: string;
  }[];
}

export interface ExplainedResource {
  readonly address: string;
  readonly constructPath?: string;
  readonly type: string;
  /** `provider.aws.frankfurt`. */
  readonly provider: string;
  /** Source address of the provider: `hashicorp/aws`. */
  readonly providerSource: string;
  /** Empty where it keeps nothing outside the Terraform state, or no table says where it is. */
  readonly placements: readonly ExplainedPlacement[];
  readonly flows: readonly ExplainedFlow[];
  /** Flows of other resources that lead to it, or by way of it. */
  readonly reachedBy: readonly ExplainedFlow[];
}

/** How something is known: links of the program, then the rows of the catalogue that they end in. */
export interface Chain {
  readonly evidence: readonly Evidence[];
  readonly rows: readonly CatalogueRow[];
  /** What is stated against it. @default - nothing is */
  readonly contradicted?: string;
}

export interface ExplainedPlacement extends Chain {
  readonly place: Place;
  readonly operator?: string;
  readonly basis: string;
  readonly dataClass: DataClassName;
  /** True where no table knows the type: its place is that of its provider block. */
  readonly typeNotInTables: boolean;
}

export interface ExplainedFlow extends Chain {
  readonly address: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly host?: string;
  readonly place: Place;
  readonly operator?: string;
  readonly dataClass: DataClassName;
}

export interface ExplainedState extends Chain {
  /** `s3`, `gcs`, … */
  readonly backend: string;
  readonly place: Place;
  readonly operator?: string;
  readonly dataClass: DataClassName;
}

export interface ExplainedSite {
  readonly name?: string;
  readonly countries: readonly string[];
  /** How many resources and pools are there. */
  readonly held: number;
}

export interface ExplainedOperator {
  readonly id: string;
  readonly legalName?: string;
  readonly hq?: string;
  readonly ultimateParent?: string;
  readonly ultimateParentName?: string;
  readonly techVendor?: string;
  /** Who knows it: the row of the catalogue. @default - only what is stated */
  readonly row?: CatalogueRow;
  /** Where the program or the `--site` file states it. */
  readonly statedAs: readonly Evidence[];
}

/** Data of one class and with the same tags. */
export interface ExplainedData {
  readonly dataClass: DataClassName;
  /** Why it is of this class. */
  readonly because: string;
  /** What the policy allows for it. */
  readonly allowed: string;
  /** @default - nothing is stated: it may be data of every kind */
  readonly tags?: readonly string[];
  readonly tagsStatedBy?: string;
  /** How many resources have it. */
  readonly resources: number;
  readonly laws: readonly ExplainedLaw[];
}

/** `maybe`: nothing that is stated of the data says that it is, or is not, what the law is about. */
export interface ExplainedLaw {
  readonly profile: string;
  readonly title: string;
  readonly applies: "yes" | "maybe" | "no";
  readonly because: string;
  /** Empty where the profile does not apply. */
  readonly requirements: readonly ExplainedRequirement[];
}

/** `answered`: by something that the policy states, and that needs evidence. `open`: facts that decide it are missing. */
export interface ExplainedRequirement {
  readonly id: string;
  readonly title: string;
  readonly status: "asked" | "answered" | "open" | "not asked";
  /** @default - it is asked of all data that the profile is about */
  readonly because?: string;
  readonly citation: Citation;
}
