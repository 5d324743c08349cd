import type { DataClassName } from "./data-class";
import type { FlowKind } from "./flow-kind";

/** What is allowed where: the content of `sovereignty.yaml` after defaults, with every country group expanded. */
export interface Policy {
  readonly version: 1;
  readonly defaultDataClass: DataClassName;
  readonly classes: Readonly<Partial<Record<DataClassName, ClassPolicy>>>;
  readonly profiles: readonly string[];
  readonly profileFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly endUser?: { readonly hq?: string; readonly ultimateParent?: string };
  readonly exportAuthorisations: readonly ExportAuthorisation[];
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

export type CountrySet = "any" | ReadonlySet<string>;

export interface OperatorPolicy {
  readonly hqNotIn: ReadonlySet<string>;
  readonly ultimateParentNotIn: ReadonlySet<string>;
  /** Operator ids; when stated, no other operator is allowed. */
  readonly allow?: readonly string[];
  readonly deny: readonly string[];
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
  readonly sites: Readonly<Record<string, { readonly maxItKw: number }>>;
  readonly maxTotalItKw?: number;
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
