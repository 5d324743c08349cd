import type { DerivedFlows } from "../../engine/checks/locate/derived-flows";
import type { KnownTypes } from "../../engine/checks/locate/known-types";
import type { KnownType } from "./known-type";
import { byKey, Lists } from "./lists";

/** A file of `data/`: what types without a place of their own are part of, without the provider's prefix. */
export interface KnownParents {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  /** `storage_account_id,resource_group_name`, the most specific first; a type that names no parent is not listed. */
  readonly byArguments: Readonly<Record<string, readonly string[]>>;
  /** Whose name an argument is, where that is the same in all types: `azurerm_virtual_network.name`. */
  readonly names: Readonly<Record<string, string>>;
  /** The rest: by argument, then by whose name it is, the types in which that is so. */
  readonly namesByType: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The day on which a table was made is written with it. */
type Undated<T> = Omit<T, "asOf">;

export function typesTable(source: string, types: readonly KnownType[]): Undated<KnownTypes> {
  const byArguments = new Lists();
  for (const { shortType, places } of types) byArguments.add(places.join(","), shortType);
  return {
    source: `type declarations of ${source}`,
    confidence: "sourced",
    byArguments: byArguments.sorted(),
  };
}

export function flowsTable(source: string, types: readonly KnownType[]): Undated<DerivedFlows> {
  const byKind = new Map<string, Lists>();
  for (const type of types) {
    for (const argument of type.arguments) {
      const said = type.said(argument);
      if (typeof said === "string" || "none" in said) continue;
      const key = `${said.kind} ${said.reader}`;
      byKind.set(key, (byKind.get(key) ?? new Lists()).add(argument.path, type.shortType));
    }
  }
  return {
    source: `names in the type declarations of ${source}`,
    confidence: "derived",
    flows: Object.fromEntries([...byKind].sort(byKey).map(([key, lists]) => [key, lists.sorted()])),
  };
}

export function parentsTable(source: string, provider: string, types: readonly KnownType[]): Undated<KnownParents> {
  const byShortType = new Map(types.map((type) => [type.shortType, type]));
  const byArguments = new Lists();
  const byTarget = new Map<string, Lists>();
  for (const { shortType, parents } of types) {
    if (parents.length > 0) byArguments.add(parents.map(({ name }) => name).join(","), shortType);
    for (const { name, of } of parents) {
      const target = of === undefined || /_ids?$/.test(name) ? undefined : byShortType.get(of);
      if (target === undefined) continue;
      const naming = `${provider}_${of}.${namingArgument(target, name)}`;
      byTarget.set(name, (byTarget.get(name) ?? new Lists()).add(naming, shortType));
    }
  }
  return {
    source: `names in the type declarations of ${source}`,
    confidence: "derived",
    byArguments: byArguments.sorted(),
    ...namesOf(byTarget),
  };
}

function namesOf(byTarget: ReadonlyMap<string, Lists>): Pick<KnownParents, "names" | "namesByType"> {
  const names: Record<string, string> = {};
  const namesByType: Record<string, Record<string, readonly string[]>> = {};
  for (const [argument, lists] of [...byTarget].sort(byKey)) {
    const found = lists.sorted();
    const targets = Object.keys(found);
    if (targets.length === 1) names[argument] = targets[0];
    else namesByType[argument] = found;
  }
  return { names, namesByType };
}

/** A resource is called by the argument of the same name, else by its name. */
function namingArgument({ arguments: all }: KnownType, argument: string): string {
  return all.some(({ path }) => path === argument) ? argument : "name";
}
