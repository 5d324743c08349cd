import type { LawProfile, LawCitation, FactCondition, Requirement } from "../engine/policy/profiles/profile";
import { articleOf, kindOf, statusOf } from "../engine/policy/profiles/profile";
import { conditionInWords } from "../engine/policy/profiles/facts";
import { wrap } from "../engine/checks/report/text";
import { outputWidth } from "./output";

/** A law profile in full, for a terminal: what it asks, of which data, with article, source, date and confidence. */
export function profileText(profile: LawProfile): string {
  const { id, title, jurisdiction, status, asOf, appliesTo = {}, facts, requirements, notAssessed } = profile;
  const { tags, fromClass = "internal" } = appliesTo;
  const lines = [
    `${id}  ${title}`,
    ...block(
      `jurisdiction ${jurisdiction}, ${status}, as of ${asOf}; about ${tags ? `data tagged ${tags.join(", ")}` : "data of every tag"}, ` +
        `from ${fromClass} up (data without tags may be that data)`,
    ),
    "",
    "Asks",
    ...requirements.flatMap((requirement) => requirementLines(profile, requirement)),
    ...(Object.keys(facts).length > 0 ? ["", `Facts to state under profileFacts.${id}`] : []),
    ...Object.entries(facts).flatMap(([name, { what, kind, values }]) =>
      block(`${name} (${values ? values.join(", ") : kind}): ${what}`),
    ),
    ...(notAssessed.length > 0 ? ["", "Does not assess"] : []),
    ...notAssessed.flatMap(({ what, why }) => block(`${what}: ${why}`)),
    "",
    "Not legal advice: a report says what was found, and whether that meets the law is for a lawyer to say.",
  ];
  return `${lines.join("\n")}\n`;
}

function requirementLines(profile: LawProfile, requirement: Requirement): readonly string[] {
  const { id, title, citation, appliesTo, when, liftedBy = [] } = requirement;
  const status = statusOf(profile, requirement) === profile.status ? "" : `, ${statusOf(profile, requirement)}`;
  const clause = requirement[kindOf(requirement)];
  return [
    ...block(`${id} (${kindOf(requirement)}${status}): ${title}`),
    ...block(citationText(citation), 4),
    ...(appliesTo ? block(`only ${scopeText(appliesTo)}`, 4) : []),
    ...(when ? block(`where ${conditionInWords(when)}`, 4) : []),
    ...block(
      Object.entries(clause ?? {})
        .map(entryText)
        .join("; "),
      4,
    ),
    ...liftedBy.flatMap((condition: FactCondition) => block(`or with ${conditionInWords(condition)}`, 4)),
  ];
}

function citationText(citation: LawCitation): string {
  const { url, asOf, confidence } = citation;
  return `${articleOf(citation)}; ${confidence}, as of ${asOf}${url === undefined ? "" : `; ${url}`}`;
}

function scopeText({ tags, fromClass }: NonNullable<Requirement["appliesTo"]>): string {
  return [...(tags ? [`data tagged ${tags.join(", ")}`] : []), ...(fromClass ? [`from ${fromClass} up`] : [])].join(
    ", ",
  );
}

/** `in SA`, `adequate CA (commercial organisations only), GB until 2031-12-27`. */
function entryText([key, value]: readonly [string, unknown]): string {
  if (!Array.isArray(value)) return `${key} ${String(value)}`;
  return `${key} ${value.map((entry) => (typeof entry === "string" ? entry : adequateText(entry as Adequate))).join(", ") || "none"}`;
}

type Adequate = NonNullable<NonNullable<Requirement["countries"]>["adequate"]>[number];

function adequateText({ countries, from, until, when, scope, citation }: Adequate): string {
  const limits = [
    ...(from ? [`from ${from}`] : []),
    ...(until ? [`until ${until}`] : []),
    ...(when ? [`with ${conditionInWords(when)}`] : []),
    ...(scope ? [scope] : []),
    ...(citation ? [`${articleOf(citation)}, ${citation.confidence}`] : []),
  ];
  return `${countries.join(" ")}${limits.length > 0 ? ` (${limits.join("; ")})` : ""}`;
}

function block(text: string, indent = 2): readonly string[] {
  return wrap(text, outputWidth() - indent - 2).map(
    (line, index) => `${" ".repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
