import { isLeftToUser } from "../certificates";
import type { Policy } from "../policy";
import { conditionHolds, conditionInWords, factOf, ONLY_TAGS, onlyTagsOf, type ProfileFacts } from "./facts";
import { articleOf, type LawProfile, type Requirement } from "./profile";

const OF_USER = "it is the user's own, and the policy states no certificate of it under certificates";

interface Entry {
  readonly what: string;
  readonly why: string;
}

/** What the profiles of a policy leave open, each with the profile's id, so that nobody reads it as passed. */
export function openQuestions(policy: Policy, asOf: string): readonly Entry[] {
  return policy.profiles.flatMap((profile) => [
    ...profile.notAssessed.map(({ what, why }) => ({ what: `${profile.id}: ${what}`, why })),
    ...profile.requirements.flatMap((requirement) => ofRequirement(profile, requirement, policy, asOf)),
  ]);
}

function ofRequirement(
  profile: LawProfile,
  requirement: Requirement,
  { profileFacts: facts, certificates }: Policy,
  asOf: string,
): readonly Entry[] {
  const { id, title, citation, when = {}, certifications } = requirement;
  const what = `${profile.id}: ${title} (${id}, ${articleOf(citation)})`;
  const applies = conditionHolds(when, profile, facts, asOf);
  if (applies === "no") return [];
  if (applies === "open") {
    return [{ what, why: `whether it applies is not stated; state ${inFile(profile)}: ${conditionInWords(when)}` }];
  }
  if (certifications?.anyOf.every((entry) => isLeftToUser(entry, certificates))) return [{ what, why: OF_USER }];
  return unanswered(profile, requirement, facts).map((name) => ({
    what,
    why: `not stated; state ${inFile(profile)}.${name}: ${profile.facts[name].what}`,
  }));
}

/** The facts that a requirement rests on and that nobody stated. */
function unanswered(
  profile: LawProfile,
  { approval, fact, keys }: Requirement,
  facts: ProfileFacts,
): readonly string[] {
  return [approval?.fact, fact?.name, keys?.custody].flatMap((name) =>
    name !== undefined && factOf(facts, profile, name) === undefined ? [name] : [],
  );
}

/** What a policy states for its profiles, with what it answers. Each needs evidence that a checker does not see. */
export function answersOf({
  profiles,
  profileFacts,
}: Policy): readonly { readonly path: string; readonly what: string }[] {
  return profiles.flatMap((profile) => {
    const only = onlyTagsOf(profileFacts, profile);
    const answers = Object.keys(profile.facts).flatMap((name) => {
      const value = factOf(profileFacts, profile, name);
      return value === undefined ? [] : [{ path: `${inFile(profile)}.${name}`, what: `${value}, needs evidence` }];
    });
    const narrowed = only
      ? [{ path: `${inFile(profile)}.${ONLY_TAGS}`, what: `only data tagged ${only.join(", ")}` }]
      : [];
    return [...narrowed, ...answers];
  });
}

function inFile({ id }: LawProfile): string {
  return `profileFacts.${id}`;
}
