import { effectiveDataClass, type Policy } from "../../policy";
import { onlyTagsOf } from "../../policy/profiles/facts";
import type { LawProfile } from "../../policy/profiles/profile";
import { appliesTo } from "../../policy/profiles/scope";
import { statementsOf } from "../graph/statements";
import type { StatedFact } from "../model/graph";
import type { TerraformStack } from "../model/terraform";

/**
 * What a program says of its data and thereby puts outside a law profile: it is listed, so that nobody exempts itself
 * silently.
 */
export function outsideProfiles(stacks: readonly TerraformStack[], policy: Policy): readonly StatedFact[] {
  if (policy.profiles.length === 0) return [];
  const found = stacks
    .flatMap(statementsOf)
    .flatMap(({ path, facts: { tags, dataClass } }) =>
      policy.profiles.flatMap((profile) => [
        ...(tags && tags.length > 0 && !isAbout(profile, policy, tags)
          ? [{ path, what: `tags ${[...tags].sort().join(", ")}: outside law profile ${scopeOf(profile, policy)}` }]
          : []),
        ...(dataClass && !isOfClass(profile, policy, dataClass)
          ? [{ path, what: `dataClass ${dataClass}: outside law profile ${scopeOf(profile, policy)}` }]
          : []),
      ]),
    );
  return [...new Map(found.map((fact) => [`${fact.path}\n${fact.what}`, fact])).values()];
}

function isAbout(profile: LawProfile, { profileFacts }: Policy, tags: readonly string[]): boolean {
  return appliesTo(profile, undefined, { dataClass: "secret", tags }, onlyTagsOf(profileFacts, profile)) !== undefined;
}

function isOfClass(profile: LawProfile, policy: Policy, stated: Parameters<typeof effectiveDataClass>[1]): boolean {
  const { dataClass } = effectiveDataClass(policy, stated);
  return appliesTo(profile, undefined, { dataClass }, undefined) !== undefined;
}

/** `sa-pdpl (personal, sensitive; from internal up)`. */
function scopeOf(profile: LawProfile, { profileFacts }: Policy): string {
  const { tags, fromClass = "internal" } = profile.appliesTo ?? {};
  const only = onlyTagsOf(profileFacts, profile);
  const parts = [...(tags ? [tags.join(", ")] : []), ...(only ? [`only ${only.join(", ")}`] : [])];
  return `${profile.id} (${[...parts, `from ${fromClass} up`].join("; ")})`;
}
