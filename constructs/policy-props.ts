/** The content of a policy file as plain values: classes, countries and dates are strings. */
export interface SovereigntyPolicyProps {
  /** Version of the format: 1. */
  readonly version: number;
  /** Class of all data that states none. */
  readonly defaultDataClass: string;
  /** Keyed by data class; every class in use must stand here. */
  readonly classes: { readonly [dataClass: string]: ClassPolicyProps };
  /**
   * Law profiles: ids that `sovereign catalog profiles` lists, or paths of profiles of one's own (`.yaml`, `.json`), from
   * the folder in which the program runs. @default - none
   */
  readonly profiles?: string[];
  /** What profiles ask of the user, keyed by profile; several values of one fact with commas. @default - none */
  readonly profileFacts?: { readonly [profile: string]: { readonly [fact: string]: string } };
  /** Who uses the accelerators, for export control. @default - not stated, and export control is not assessed */
  readonly endUser?: EndUserProps;
  /** @default - none */
  readonly exportAuthorisations?: ExportAuthorisationProps[];
  /** Certificates that the policy's owner has seen evidence of. @default - what the catalogue knows counts alone */
  readonly certificates?: CertificateProps[];
  /** Hosts of one's own that nothing else tells of, by name or as `*.domain`. @default - none */
  readonly hosts?: { readonly [host: string]: HostPlaceProps };
  /** Power budgets. @default - none */
  readonly power?: PowerPolicyProps;
  /** @default - no survivability is asked for */
  readonly survivability?: SurvivabilityProps;
  /** What a program may say of itself. @default - no waivers, any data class */
  readonly program?: ProgramPolicyProps;
  /** @default - none */
  readonly waivers?: WaiverProps[];
}

/** Where data of one class may rest or be processed, and by whom. */
export interface ClassPolicyProps {
  /** ISO 3166-1 alpha-2 codes, groups (EU, EEA, GCC, EFTA) or `any`. */
  readonly countries: string[];
  /** Kinds of flow that may go elsewhere; an empty list means nowhere. @default - as `countries` */
  readonly flows?: { readonly [kind: string]: string[] };
  /** @default - any operator */
  readonly operators?: OperatorPolicyProps;
  /** Certifications as `id` or `id:level`. @default - none */
  readonly certifications?: string[];
  /** `fail` or `warn`. @default - `fail` from confidential up, `warn` below */
  readonly onUnknown?: string;
}

/** Which operators a class allows. */
export interface OperatorPolicyProps {
  /** Countries or groups. @default - none */
  readonly hqNotIn?: string[];
  /** Countries or groups. @default - none */
  readonly ultimateParentNotIn?: string[];
  /** Operator ids; when stated, no other is allowed. @default - any */
  readonly allow?: string[];
  /** Operator ids. @default - none */
  readonly deny?: string[];
}

/** Who uses the accelerators. */
export interface EndUserProps {
  /** Country of the head office. @default - not stated */
  readonly hq?: string;
  /** Country of the ultimate parent's head office. @default - not stated */
  readonly ultimateParent?: string;
  /** The end user that the rules approve for the UAE, e.g. `g42`. @default - none of them */
  readonly approvedAs?: string;
}

/** A licence or other authorisation under export control. */
export interface ExportAuthorisationProps {
  readonly id: string;
  /** e.g. `licence`. */
  readonly kind: string;
  /** Export control classification numbers. */
  readonly items: string[];
  readonly country: string;
  /** Cap in total processing performance. @default - no cap */
  readonly maxTpp?: number;
  /** ISO date. @default - does not expire */
  readonly expires?: string;
}

/** A certificate of an operator that the policy's owner has seen evidence of. */
export interface CertificateProps {
  /** Id of the operator that holds it. */
  readonly operator: string;
  /** Id of the certification, e.g. `c5`. */
  readonly certification: string;
  /** @default - none */
  readonly level?: string;
  /** Edition, e.g. `3.2`. @default - none */
  readonly version?: string;
  /** Variant. @default - none */
  readonly kind?: string;
  /** The only region that it is for. @default - every region of the operator */
  readonly region?: string;
  /** ISO date of the first day on which it holds. @default - not stated */
  readonly validFrom?: string;
  /** ISO date of the last day on which it holds. */
  readonly validUntil: string;
  /** URL or reference of the certificate or report. */
  readonly evidence: string;
}

/** Where a host of one's own is. */
export interface HostPlaceProps {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Id of whoever runs it. @default - not known */
  readonly operator?: string;
}

/** IT power budgets in kW. */
export interface PowerPolicyProps {
  /** Keyed by site name. @default - none */
  readonly sites?: { readonly [site: string]: SitePowerProps };
  /** Keyed by construct path, for the pools there and below. @default - none */
  readonly pools?: { readonly [path: string]: PoolPowerProps };
  /** Keyed by tenant, for the share of each pool that its quota of accelerators is. @default - none */
  readonly tenants?: { readonly [tenant: string]: TenantPowerProps };
  /** Budget of the whole program. @default - none */
  readonly maxTotalItKw?: number;
}

/** IT power budget of one site in kW. */
export interface SitePowerProps {
  readonly maxItKw: number;
}

/** IT power budget of one pool, or of those below a construct path, in kW. */
export interface PoolPowerProps {
  readonly maxItKw: number;
}

/** IT power budget of one tenant in kW. */
export interface TenantPowerProps {
  readonly maxItKw: number;
}

/** What the stacks must survive. */
export interface SurvivabilityProps {
  /** @default - none asked for */
  readonly minCountries?: number;
  /** @default - none asked for */
  readonly minSites?: number;
}

/** What a program may say of itself. */
export interface ProgramPolicyProps {
  /** Rules that a program may waive. @default - none */
  readonly waivers?: string[];
  /** Lowest data class that a program may state. @default - any */
  readonly minDataClass?: string;
}

/** A finding accepted by an owner, for a reason, until a date. */
export interface WaiverProps {
  /** Rule id, e.g. `RES-LOG`. */
  readonly rule: string;
  /** Exact Terraform address. @default - every address */
  readonly address?: string;
  /** Construct path, and everything below it. @default - the scope that states the waiver */
  readonly path?: string;
  /** @default - every stack */
  readonly stack?: string;
  readonly reason: string;
  readonly owner: string;
  /** Reference of an approval. @default - none */
  readonly approval?: string;
  /** ISO date, at most 400 days ahead. */
  readonly expires: string;
}
