import type { DataClassName } from "./data-class";
import type { FlowKind } from "./flow-kind";
import type {
  Certificate,
  EndUser,
  ExportAuthorisation,
  PowerPolicy,
  ProgramPolicy,
  Waiver,
  HostPlace,
} from "./policy";

/** A policy as it is written, once its schema holds: `docs/schemas/policy.schema.json`. */
export interface PolicyFile {
  readonly version: 1;
  readonly defaultDataClass: DataClassName;
  readonly classes: Readonly<Partial<Record<DataClassName, ClassPolicyFile>>>;
  /** Ids, and own files relative to the policy. */
  readonly profiles?: readonly string[];
  readonly profileFacts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly endUser?: EndUser;
  readonly exportAuthorisations?: readonly ExportAuthorisation[];
  readonly certificates?: readonly Certificate[];
  readonly hosts?: Readonly<Record<string, HostPlace>>;
  readonly power?: Partial<PowerPolicy>;
  readonly survivability?: { readonly minCountries?: number; readonly minSites?: number };
  readonly program?: Partial<ProgramPolicy>;
  readonly waivers?: readonly Waiver[];
}

export interface ClassPolicyFile {
  /** Country codes and groups, or `[any]`. */
  readonly countries: readonly string[];
  readonly flows?: Readonly<Partial<Record<FlowKind | "metadata", readonly string[] | "none">>>;
  readonly operators?: {
    readonly hqNotIn?: readonly string[];
    readonly ultimateParentNotIn?: readonly string[];
    readonly allow?: readonly string[];
    readonly deny?: readonly string[];
  };
  /** `id` or `id:level`. */
  readonly certifications?: readonly string[];
  readonly onUnknown?: "fail" | "warn";
}
