import type { Argument, ResourceType } from "./read-package";

/** How the types of a provider name what they are part of. */
export interface ParentNames {
  /** Top-level arguments that name no parent, unless an alias of the family tells which. */
  readonly never: RegExp;
  /** What may follow the parent's own name: `_id` in `storage_account_id`. */
  readonly endings: readonly string[];
  /** Arguments that name a parent without such an ending. */
  readonly withoutEnding: RegExp;
  /**
   * Names that no rule tells: the argument without its ending, and the type without the provider's prefix. One that means
   * something else in a family of types has the first word of theirs before it: `sql.instance`.
   */
  readonly aliases: Readonly<Record<string, string>>;
  /** Whether optional arguments count where no required one names a parent. */
  readonly optional: boolean;
  /** Arguments that name a thing of any type. */
  readonly anything: RegExp;
  /** A group that holds the resource and counts only where nothing nearer is named. */
  readonly group?: string;
}

export interface ParentArgument {
  readonly name: string;
  /** The type that it names, without the provider's prefix. @default - any type */
  readonly of?: string;
}

/**
 * The arguments of a type that name its parents, the most specific first: references before names, the one that shares
 * the longest beginning with the type before others. Optional ones count only where no required one is found.
 */
export function parentsOf(
  type: ResourceType,
  shortType: string,
  names: ParentNames,
  types: ReadonlyMap<string, string>,
): readonly ParentArgument[] {
  const candidates = type.arguments.filter(
    ({ path, type: kind }) => /^(?:string|list\(string\))$/.test(kind) && !path.includes("."),
  );
  const parents = (required: boolean) =>
    candidates
      .filter((argument) => argument.required === required && argument.path !== names.group)
      .flatMap((argument) => parentBy(argument, shortType, names, types) ?? []);
  const found = parents(true);
  const nearest = (found.length > 0 || !names.optional ? found : parents(false)).sort(
    (a, b) => rank(b, shortType) - rank(a, shortType) || (a.name < b.name ? -1 : 1),
  );
  const group = candidates.find(({ path }) => path === names.group);
  return group ? [...nearest, { name: group.path, of: group.path.replace(/_name$/, "") }] : nearest;
}

function parentBy(
  { path: name }: Argument,
  shortType: string,
  names: ParentNames,
  types: ReadonlyMap<string, string>,
): ParentArgument | undefined {
  const anything = names.anything.test(name) ? { name } : undefined;
  const ending = names.endings.find((end) => name.endsWith(end));
  if (ending === undefined && !names.withoutEnding.test(name)) return anything;
  const noun = name.slice(0, name.length - (ending?.length ?? 0));
  const inFamily = names.aliases[`${shortType.split("_", 1)[0]}.${noun}`];
  if (names.never.test(name) && inFamily === undefined) return undefined;
  const alias = types.get(inFamily ?? names.aliases[noun] ?? "");
  const of = typeBeginningAs(shortType, noun, types) ?? alias ?? types.get(noun);
  if (of !== undefined && of !== shortType) return { name, of };
  return anything;
}

/** `cluster` in `kusto_database` is a `kusto_cluster`, of all that begin as the type does the one that does so longest. */
function typeBeginningAs(shortType: string, noun: string, types: ReadonlyMap<string, string>): string | undefined {
  const words = shortType.split("_");
  for (let length = words.length; length > 0; length--) {
    const start = words.slice(0, length).join("_");
    const found = types.get(`${start}_${noun}`) ?? (start.endsWith(noun) ? types.get(start) : undefined);
    if (found !== undefined && found !== shortType) return found;
  }
  return undefined;
}

function rank({ name, of }: ParentArgument, shortType: string): number {
  const own = shortType.split("_");
  const other = of?.split("_") ?? [];
  const shared = own.findIndex((word, index) => word !== other[index]);
  return (/_ids?$/.test(name) ? 100 : 0) + (of === undefined ? -1 : shared === -1 ? own.length : shared);
}

/** Types by their name, and by their name without the version at its end (`cce_cluster_v3`), the newest of them. */
export function typesByName(shortTypes: readonly string[]): ReadonlyMap<string, string> {
  const byName = new Map(shortTypes.map((type) => [type, type]));
  for (const type of [...shortTypes].sort()) {
    const unversioned = type.replace(/_v\d+$/, "");
    if (byName.get(unversioned) !== unversioned) byName.set(unversioned, type);
  }
  return byName;
}
