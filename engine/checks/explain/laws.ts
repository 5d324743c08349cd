import { compareDataClasses, type Policy } from "../../policy";
import { conditionHolds, conditionInWords, onlyTagsOf, statedInWords } from "../../policy/profiles/facts";
import { statusOf, type LawProfile, type Requirement } from "../../policy/profiles/profile";
import { appliesTo, type Applies, type DataKind } from "../../policy/profiles/scope";
import { citationOf } from "../rules/requirement";
import type { ExplainedLaw, ExplainedRequirement } from "./explanation";

/** Each law profile of the policy: whether it is about this data, and why or why not. */
export function lawsFor(kind: DataKind, policy: Policy, asOf: string): readonly ExplainedLaw[] {
  return policy.profiles.map((profile) => {
    const { id, title, requirements } = profile;
    const onlyTags = onlyTagsOf(policy.profileFacts, profile);
    const applies = appliesTo(profile, undefined, kind, onlyTags);
    if (!applies) {
      return { profile: id, title, applies: "no", because: whyNot(profile, kind, onlyTags), requirements: [] };
    }
    return {
      profile: id,
      title,
      applies: applies.certain ? "yes" : "maybe",
      because: why(profile, applies, kind),
      requirements: requirements.map((requirement) => explained(profile, requirement, kind, policy, asOf)),
    };
  });
}

function why({ appliesTo: scope }: LawProfile, { tag, certain }: Applies, { dataClass, tags = [] }: DataKind): string {
  if (tag === undefined) {
    return `it is about data of every tag from ${scope?.fromClass ?? "internal"} up, and this is ${dataClass}`;
  }
  if (certain) return `the data is tagged ${tag}`;
  if (tags.length === 0) return `no tags are stated, so that the data may be ${tag}`;
  return `the tags ${tags.join(", ")} may mean ${tag}`;
}

function whyNot(
  { appliesTo: { tags: about = [], fromClass = "internal" } = {} }: LawProfile,
  { dataClass, tags = [] }: DataKind,
  onlyTags: readonly string[] | undefined,
): string {
  if (compareDataClasses(dataClass, fromClass) < 0)
    return `it is about data from ${fromClass} up, and this is ${dataClass}`;
  const wanted = [
    ...(about.length > 0 ? [`data tagged ${about.join(", ")}`] : []),
    ...(onlyTags ? [`by onlyTags of the policy data tagged ${onlyTags.join(", ")}`] : []),
  ];
  return `it is about ${wanted.join(", ")}, and this is tagged ${tags.join(", ")}`;
}

function explained(
  profile: LawProfile,
  requirement: Requirement,
  kind: DataKind,
  { profileFacts }: Policy,
  asOf: string,
): ExplainedRequirement {
  const { id, title, when = {}, liftedBy = [] } = requirement;
  const applies = appliesTo(profile, requirement, kind, onlyTagsOf(profileFacts, profile));
  const isLaw = statusOf(profile, requirement) === "in-force";
  const citation = citationOf({ profile, requirement, applies: applies ?? { certain: false }, isLaw });
  const of = (status: ExplainedRequirement["status"], because?: string): ExplainedRequirement => ({
    id,
    title,
    status,
    ...(because === undefined ? {} : { because }),
    citation,
  });
  if (!applies) return of("not asked", `only of ${scopeOf(requirement)}`);
  const holds = conditionHolds(when, profile, profileFacts, asOf);
  if (holds === "no") return of("not asked", `only where ${conditionInWords(when)}`);
  if (holds === "open") {
    return of("open", `only where ${conditionInWords(when)}, and profileFacts.${profile.id} does not say`);
  }
  const lift = liftedBy.find((condition) => conditionHolds(condition, profile, profileFacts, asOf) === "yes");
  if (lift) return of("answered", `by ${statedInWords(lift, profile, profileFacts)}, which needs evidence`);
  return of("asked", isLaw ? undefined : statusOf(profile, requirement));
}

function scopeOf({ appliesTo: { tags, fromClass } = {} }: Requirement): string {
  const tagged = tags ? `data tagged ${tags.join(", ")}` : "data";
  return fromClass ? `${tagged} from ${fromClass} up` : tagged;
}
