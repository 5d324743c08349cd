import { expandCountryGroup } from "./countries";
import kindRows from "./data/export-authorisation-kinds.json";
import endUserRows from "./data/export-approved-end-users.json";
import ruleRows from "./data/export-rules.json";
import { type Provenance } from "./provenance";

/**
 * How far a rule counts. `in-force`: it is applied. `not-enforced`: it stands in the regulations and is not applied.
 * `contested`: whether it applies on this day could not be confirmed. `proposed`: a draft or bill. `guidance`: what the
 * authority says of rules in force.
 */
export type ExportRuleStatus = "in-force" | "not-enforced" | "contested" | "proposed" | "guidance";

/** Countries that a rule names, one by one and by country group. */
export interface ExportCountries {
  /** Ids of country groups: `D:4`. */
  readonly groups: readonly string[];

  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];

  /** Country groups whose members do not count. @default - none */
  readonly exceptGroups?: readonly string[];

  /** Countries that count although a group would except them, unless the end user is approved there. @default - none */
  readonly unlessApproved?: readonly string[];
}

/** A rule of the US Export Administration Regulations about accelerators, as far as it is known. */
export interface ExportRuleRow extends Provenance {
  /** `R-EAR-1`. */
  readonly id: string;
  readonly title: string;

  /** Where it stands: `15 CFR 742.6(a)(6)(iii)`, `90 FR 4544`. */
  readonly article: string;
  readonly url?: string;
  readonly status: ExportRuleStatus;

  /** What is known of its status, and what is not. @default - nothing is in doubt */
  readonly statusNote?: string;

  /** Export control classification numbers that it is about. @default - it names none */
  readonly items?: readonly string[];

  /** Catalogue names of the accelerators that it is about, whatever their class. @default - it names none */
  readonly accelerators?: readonly string[];

  /** Where an export needs a licence, or a review follows the rule. @default - it is not about destinations */
  readonly destinations?: ExportCountries;

  /** Where a head office or ultimate parent makes an export need a licence. @default - it is not about head offices */
  readonly headOffices?: ExportCountries;

  /** Destinations that it does not reach, ISO 3166-1 alpha-2. @default - it reaches every destination */
  readonly exceptDestinations?: readonly string[];
  readonly note?: string;
}

/** An end user to whom a country that is named otherwise is open. */
export interface ApprovedEndUserRow extends Provenance {
  /** `g42`. */
  readonly id: string;
  readonly name: string;

  /** Where it is approved, ISO 3166-1 alpha-2. */
  readonly country: string;

  /** `YYYY-MM-DD`. */
  readonly validFrom: string;

  /** The last day, `YYYY-MM-DD`. @default - no end is stated */
  readonly validUntil?: string;
}

/** A kind of permission that a policy may state. */
export interface AuthorisationKindRow extends Provenance {
  /** `licence`, `dc-veu`, `exception`, `none`. */
  readonly id: string;
  readonly name: string;

  /** Other ways to write it, in small letters. */
  readonly aliases: readonly string[];

  /** Whether it permits anything. @default true */
  readonly permits?: boolean;

  /** Items that it is not known to cover. @default - it covers what it names */
  readonly doubtfulItems?: readonly string[];

  /** Destinations that it is not known to cover. @default - every destination */
  readonly doubtfulDestinations?: ExportCountries;
  readonly note?: string;
}

/** Destinations that count as another one (general knowledge). */
const TREATED_AS: Readonly<Record<string, string>> = { HK: "CN" };

const rules = ruleRows as readonly ExportRuleRow[];
const endUsers = endUserRows as readonly ApprovedEndUserRow[];
const kinds = kindRows as readonly AuthorisationKindRow[];

/** Every rule, by id. */
export function exportRules(): readonly ExportRuleRow[] {
  return rules;
}

/** The rule of this id, or `undefined` where there is none. */
export function findExportRule(id: string): ExportRuleRow | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Every approved end user, by id. */
export function approvedEndUsers(): readonly ApprovedEndUserRow[] {
  return endUsers;
}

/** The approved end user of this id, or `undefined` where there is none. */
export function findApprovedEndUser(id: string): ApprovedEndUserRow | undefined {
  return endUsers.find((endUser) => endUser.id === id);
}

/** Every kind of authorisation. */
export function authorisationKinds(): readonly AuthorisationKindRow[] {
  return kinds;
}

/** The kind of this id or other name, or `undefined` where there is none. Case does not count. */
export function findAuthorisationKind(name: string): AuthorisationKindRow | undefined {
  const wanted = name.toLowerCase();
  return kinds.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
}

const answers = new Map<ExportCountries, Map<string, boolean>>();

/** Whether a rule names a country, itself, by a group, or as the one that it is treated as. */
export function namesCountry(named: ExportCountries, country: string): boolean {
  let known = answers.get(named);
  if (!known) answers.set(named, (known = new Map()));
  let answer = known.get(country);
  if (answer === undefined) known.set(country, (answer = isNamed(named, country)));
  return answer;
}

function isNamed(named: ExportCountries, country: string): boolean {
  const { groups, countries, exceptGroups = [], unlessApproved = [] } = named;
  const counted = treatedAs(country);
  const isIn = (ids: readonly string[]) => ids.some((id) => expandCountryGroup(id)?.includes(counted));
  if (unlessApproved.includes(counted)) return true;
  return (countries.includes(counted) || isIn(groups)) && !isIn(exceptGroups);
}

/** The country that a destination counts as: itself, or China for Hong Kong (general knowledge). */
export function treatedAs(country: string): string {
  return TREATED_AS[country] ?? country;
}

/** The country groups of a rule that a country is in: `D:1`, `D:4`. */
export function groupsNaming(named: ExportCountries, country: string): readonly string[] {
  const counted = treatedAs(country);
  return named.groups.filter((id) => expandCountryGroup(id)?.includes(counted));
}
