import { controlsOn } from "../../../catalog/operators";
import type { DataClassName } from "../../policy";
import type { Locator } from "../locate/locator";
import type { AcceleratorFact } from "../model/accelerator";
import type { OccupiedSite } from "../model/occupied-site";
import type { Place, Placement } from "../model/placement";
import { mostProtected } from "./data-classes";

/** Something that is somewhere. */
interface Held {
  readonly address: string;
  readonly place: Exclude<Place, { readonly kind: "anywhere" }>;
  /** Of whoever runs the place, or the provider that reaches it. */
  readonly operator: string;
  /** Site that is stated. */
  readonly site?: string;
  readonly dataClass: DataClassName;
}

/**
 * Over which sites a program is spread. A region counts once, whatever sites of it are stated to be called; a stated name
 * is the site of what has no region. What chooses its place by itself is at no site of its own.
 */
export function sitesOf(
  placements: readonly Placement[],
  accelerators: readonly AcceleratorFact[],
  locator: Locator,
): readonly OccupiedSite[] {
  const held = [...placements.flatMap((placement) => ofPlacement(placement, locator)), ...accelerators.flatMap(ofPool)];
  const regionsOfSites = new Map<string, string>();
  for (const { site, place, operator } of held) {
    const region = regionName(place, operator);
    if (site !== undefined && region !== undefined && !regionsOfSites.has(site)) regionsOfSites.set(site, region);
  }
  const sites = new Map<string, { readonly name?: string; readonly there: Held[] }>();
  for (const one of held) {
    const name = regionName(one.place, one.operator) ?? (one.site && (regionsOfSites.get(one.site) ?? one.site));
    const key = name === undefined ? `in ${countriesOf(one.place).join()}` : `at ${name}`;
    const known = sites.get(key);
    if (known) known.there.push(one);
    else sites.set(key, { name, there: [one] });
  }
  return [...sites.values()].map(({ name, there }) => toSite(name, there));
}

function toSite(name: string | undefined, there: readonly Held[]): OccupiedSite {
  const known = there.map(({ place }) => countriesOf(place));
  const exact = known.filter((countries) => countries.length === 1);
  return {
    name,
    countries: [...new Set((exact.length > 0 ? exact : known).flat())].sort(),
    held: there.length,
    example: there[0].address,
    dataClass: mostProtected(there.map(({ dataClass }) => dataClass)) ?? there[0].dataClass,
  };
}

function ofPlacement(
  { stack, resource, place, operator, serviceKind, dataClass }: Placement,
  locator: Locator,
): Held[] {
  if (place.kind === "anywhere" || serviceKind === "control-plane") return [];
  const site = locator.factsOf(stack).of(resource, "site")?.value;
  const by = operator === undefined ? resource.provider : (controlsOn(operator) ?? operator);
  return [{ address: resource.address, place, operator: by, site, dataClass }];
}

/** A pool whose resources stand in no stack is known by its statement alone. */
function ofPool({ address, place, operator, site, dataClass, supply }: AcceleratorFact): Held[] {
  if (place.kind === "anywhere" || supply === "service" || site === undefined) return [];
  return [{ address, place, operator: operator?.id ?? site, site, dataClass }];
}

function regionName(place: Held["place"], operator: string): string | undefined {
  return place.kind === "countries" && place.region !== undefined && place.countries.length === 1
    ? `${operator}/${place.region}`
    : undefined;
}

function countriesOf(place: Held["place"]): readonly string[] {
  return place.kind === "countries" ? place.countries : [];
}
