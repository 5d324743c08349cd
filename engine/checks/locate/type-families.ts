import { to } from "./flow-row";
import type { ReaderName } from "./readers";
import type { FlowRow, PlaceRow, ServiceKind, TypeRow } from "./table";

/** Arguments that say a place, all read in one way. */
export function said(as: ReaderName, ...attributes: readonly string[]): readonly PlaceRow[] {
  return attributes.map((attribute) => ({ attribute, as }));
}

/** Families of types, by what their names begin with, that are where the provider block says if they do not say more. */
export function regional(provider: string, families: readonly string[]): readonly TypeRow[] {
  return families.map((family) => ({ type: `${provider}_${family}*`, otherwise: "provider" }));
}

/** Families of types of a service that no region holds. */
export function global(provider: string, serviceKind: ServiceKind, families: readonly string[]): readonly TypeRow[] {
  return families.map((family) => ({
    type: `${provider}_${family}*`,
    serviceKind,
    places: [],
    otherwise: "global",
  }));
}

/** Families of types whose place is that of what they are part of, by the argument that names it. */
export function partOf(
  provider: string,
  parts: Readonly<Record<string, readonly string[]>>,
  otherwise: "provider" | "unknown" = "provider",
): readonly TypeRow[] {
  return Object.entries(parts).flatMap(([attribute, types]) =>
    types.map((type): TypeRow => ({
      type: `${provider}_${type}`,
      places: [{ attribute, as: "resource-id" }],
      otherwise,
    })),
  );
}

/** Keys that a resource is encrypted with. */
export function keys(...attributes: readonly string[]): readonly FlowRow[] {
  return attributes.map((attribute) => to("key", attribute, "resource-id", { verb: "is encrypted with a key of" }));
}
