import type { DataClassName } from "./data-class";
import type { FlowKind } from "./flow-kind";
import type { LawProfile } from "./profiles/profile";

/** What is allowed where: the content of `sovereignty.yaml` after defaults, with every country group expanded. */
export interface Policy {
  readonly version: 1;
  readonly defaultDataClass: DataClassName;
  readonly classes: Readonly<Partial<Record<DataClassName, ClassPolicy>>>;
  readonly profiles: readonly LawProfile[];
  readonly profileFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly endUser?: EndUser;
  readonly exportAuthorisations: readonly ExportAuthorisation[];
  /** Certificates that its owner has seen evidence of. */
  readonly certificates: readonly Certificate[];
  /** Hosts that nothing else tells of, by name or as `*.domain`. */
  readonly hosts: Readonly<Record<string, HostPlace>>;
  readonly power: PowerPolicy;
  readonly survivability: { readonly minCountries?: number; readonly minSites?: number };
  readonly program: ProgramPolicy;
  readonly waivers: readonly Waiver[];
}

export interface ClassPolicy {
  /** ISO 3166-1 alpha-2 codes, groups expanded; `"any"` allows every country. */
  readonly countries: CountrySet;
  /** Kinds of flow that may go elsewhere than `countries`; an empty set means that none may flow. */
  readonly flows: Readonly<Partial<Record<FlowKind | "metadata", CountrySet>>>;
  readonly operators: OperatorPolicy;
  readonly certifications: readonly string[];
  /** @default - `fail` from confidential up, `warn` below */
  readonly onUnknown: "fail" | "warn";
}

/** Where a host is, and who runs it. */
export interface HostPlace {
  readonly country: string;
  readonly operator?: string;
}

export type CountrySet = "any" | ReadonlySet<string>;

export interface OperatorPolicy {
  readonly hqNotIn: ReadonlySet<string>;
  readonly ultimateParentNotIn: ReadonlySet<string>;
  /** Operator ids; when stated, no other operator is allowed. */
  readonly allow?: readonly string[];
  readonly deny: readonly string[];
}

/** Who uses the accelerators, for export control. */
export interface EndUser {
  /** Country of the head office. */
  readonly hq?: string;
  /** Country of the ultimate parent's head office. */
  readonly ultimateParent?: string;
  /** Id of the approved end user of the catalogue that it is: `g42`. */
  readonly approvedAs?: string;
}

/** A certificate of an operator, as the policy's owner states it. */
export interface Certificate {
  /** Id of the operator; of the user's own certificates any name. */
  readonly operator: string;
  /** Id of the certification. */
  readonly certification: string;
  readonly level?: string;
  readonly version?: string;
  readonly kind?: string;
  /** The only region that it is for. @default - all that the operator runs */
  readonly region?: string;
  /** ISO date of the first day. @default - valid already */
  readonly validFrom?: string;
  /** ISO date of the last day. */
  readonly validUntil: string;
  /** URL or reference of the document. */
  readonly evidence: string;
}

export interface ExportAuthorisation {
  readonly id: string;
  readonly kind: string;
  readonly items: readonly string[];
  readonly country: string;
  readonly maxTpp?: number;
  readonly expires?: string;
}

export interface PowerPolicy {
  /** Keyed by site name. */
  readonly sites: Readonly<Record<string, PowerBudgetPolicy>>;
  /** Keyed by construct path; what lies below it counts too. */
  readonly pools: Readonly<Record<string, PowerBudgetPolicy>>;
  /** Keyed by tenant: the share of each pool that its quota of accelerators is. */
  readonly tenants: Readonly<Record<string, PowerBudgetPolicy>>;
  readonly maxTotalItKw?: number;
}

export interface PowerBudgetPolicy {
  readonly maxItKw: number;
}

/** What a program may say of itself. */
export interface ProgramPolicy {
  /** Rules that a program may waive. @default - none */
  readonly waivers: readonly string[];
  /** The lowest class that a program may state. @default - any class */
  readonly minDataClass?: DataClassName;
}

/** A finding accepted by an owner, for a reason, until a date. */
export interface Waiver {
  readonly rule: string;
  /** Exact Terraform address. */
  readonly address?: string;
  /** Construct path, and everything below it. */
  readonly path?: string;
  readonly stack?: string;
  readonly reason: string;
  readonly owner: string;
  readonly approval?: string;
  /** ISO date; the last day on which the waiver holds. */
  readonly expires: string;
}
