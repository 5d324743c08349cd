import { didYouMean } from "../../document/nearest";
import { dateProblem } from "../date";
import type { FactCondition, FactDefinition, LawProfile } from "./profile";

/** The fact of every profile that narrows it to data with one of these tags: `{ onlyTags: [ksa] }`. */
export const ONLY_TAGS = "onlyTags";

/** What a policy states for the profiles, by profile. */
export type ProfileFacts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The answer to a fact as text, `yes` or `no` for true or false; undefined where it is not stated. */
export function factOf(facts: ProfileFacts, { id }: LawProfile, name: string): string | undefined {
  const value = ownFact(facts, id, name);
  if (value === undefined || value === null || value === "") return undefined;
  return asText(value);
}

/** A profile of the user's own may call a fact as it likes. */
function ownFact(facts: ProfileFacts, id: string, name: string): unknown {
  return Object.hasOwn(facts, id) && Object.hasOwn(facts[id], name) ? facts[id][name] : undefined;
}

export function onlyTagsOf(facts: ProfileFacts, { id }: LawProfile): readonly string[] | undefined {
  const value = ownFact(facts, id, ONLY_TAGS);
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.map(String) : String(value).split(/[\s,]+/);
}

/** `open`: a fact that decides it is not stated. */
export type Answer = "yes" | "no" | "open";

/** Whether every fact of a condition has an answer that counts. */
export function conditionHolds(
  condition: FactCondition,
  profile: LawProfile,
  facts: ProfileFacts,
  asOf: string,
): Answer {
  const answers = Object.entries(condition).map(([name, wanted]): Answer => {
    const value = factOf(facts, profile, name);
    if (value === undefined) return "open";
    if (wanted !== "stated") return wanted.includes(value) ? "yes" : "no";
    return profile.facts[name].kind === "date" && value < asOf ? "no" : "yes";
  });
  if (answers.includes("no")) return "no";
  return answers.includes("open") ? "open" : "yes";
}

/** `transferBasis (scc, bcr) with transferRiskAssessment`: what to state for a condition to hold. */
export function conditionInWords(condition: FactCondition): string {
  return Object.entries(condition)
    .map(([name, wanted]) => (wanted === "stated" ? name : `${name} (${wanted.join(", ")})`))
    .join(" with ");
}

/** `scc, TRA-2026-014`: what is stated of the facts of a condition. */
export function statedInWords(condition: FactCondition, profile: LawProfile, facts: ProfileFacts): string {
  return Object.keys(condition)
    .map((name) => {
      const value = factOf(facts, profile, name) ?? "";
      const { kind } = profile.facts[name];
      return kind === "choice" ? value : `${name} ${value}`;
    })
    .join(", ");
}

/** Why a value is no answer to a fact; undefined where it is one. */
export function factProblem(name: string, value: unknown, facts: LawProfile["facts"]): string | undefined {
  if (name === ONLY_TAGS) {
    const isList = Array.isArray(value) && value.length > 0 && value.every((tag) => typeof tag === "string");
    return isList || typeof value === "string" ? undefined : "write a list of tags";
  }
  if (!Object.hasOwn(facts, name)) {
    const known = [...Object.keys(facts), ONLY_TAGS];
    return `the profile asks no such fact${didYouMean(name, known) || `; it asks ${known.join(", ")}`}`;
  }
  if (typeof value === "object" || value === undefined) return "write one value";
  return valueProblem(asText(value), facts[name]);
}

function valueProblem(value: string, { kind, values = [] }: FactDefinition): string | undefined {
  if (value.trim() === "") return "must not be empty; leave the key out where there is nothing to state";
  if (kind === "date") return dateProblem(value);
  const allowed = kind === "yes-no" ? ["yes", "no"] : values;
  if (kind === "text" || allowed.includes(value)) return undefined;
  return `must be one of ${allowed.join(", ")}, not '${value}'${didYouMean(value, allowed)}`;
}

function asText(value: unknown): string {
  if (typeof value === "boolean" || value === "true" || value === "false")
    return String(value) === "true" ? "yes" : "no";
  return String(value);
}
