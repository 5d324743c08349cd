import { nearest } from "../../document/nearest";
import { formatKeyPath, type KeyPath } from "../../document/key-path";
import type { Problem } from "../../document/problem";
import { findProblems } from "../../document/validate";
import type { JsonObject, JsonValue } from "../../json";
import { isJsonObject } from "../../json";
import type { ConstructFacts, StackFacts } from "../model/facts";
import type { UnreadFact } from "../model/terraform";
import { unknownCountries, unknownCountriesBelow } from "./stated-countries";

export interface ReadFacts {
  readonly facts?: StackFacts;
  /** What is written there and cannot be read. */
  readonly unread: readonly UnreadFact[];
}

const NOTHING: ReadFacts = { unread: [] };

/**
 * What a program states under `"//".sovereignty`. A part that cannot be read states nothing, and is reported: it may
 * have said that the data is more protected, or that nothing is fetched.
 */
export function readFacts(comment: JsonValue | undefined): ReadFacts {
  if (!isJsonObject(comment) || !Object.hasOwn(comment, "sovereignty")) return NOTHING;
  const value = comment.sovereignty;
  if (!isJsonObject(value))
    return { unread: [{ why: "they are not an object; none of them count", ofDataClass: true }] };

  const problems = findProblems(value, "facts");
  const version = problems.find(({ path }) => path[0] === "version");
  if (version) {
    const why = `${version.message}; none of them count`;
    const ofPower = Object.hasOwn(value, "powerTopology") && { ofPower: true };
    return { unread: [{ fact: "version", why, ofDataClass: true, ...ofPower }] };
  }

  const sound = without(value, problems) as unknown as StackFacts;
  const countries = [
    ...unknownCountries(sound, []),
    ...unknownCountries(sound.state ?? {}, ["state"]),
    ...unknownCountries(sound.registry ?? {}, ["registry"]),
    ...unknownCountriesBelow(sound.constructs),
  ];
  return {
    facts: without(sound as unknown as JsonObject, countries) as unknown as StackFacts,
    unread: [...problems, ...countries].map(({ path, message }) => ({
      fact: formatKeyPath(path),
      ...(path[0] === "constructs" && path.length > 1 ? { constructPath: String(path[1]) } : {}),
      why: `${message}; it counts as not stated`,
      ...(isOfPower(path) && { ofPower: true }),
      ...(isOfDataClass(path) && { ofDataClass: true }),
    })),
  };
}

const POWER_FACTS: ReadonlySet<unknown> = new Set<keyof ConstructFacts | keyof StackFacts>([
  "powerTopology",
  "accelerator",
  "server",
  "instanceType",
  "racks",
  "rackNodes",
  "gpuCapWatts",
  "fallbackCapWatts",
  "workload",
  "quotas",
]);

/** A topology under a misspelt key is meant for one. */
function isOfPower([first, , factOfConstruct]: KeyPath): boolean {
  return first === "constructs"
    ? POWER_FACTS.has(factOfConstruct)
    : POWER_FACTS.has(first) || nearest(String(first), ["powerTopology"]) !== undefined;
}

/** Whether a data class may be lost with what stands there. */
function isOfDataClass([first, construct, factOfConstruct]: KeyPath): boolean {
  if (first !== "constructs") return meansDataClass(first);
  return construct === undefined || factOfConstruct === undefined || meansDataClass(factOfConstruct);
}

function meansDataClass(key: KeyPath[number]): boolean {
  return nearest(String(key), ["dataClass"]) !== undefined;
}

/** A copy that lacks the facts in which the paths lie: the whole fact, since half an operator is another operator. */
function without(value: JsonObject, problems: readonly Problem[]): JsonObject {
  if (problems.length === 0) return value;
  const paths = problems.map(({ path }) => path);
  const dropped = new Set(paths.map(([first]) => String(first)));
  const constructs = paths.some((path) => path[0] === "constructs" && path.length === 1) ? undefined : value.constructs;
  dropped.add("constructs");
  const kept = Object.entries(value).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(isJsonObject(constructs) ? [...kept, ["constructs", soundOf(constructs, paths)]] : kept);
}

function soundOf(constructs: JsonObject, paths: readonly KeyPath[]): JsonObject {
  const wrong = new Map<string, Set<string>>();
  const unsound = new Set<string>();
  for (const [first, construct, fact] of paths) {
    if (first !== "constructs") continue;
    if (fact === undefined) unsound.add(String(construct));
    else wrong.set(String(construct), (wrong.get(String(construct)) ?? new Set()).add(String(fact)));
  }
  const sound = Object.entries(constructs).filter(([path, stated]) => !unsound.has(path) && isJsonObject(stated));
  return Object.fromEntries(
    sound.map(([path, stated]) => {
      const facts = Object.entries(stated as JsonObject).filter(([fact]) => !wrong.get(path)?.has(fact));
      return [path, Object.fromEntries(facts)];
    }),
  );
}
