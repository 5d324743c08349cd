import type { DataClassName, Waiver } from "../../policy";
import type { ProfileStatus } from "../../policy/profiles/profile";
import type { AnnualAssessment, ElementAssessment, RackAssessment } from "../../power/assessment";
import type { ElementKind, PowerTopology } from "../../power/topology";
import type { Exposure } from "../law/exposures";
import type { Register } from "../law/registers";
import type { StatedHost } from "../model/facts";
import type { Finding } from "../model/finding";
import type { NotAssessed, StatedFact } from "../model/graph";
import type { Place } from "../model/placement";
import type { InputKind } from "../model/terraform";

/** What one check found, and on what it rests: the content of the JSON report (FORMATS section 4). */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "sovereign"; readonly version: string };
  /** ISO time in UTC. */
  readonly generatedAt: string;
  readonly policy: ReportedPolicy;
  readonly inputs: readonly ReportedInput[];
  readonly summary: Summary;
  /** Rules that were held against the facts, in the order of `sovereign rules`. */
  readonly rules: readonly ReportedRule[];
  /** Sorted by stack, address and rule. */
  readonly findings: readonly ReportedFinding[];
  /** Who runs the places, by id. */
  readonly operators: readonly ReportedOperator[];
  readonly placements: readonly ReportedPlacement[];
  readonly flows: readonly ReportedFlow[];
  /** Hosts of halls. @default - no program states any */
  readonly halls?: readonly ReportedHall[];
  /** Power and cooling of the halls that programs state. @default - no program states any */
  readonly topologies?: readonly ReportedPower[];
  /** Power and cooling of the one hall that was checked by itself. @default - a program was checked */
  readonly power?: ReportedPower;
  /** Models that programs state. @default - no program states any */
  readonly models?: readonly ReportedModel[];
  /** Whose law reaches the data through its operators. @default - no profile of the policy asks */
  readonly exposures?: readonly Exposure[];
  /** Rows that a profile wants listed. @default - no profile of the policy asks */
  readonly registers?: readonly Register[];
  /** What programs, and the policy's profileFacts, say of themselves. */
  readonly stated: readonly StatedFact[];
  /** False where an operator had the gate report only. */
  readonly enforced: boolean;
  /** ISO date of what counted as today. */
  readonly asOf: string;
  readonly notAssessed: readonly NotAssessed[];
}

export interface ReportedPolicy {
  /** Absent where a program states the policy. */
  readonly file?: string;
  readonly sha256?: string;
  /** Law profiles that the policy names; `asOf` is the date of their data. */
  readonly profiles: readonly ReportedProfile[];
}

export interface ReportedProfile {
  readonly id: string;
  readonly asOf?: string;
  readonly title?: string;
  readonly status?: ProfileStatus;
  /** Of an own profile: its file as the policy names it, and the digest of its bytes. */
  readonly file?: string;
  readonly sha256?: string;
}

export interface ReportedInput {
  readonly file: string;
  readonly kind: InputKind | "power topology";
  readonly stack?: string;
}

export interface Summary {
  /** Managed instances. */
  readonly resources: number;
  /** Facts that were held against a rule and hold. */
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly waived: number;
  /** Findings that are not waived, by severity. */
  readonly error: number;
  readonly warning: number;
}

export interface ReportedRule {
  readonly id: string;
  /** Facts that were held against it and hold. Without any, and without a finding, it had nothing to look at. */
  readonly pass: number;
}

export interface ReportedFinding extends Finding {
  /** The same from run to run while rule, subject and evidence stay. */
  readonly fingerprint: string;
  readonly waiver: Waiver | null;
}

/** An operator, with the countries whose law reaches it: absent where that is not known. */
export interface ReportedOperator {
  readonly id: string;
  readonly legalName?: string;
  readonly hq?: string;
  readonly ultimateParent?: string;
  /** Whether the catalogue vouches for it, or the program or site file only. */
  readonly source: "catalogue" | "stated";
}

export interface ReportedPlacement {
  readonly stack: string;
  readonly address: string;
  readonly place: Place["kind"];
  /** Empty where the place is `anywhere` or `unknown`. */
  readonly countries: readonly string[];
  readonly region?: string;
  readonly operator?: string;
  readonly dataClass: DataClassName;
  readonly basis: string;
}

export interface ReportedFlow {
  readonly stack: string;
  readonly address: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly place: Place["kind"];
  readonly countries: readonly string[];
  readonly operator?: string;
  readonly dataClass: DataClassName;
}

/** A hall as a program states it. Findings are named by their fingerprints. */
export interface ReportedHall {
  readonly stack: string;
  /** Construct path of the statement. */
  readonly path: string;
  readonly site?: string;
  readonly country?: string;
  readonly operator?: string;
  /** Those of the hall as a whole. */
  readonly findings: readonly string[];
  readonly hosts: readonly ReportedHost[];
}

export interface ReportedHost extends StatedHost {
  readonly findings: readonly string[];
}

/** A hall's power and cooling in numbers; `null` is one that depends on a part which nobody knows. */
export interface ReportedPower {
  /** The stack that states it. @default - a file of its own */
  readonly stack?: string;
  readonly site?: string;
  readonly name: string;
  /** The element that is out in every state. @default - none */
  readonly maintained?: string;
  readonly itKw: number | null;
  readonly facilityPeakKw: number | null;
  readonly puePeak: number | null;
  /** In the order of the topology. */
  readonly elements: readonly ReportedElement[];
  /** In the order of the topology. */
  readonly racks: readonly ReportedRack[];
  readonly annual?: AnnualAssessment;
  /** As it was assessed: defaults filled in, and the program's nodes in its racks. */
  readonly topology: PowerTopology;
}

export interface ReportedElement extends Pick<ElementAssessment, "limitKw" | "normalKw" | "worstKw" | "worstState"> {
  readonly name: string;
  readonly kind: ElementKind;
}

export interface ReportedRack extends Pick<
  RackAssessment,
  "kw" | "btuPerHour" | "cfmNeeded" | "litresPerMinuteNeeded"
> {
  readonly name: string;
}

/** A model that a program states, as its manifest has it. */
export interface ReportedModel {
  readonly stack: string;
  readonly site?: string;
  readonly name: string;
  /** `hf://Qwen/Qwen3-32B@<commit>` */
  readonly source?: string;
  readonly licence?: string;
  /** Of its origin: ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly publisher?: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}
