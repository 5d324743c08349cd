import { findAccelerator } from "../../../catalog/accelerators";
import type { ExportRuleRow } from "../../../catalog/export-control";
import { classPolicy, type Policy } from "../../policy";
import { coverageOf, type Coverage } from "../../policy/export-authorisations";
import {
  destinationNeed,
  headOfficeNeed,
  isFreeEverywhere,
  itemsOf,
  ruleOf,
  type ExportedPart,
  type ExportParty,
  type LicenceNeed,
} from "../../policy/export-control";
import type { AcceleratorFact } from "../model/accelerator";
import type { Citation } from "../model/finding";
import type { FactGraph } from "../model/graph";
import { stackLabel } from "../model/stack-label";
import { operatorName } from "./operator-rule";
import type { Judgement, RuleContext } from "./rule";
import { policyClause } from "./subject";
import { unknownIn, type Verdict } from "./verdict";

/** A country that accelerators go to, whether that needs a licence, and whether the policy states one. */
export interface ExportOutcome {
  /** Absent where it is not known. */
  readonly country?: string;
  readonly need: LicenceNeed;
  /** Absent where no licence is needed. */
  readonly coverage?: Coverage;
}

/** Whether the policy says enough of the end user for export control to be assessed. */
export function statesEndUser({ endUser }: Policy): boolean {
  return endUser !== undefined && (endUser.hq !== undefined || endUser.ultimateParent !== undefined);
}

/** What is assessed: everything where the policy states an end user, nothing otherwise. */
export function exportSubjects({ accelerators }: FactGraph, { policy }: RuleContext): readonly AcceleratorFact[] {
  return statesEndUser(policy) ? accelerators : [];
}

/** What crosses a border with owned or leased hardware; a cloud's service is the cloud's own export. */
export function isOwnExport({ supply, mayHaveNone }: AcceleratorFact): boolean {
  return supply !== "service" && mayHaveNone !== true;
}

export function partOf({ accelerator, assembled }: AcceleratorFact): ExportedPart {
  return { row: accelerator === undefined ? undefined : findAccelerator(accelerator), assembled };
}

/** By destination: one outcome for each country, or one without a country. */
export function destinationOutcomes(fact: AcceleratorFact, { policy, asOf }: RuleContext): readonly ExportOutcome[] {
  const part = partOf(fact);
  if (isFreeEverywhere(part)) return [];
  if (fact.place.kind !== "countries") {
    return [
      { need: { needed: "unknown", why: `where they go is not known: ${fact.place.why}`, rules: [ruleOf("R-EAR-1")] } },
    ];
  }
  return fact.place.countries.map((country) => {
    const need = destinationNeed(part, country, policy.endUser ?? {}, asOf);
    return { country, need, ...covered(need, part, country, policy, asOf) };
  });
}

/** By head office: of the end user, and of the operator as far as it is known. */
export function headOfficeOutcomes(fact: AcceleratorFact, { policy, asOf }: RuleContext): readonly ExportOutcome[] {
  const part = partOf(fact);
  const countries = fact.place.kind === "countries" ? fact.place.countries : undefined;
  const need = headOfficeNeed(part, countries, partiesOf(fact, policy));
  if (!countries) return [{ need }];
  return countries.map((country) => ({ country, need, ...covered(need, part, country, policy, asOf) }));
}

function partiesOf({ operator }: AcceleratorFact, { endUser }: Policy): readonly ExportParty[] {
  const user = { name: "the end user", hq: endUser?.hq, ultimateParent: endUser?.ultimateParent, mustBeKnown: true };
  if (!operator) return [user];
  const { hq, ultimateParent } = operator;
  return [user, { name: `the operator ${operatorName(operator)}`, hq, ultimateParent, mustBeKnown: false }];
}

function covered(need: LicenceNeed, part: ExportedPart, country: string, policy: Policy, asOf: string) {
  if (need.needed === "no") return {};
  return { coverage: coverageOf({ items: itemsOf(part), country }, policy.exportAuthorisations, asOf) };
}

/** Whether an outcome leaves nothing to ask for: no licence is needed, or one that is stated covers it. */
export function isSettled({ need, coverage }: ExportOutcome): boolean {
  if (need.partInDoubt) return false;
  return need.needed === "no" || (need.needed === "yes" && isCovered(coverage));
}

/** Whether an authorisation that is in force covers an export. */
export function isCovered(coverage: Coverage | undefined): boolean {
  return coverage !== undefined && coverage.covering.length > 0;
}

/** What a licence is needed for and the policy has none for fails; what is in doubt is unknown. */
export function verdictOf({ need, coverage }: ExportOutcome, fact: AcceleratorFact, { policy }: RuleContext): Verdict {
  const isOpen = coverage === undefined || coverage.doubtful.length > 0 || isCovered(coverage);
  const isCertain = need.needed === "yes" && !isOpen && fact.mayHaveNone !== true;
  if (isCertain) return { status: "fail", severity: "error" };
  return unknownIn(classPolicy(policy, fact.dataClass, fact.address));
}

/** `32 × h100-sxm`, `an unknown number of b200`, `accelerators`. */
export function partName({ accelerator, count }: AcceleratorFact): string {
  if (accelerator === undefined) return count === undefined ? "accelerators" : `${count} accelerators`;
  return `${count === undefined ? "an unknown number of" : `${count} ×`} ${accelerator}`;
}

/** What the policy's authorisations come to, as the end of a sentence. */
export function coverageNote(coverage: Coverage | undefined): string {
  const { covering = [], doubtful = [], refused = [] } = coverage ?? {};
  if (covering.length > 0) return `the policy states ${covering.map(({ id }) => id).join(", ")}: needs evidence`;
  if (doubtful.length > 0) return `${doubtful.join("; ")}: needs evidence`;
  if (refused.length > 0) return `of its export authorisations ${refused.join("; ")}`;
  return "the policy states no export authorisation";
}

export function atFact({
  stack,
  address,
  constructPath,
}: AcceleratorFact): Pick<Judgement, "stack" | "address" | "constructPath"> {
  return { stack: stackLabel(stack), address, constructPath };
}

/** The rules with their status, and the clause of the policy. */
export function exportCitations(
  rules: readonly ExportRuleRow[],
  clause: string,
  context: RuleContext,
): readonly Citation[] {
  return [...rules.map(ruleCitation), policyClause(clause, context)];
}

function ruleCitation({
  id,
  title,
  article,
  url,
  status,
  statusNote,
  note,
  asOf,
  confidence,
}: ExportRuleRow): Citation {
  const notes = [...(status === "in-force" ? [] : [status]), statusNote, note].filter((text) => text !== undefined);
  return {
    law: "US Export Administration Regulations",
    article: `${id}: ${title}, ${article}${notes.length > 0 ? ` (${notes.join(". ")})` : ""}`,
    url,
    asOf,
    confidence,
  };
}
