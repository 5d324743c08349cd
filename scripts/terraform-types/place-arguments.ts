import type { Argument, ResourceType } from "./read-package";

/** A top-level argument that says where a resource of its type is. */
export interface PlaceName {
  readonly name: string;
  /** Of which types, without the provider's prefix. @default - all that have it */
  readonly type?: RegExp;
  /** What its comment says where it means this. @default - anything */
  readonly described?: RegExp;
}

/** In the order in which they are listed. */
export type PlaceNames = readonly PlaceName[];

const SAYS_A_NAME = new Set(["string", "list(string)"]);

/** @param shortType without the provider's prefix */
export function placeArgumentsOf(type: ResourceType, shortType: string, places: PlaceNames): readonly string[] {
  const byPath = new Map<string, Argument>(type.arguments.map((argument) => [argument.path, argument]));
  return places
    .filter((place) => {
      const argument = byPath.get(place.name);
      return (
        argument !== undefined &&
        SAYS_A_NAME.has(argument.type) &&
        (place.type?.test(shortType) ?? true) &&
        (place.described?.test(argument.description) ?? true)
      );
    })
    .map(({ name }) => name);
}
