/** A file of `data/`: types of a provider by the arguments that say where they are, without the provider's prefix. */
export interface KnownTypes {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  /** `region` or `location,zone`; empty where a type has no such argument. */
  readonly byArguments: Readonly<Record<string, readonly string[]>>;
}

/** A look-up in known types. The data are large and only needed for a provider in use: `load` reads them then. */
export function placeArgumentsOf(
  prefix: string,
  load: () => KnownTypes,
): (type: string) => readonly string[] | undefined {
  let byType: Map<string, readonly string[]> | undefined;
  return (type) => (byType ??= index(prefix, load())).get(type);
}

function index(prefix: string, { byArguments }: KnownTypes): Map<string, readonly string[]> {
  const byType = new Map<string, readonly string[]>();
  for (const [list, types] of Object.entries(byArguments)) {
    const placeArguments = list === "" ? [] : list.split(",");
    for (const type of types) byType.set(`${prefix}${type}`, placeArguments);
  }
  return byType;
}
