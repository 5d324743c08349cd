import type { DataClassName } from "../data-class";
import type { FlowKind } from "../flow-kind";

/**
 * A law, a regulation or a scheme as data: what it asks of which data, with article, source, date and confidence. One
 * JSON or YAML file each: `docs/schemas/profile.schema.json`.
 */
export interface LawProfile {
  /** `sa-pdpl`, as a policy names it. */
  readonly id: string;
  readonly title: string;
  /** ISO 3166-1 alpha-2, `EU`, or a part of a country such as `AE-DIFC`. */
  readonly jurisdiction: string;
  readonly status: ProfileStatus;
  /** ISO date of the newest look at its sources. */
  readonly asOf: string;
  /** @default - data of every tag, from internal up */
  readonly appliesTo?: ProfileScope;
  /** What the profile asks of the user and Terraform cannot say, by name. */
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly requirements: readonly Requirement[];
  /** What only a lawyer, a regulator or an operator's attestation can answer. */
  readonly notAssessed: readonly { readonly what: string; readonly why: string }[];
  /** The user's own file. @default - the profile comes with this version */
  readonly source?: { readonly file: string; readonly sha256: string };
}

/** `contested`: in force by one reading and not by another, or the facts could not confirm that it still is. */
export type ProfileStatus = "in-force" | "proposal" | "contested";

/** Which data is meant. Data without tags may be that data. */
export interface ProfileScope {
  /** Any of them is enough. @default - data of every tag */
  readonly tags?: readonly string[];
  /** @default - internal: public data is outside */
  readonly fromClass?: DataClassName;
}

export interface FactDefinition {
  /** What is asked, as the user reads it. */
  readonly what: string;
  readonly kind: FactKind;
  /** What may be answered; of `choice` only. */
  readonly values?: readonly string[];
}

/** `date`: the last day on which something holds. `yes-no` takes true and false too. */
export type FactKind = "text" | "choice" | "date" | "yes-no";

/** Facts with the answers that count; `stated`: any answer, of a date one that is not over. All of them together. */
export type FactCondition = Readonly<Record<string, readonly string[] | "stated">>;

export interface LawCitation {
  readonly law: string;
  readonly article?: string;
  readonly url?: string;
  readonly asOf: string;
  /** As in the catalogue: `sourced`, `partly`, `derived`, `computed`, `estimate`, `general-knowledge`. */
  readonly confidence: string;
}

/** One thing that a profile asks. It has one of the keys below, which is its kind. */
export interface Requirement extends Partial<RequirementKinds> {
  /** `SA-PDPL-29`. */
  readonly id: string;
  /** What it asks, in one line. */
  readonly title: string;
  readonly citation: LawCitation;
  /** Where it differs from the profile's. */
  readonly status?: ProfileStatus;
  /** Narrower than the profile's; what is left out is as there. */
  readonly appliesTo?: ProfileScope;
  /** Asked only where these facts are so. Where they are not stated, it is not assessed. */
  readonly when?: FactCondition;
  /** Facts that answer it in another way, each group of them by itself: a transfer that rests on a contract. */
  readonly liftedBy?: readonly FactCondition[];
}

export interface RequirementKinds {
  /** Where data may rest, be processed and flow to. */
  readonly countries: CountriesClause;
  /** Who may run the places where the data is. */
  readonly operators: OperatorsClause;
  /** What an operator has to hold. */
  readonly certifications: CertificationsClause;
  /** Where keys are, and in whose hands. */
  readonly keys: KeysClause;
  /** What a regulator has to approve. */
  readonly approval: ApprovalClause;
  /** Whose law reaches the data although it lies elsewhere: a note in the report. */
  readonly exposure: ExposureClause;
  /** What has to be listed: rows of the report, made from the places and flows. */
  readonly register: RegisterClause;
  /** What has to be stated. */
  readonly fact: FactClause;
}

export const REQUIREMENT_KINDS = [
  "countries",
  "operators",
  "certifications",
  "keys",
  "approval",
  "exposure",
  "register",
  "fact",
] as const satisfies readonly (keyof RequirementKinds)[];

/** `placement`: a resource's own place. `metadata`: control planes that no region holds. */
export type Cover = "placement" | "metadata" | FlowKind;

export interface CountriesClause {
  /** Countries and groups at home. @default - every country that `notIn` does not name */
  readonly in?: readonly string[];
  /** Countries that count as well, with what limits each entry. */
  readonly adequate?: readonly AdequateCountries[];
  /** Countries that data must not reach. */
  readonly notIn?: readonly string[];
  /** @default - everything but images, which bring code in and take no data out, and metadata */
  readonly covers?: readonly Cover[];
}

export interface AdequateCountries {
  readonly countries: readonly string[];
  /** First day. @default - always */
  readonly from?: string;
  /** Last day. @default - no end is known */
  readonly until?: string;
  /** Counts only where these facts are so. */
  readonly when?: FactCondition;
  /** What the decision covers, where that is not everything. */
  readonly scope?: string;
  readonly citation?: LawCitation;
}

export interface OperatorsClause {
  readonly hqIn?: readonly string[];
  readonly hqNotIn?: readonly string[];
  readonly ultimateParentIn?: readonly string[];
  readonly ultimateParentNotIn?: readonly string[];
  /** An establishment in one of them. */
  readonly establishmentIn?: readonly string[];
}

export interface CertificationsClause {
  /** `id` or `id:level`; any of them is enough. */
  readonly anyOf: readonly string[];
}

export interface KeysClause {
  readonly in: readonly string[];
  /** The fact that says in whose hands they are. @default - it does not matter */
  readonly custody?: string;
}

export interface ApprovalClause {
  /** Who approves. */
  readonly by: string;
  /** The fact that holds its reference. */
  readonly fact: string;
}

export interface ExposureClause {
  /** Countries whose law reaches an operator. */
  readonly reach: readonly string[];
  /** What ties an operator to them. @default - its head office or its ultimate parent */
  readonly through?: readonly OperatorTie[];
  /** What may be demanded. */
  readonly note: string;
  /** What lessens it. */
  readonly mitigations?: readonly string[];
}

export type OperatorTie = "hq" | "ultimateParent" | "techVendor";

export interface RegisterClause {
  /** What the rows are for. */
  readonly purpose: string;
}

export interface FactClause {
  readonly name: string;
}

/** Law and article as a message names them: `PDPL Art. 29`. */
export function articleOf({ law, article }: LawCitation): string {
  return article === undefined ? law : `${law} ${article}`;
}

/** The kind of a requirement: which of its keys is there. */
export function kindOf(requirement: Requirement): keyof RequirementKinds {
  return REQUIREMENT_KINDS.find((kind) => requirement[kind] !== undefined) ?? "fact";
}

export function statusOf(profile: LawProfile, requirement: Requirement): ProfileStatus {
  return requirement.status ?? profile.status;
}
