import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import * as path from "node:path";
import { didYouMean } from "../../document/nearest";
import { throwProblems, type Problem } from "../../document/problem";
import { decodeText, parseDocument, readBytes } from "../../document/read";
import { validateDocument } from "../../document/validate";
import * as errors from "../errors";
import type { PolicyFile } from "../policy-file";
import { problem } from "../policy-problems";
import { factProblem } from "./facts";
import { findProfile, profileIds } from "./index";
import type { LawProfile } from "./profile";
import { profileProblems } from "./profile-problems";

export interface ChosenProfiles {
  readonly profiles: readonly LawProfile[];
  readonly problems: readonly Problem[];
}

const OWN_FILE = /\.(?:ya?ml|json)$/i;

/**
 * The law profiles that a policy names: from the catalogue, or from a file of the user's own.
 *
 * @param folder what the path of an own file is relative to: the policy's folder
 * @throws SovereignError that lists every problem of an own file with its line and column
 */
export function chooseProfiles(
  { profiles: entries = [], profileFacts = {} }: PolicyFile,
  folder: string,
): ChosenProfiles {
  const profiles: LawProfile[] = [];
  const problems: Problem[] = [];
  entries.forEach((entry, index) => {
    const profile = OWN_FILE.test(entry) ? readOwn(path.resolve(folder, entry), entry) : findProfile(entry);
    const same = profiles.some(({ id }) => id === profile?.id);
    if (!profile) problems.push(...problem(["profiles", index], unknownProfile(entry)));
    else if (same) problems.push(...problem(["profiles", index], `a profile '${profile.id}' is named before it`));
    else profiles.push(profile);
  });
  return { profiles, problems: [...problems, ...(problems.length > 0 ? [] : factProblems(profileFacts, profiles))] };
}

function unknownProfile(id: string): string {
  const known = profileIds();
  const hint = didYouMean(id, known) || "; `sovereign catalog profiles` lists them, and an own one is a .yaml file";
  return `there is no law profile '${id}'${hint}`;
}

function factProblems(
  profileFacts: NonNullable<PolicyFile["profileFacts"]>,
  profiles: readonly LawProfile[],
): readonly Problem[] {
  const ids = profiles.map(({ id }) => id);
  return Object.entries(profileFacts).flatMap(([id, facts]): readonly Problem[] => {
    const profile = profiles.find((other) => other.id === id);
    if (!profile) {
      const message = `profileFacts.${id}: 'profiles' does not name it${didYouMean(id, ids)}`;
      return [{ path: ["profileFacts", id], part: "key", message }];
    }
    return Object.entries(facts).flatMap(([name, value]) =>
      problem(["profileFacts", id, name], factProblem(name, value, profile.facts)),
    );
  });
}

function readOwn(file: string, asNamed: string): LawProfile {
  if (!existsSync(file)) throw errors.noProfileFile(asNamed);
  const bytes = readBytes(file);
  const document = parseDocument(decodeText(bytes, file), asNamed);
  validateDocument(document, "profile");
  const written = document.value as unknown as Partial<LawProfile>;
  const profile = { facts: {}, notAssessed: [], ...written } as LawProfile;
  throwProblems(document, profileProblems(profile));
  return { ...profile, source: { file: asNamed, sha256: createHash("sha256").update(bytes).digest("hex") } };
}
