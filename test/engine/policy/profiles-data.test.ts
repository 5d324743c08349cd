import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { findProblems } from "../../../engine/document/validate";
import type { JsonValue } from "../../../engine/json";
import { findProfile, profileIds } from "../../../engine/policy/profiles";
import { kindOf, REQUIREMENT_KINDS } from "../../../engine/policy/profiles/profile";
import { profileProblems } from "../../../engine/policy/profiles/profile-problems";
import { KNOWN_TAGS } from "../../../engine/policy/profiles/scope";

const folder = path.join(__dirname, "../../../engine/policy/profiles/data");
const all = profileIds().map((id) => [id, findProfile(id)!] as const);

describe("the profiles that come with this version", () => {
  test("are the files of the data folder, one each, by id", () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
    expect([...profileIds()].sort()).toEqual(files.sort());
    expect(all.filter(([id, profile]) => profile.id !== id)).toEqual([]);
  });

  test.each(all)("%s holds against the schema, and names only what exists", (id, profile) => {
    const written = JSON.parse(readFileSync(path.join(folder, `${id}.json`), "utf8")) as JsonValue;
    expect(findProblems(written, "profile")).toEqual([]);
    expect(profileProblems(profile)).toEqual([]);
  });

  test.each(all)("%s says what it does not assess", (_, { notAssessed }) => {
    expect(notAssessed.length).toBeGreaterThan(0);
  });

  test("use tags of the vocabulary only", () => {
    const tags = all.flatMap(([, { appliesTo, requirements }]) => [
      ...(appliesTo?.tags ?? []),
      ...requirements.flatMap((requirement) => requirement.appliesTo?.tags ?? []),
    ]);
    expect(tags.filter((tag) => !KNOWN_TAGS.includes(tag))).toEqual([]);
  });

  test("call nothing sourced that names no page or text", () => {
    const cited = all.flatMap(([id, { requirements }]) =>
      requirements.flatMap((requirement) => [
        { id: requirement.id, profile: id, ...requirement.citation },
        ...(requirement.countries?.adequate ?? []).flatMap(({ citation, countries }) =>
          citation ? [{ id: `${requirement.id} ${countries[0]}`, profile: id, ...citation }] : [],
        ),
      ]),
    );
    const unnamed = cited.filter(({ confidence, url }) => confidence === "sourced" && url === undefined);
    expect(unnamed).toEqual([]);
  });

  test("use every kind of requirement", () => {
    const used = new Set(all.flatMap(([, { requirements }]) => requirements.map(kindOf)));
    expect([...used].sort()).toEqual([...REQUIREMENT_KINDS].sort());
  });

  test.each(all)("%s stands in the docs with the facts that it asks", (id, { facts, status }) => {
    const page = readFileSync(path.join(__dirname, "../../../docs/law-profiles.md"), "utf8");
    const row = page.split("\n").find((line) => line.startsWith(`| \`${id}\` `));
    for (const word of [status, ...Object.keys(facts).map((name) => `\`${name}\``)]) expect(row).toContain(word);
  });

  test("never call anything compliant or allowed", () => {
    const text = all.map(([, profile]) =>
      JSON.stringify(profile, (key, value: unknown) => (key === "url" ? "" : value)),
    );
    expect(text.filter((profile) => /complian|allowed/i.test(profile))).toEqual([]);
  });
});
