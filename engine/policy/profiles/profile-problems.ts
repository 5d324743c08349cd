import type { KeyPath } from "../../document/key-path";
import { didYouMean } from "../../document/nearest";
import type { Problem } from "../../document/problem";
import { dateProblem } from "../date";
import { certificationProblem, countryProblem, problem } from "../policy-problems";
import { ONLY_TAGS } from "./facts";
import {
  REQUIREMENT_KINDS,
  type AdequateCountries,
  type FactCondition,
  type LawCitation,
  type LawProfile,
  type Requirement,
} from "./profile";

/** What a schema cannot see in a profile: countries, certifications, dates and facts that do not exist. */
export function profileProblems(profile: LawProfile): readonly Problem[] {
  const { asOf, facts, requirements } = profile;
  const ids = requirements.map(({ id }) => id);
  return [
    ...problem(["asOf"], dateProblem(asOf)),
    ...Object.entries(facts).flatMap(([name, { kind, values }]) => [
      ...problem(["facts", name], name === ONLY_TAGS ? "every profile has this fact; choose another name" : undefined),
      ...problem(["facts", name], kind === "choice" && !values ? "a choice needs its 'values'" : undefined),
    ]),
    ...requirements.flatMap((requirement, index) => [
      ...problem(["requirements", index, "id"], ids.indexOf(requirement.id) < index ? "stands here twice" : undefined),
      ...requirementProblems(["requirements", index], requirement, profile),
    ]),
  ];
}

function requirementProblems(path: KeyPath, requirement: Requirement, profile: LawProfile): readonly Problem[] {
  const { citation, when = {}, liftedBy = [], countries, operators = {}, certifications, keys } = requirement;
  const kinds = REQUIREMENT_KINDS.filter((kind) => requirement[kind] !== undefined);
  return [
    ...problem(path, kinds.length > 1 ? `a requirement has one kind, and this has ${kinds.join(" and ")}` : undefined),
    ...citationProblems([...path, "citation"], citation),
    ...conditionProblems([...path, "when"], when, profile),
    ...liftedBy.flatMap((condition, index) => conditionProblems([...path, "liftedBy", index], condition, profile)),
    ...countryProblems([...path, "countries", "in"], countries?.in),
    ...countryProblems([...path, "countries", "notIn"], countries?.notIn),
    ...(countries?.adequate ?? []).flatMap((entry, index) =>
      adequateProblems([...path, "countries", "adequate", index], entry, profile),
    ),
    ...Object.entries(operators).flatMap(([key, list]) => countryProblems([...path, "operators", key], list)),
    ...countryProblems([...path, "exposure", "reach"], requirement.exposure?.reach),
    ...countryProblems([...path, "keys", "in"], keys?.in),
    ...(certifications?.anyOf ?? []).flatMap((entry, index) =>
      problem([...path, "certifications", "anyOf", index], certificationProblem(entry)),
    ),
    ...factNameProblems([...path, "keys", "custody"], keys?.custody, profile),
    ...factNameProblems([...path, "approval", "fact"], requirement.approval?.fact, profile),
    ...factNameProblems([...path, "fact", "name"], requirement.fact?.name, profile),
  ];
}

function adequateProblems(path: KeyPath, entry: AdequateCountries, profile: LawProfile): readonly Problem[] {
  const { countries, from, until, when = {}, citation } = entry;
  return [
    ...countryProblems([...path, "countries"], countries),
    ...problem([...path, "from"], from && dateProblem(from)),
    ...problem([...path, "until"], until && dateProblem(until)),
    ...conditionProblems([...path, "when"], when, profile),
    ...(citation ? citationProblems([...path, "citation"], citation) : []),
  ];
}

function citationProblems(path: KeyPath, { asOf }: LawCitation): readonly Problem[] {
  return problem([...path, "asOf"], dateProblem(asOf));
}

function countryProblems(path: KeyPath, entries: readonly string[] = []): readonly Problem[] {
  return entries.flatMap((entry, index) => problem([...path, index], countryProblem(entry)));
}

function conditionProblems(path: KeyPath, condition: FactCondition, profile: LawProfile): readonly Problem[] {
  return Object.entries(condition).flatMap(([name, wanted]) => {
    const unknown = factNameProblems([...path, name], name, profile);
    if (unknown.length > 0 || wanted === "stated") return unknown;
    const { kind, values } = profile.facts[name];
    const answers = kind === "yes-no" ? ["yes", "no"] : values;
    return wanted.flatMap((value, index) =>
      problem(
        [...path, name, index],
        answers?.includes(value) ? undefined : `'${value}' is no answer to the fact${didYouMean(value, answers ?? [])}`,
      ),
    );
  });
}

function factNameProblems(path: KeyPath, name: string | undefined, { facts }: LawProfile): readonly Problem[] {
  if (name === undefined || Object.hasOwn(facts, name)) return [];
  return problem(path, `'${name}' is not among 'facts' of the profile${didYouMean(name, Object.keys(facts))}`);
}
