import { occurrencesAt } from "./read-row";
import type { ResourceSite } from "./reading";
import { textOf, whyUnknown } from "./readers/text";

/** Whether something holds, or why that is not known. */
export type Answer = boolean | { readonly unknown: string };

/** Whether something holds of a resource. */
export type Condition = (site: ResourceSite) => Answer;

export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.find((answer) => answer !== false) ?? false);
}

export function allOf(answers: readonly Answer[]): Answer {
  return not(anyOf(answers.map(not)));
}

export function not(answer: Answer): Answer {
  return typeof answer === "boolean" ? !answer : answer;
}

/** That the text of an argument, empty where it is not set, is one for which `holds` says so. */
export function whereText(attribute: string, holds: (text: string) => boolean): Condition {
  return (site) => {
    const [occurrence] = occurrencesAt(attribute, site);
    if (!occurrence) return holds("");
    return occurrence.outcome.known
      ? holds(textOf(occurrence.outcome) ?? "")
      : { unknown: `${attribute} decides, and ${whyUnknown(occurrence)}` };
  };
}

/** That the resource has a block of this name. */
export function whereBlock(attribute: string): Condition {
  return (site) => {
    const found = occurrencesAt(attribute, site);
    if (found.some(({ outcome: { known } }) => known !== undefined && known.value !== null)) return true;
    const doubtful = found.find(({ outcome }) => !outcome.known);
    return doubtful !== undefined && { unknown: `${attribute} decides, and ${whyUnknown(doubtful)}` };
  };
}
