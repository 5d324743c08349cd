import { verdictOn, type Verdict } from "./flows/rule";
import { parentsOf, typesByName, type ParentArgument } from "./parents";
import { placeArgumentsOf } from "./place-arguments";
import type { Provider } from "./providers";
import type { Argument, ResourceType } from "./read-package";

/** A resource type, and what its arguments are told to say. */
export interface KnownType extends ResourceType {
  /** Without the provider's prefix: `s3_bucket`. */
  readonly shortType: string;
  /** Arguments that say where it is. */
  readonly places: readonly string[];
  /** Arguments that say what it is part of; only looked for where none says where it is. */
  readonly parents: readonly ParentArgument[];
  readonly said: (argument: Argument) => Said;
}

export type Said = Verdict | "place" | "parent";

const NAMES_A_THING = new Set(["string", "list(string)"]);

export function knownTypes({ name, tables }: Provider, types: readonly ResourceType[]): readonly KnownType[] {
  const shortTypes = types.map(({ type }) => type.slice(name.length + 1));
  const byName = typesByName(shortTypes);
  return types.map((type, index) => {
    const shortType = shortTypes[index];
    const places = tables ? placeArgumentsOf(type, shortType, tables.places) : [];
    const parents = tables?.parents && places.length === 0 ? parentsOf(type, shortType, tables.parents, byName) : [];
    const own = new Set(places);
    const above = new Set(parents.map((parent) => parent.name));
    const said = (argument: Argument): Said => {
      if (own.has(argument.path)) return "place";
      const verdict = verdictBy(tables?.flows ?? [], shortType, argument);
      return above.has(argument.path) && !surelyFlows(verdict) ? "parent" : verdict;
    };
    return { ...type, shortType, places, parents, said };
  });
}

function verdictBy(rules: Parameters<typeof verdictOn>[1], shortType: string, { path, type }: Argument): Verdict {
  if (!NAMES_A_THING.has(type)) return { none: `a ${type}` };
  const bare = path.replaceAll(/\[\]|\{\}/g, "");
  return verdictOn({ type: shortType, path: bare, name: bare.slice(bare.lastIndexOf(".") + 1) }, rules);
}

/** What only leads somewhere leads to the parent, where it names one. */
function surelyFlows(verdict: Verdict): boolean {
  return !("none" in verdict) && verdict.reader !== "link" && verdict.reader !== "known-host";
}
