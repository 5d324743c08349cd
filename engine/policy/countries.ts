import { countries, countryGroups, findCountryGroup, isCountryCode } from "../../catalog/countries";
import { nearest } from "../document/nearest";
import type { CountrySet } from "./policy";

/** Names that people write and ISO 3166-1 does not know as codes. */
const MISNOMERS: Readonly<Record<string, string>> = { EL: "GR", KSA: "SA", UAE: "AE", UK: "GB", USA: "US" };

/** Whether a policy may name this: a country code, or a group that is an area (not one of export control). */
export function isCountryOrArea(entry: string): boolean {
  return isCountryCode(entry) || areaMembers(entry) !== undefined;
}

/** The countries that valid entries stand for. */
export function expandAreas(entries: readonly string[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => areaMembers(entry) ?? [entry]));
}

/** As `expandAreas`, where `[any]` stands for every country. */
export function toCountrySet(entries: readonly string[]): CountrySet {
  return entries.includes("any") ? "any" : expandAreas(entries);
}

export function isCountryAllowed(allowed: CountrySet, country: string): boolean {
  return allowed === "any" || allowed.has(country);
}

/** What somebody most likely meant by an entry that is neither a country nor a group. */
export function nearestCountry(entry: string): string | undefined {
  const code = entry.toUpperCase();
  if (isCountryOrArea(code)) return code;
  if (Object.hasOwn(MISNOMERS, code)) return MISNOMERS[code];
  // Two letters are near to too many codes for a guess to help.
  if (entry.length <= 2) return undefined;
  const name = nearest(
    entry,
    countries().map((country) => country.name),
  );
  return countries().find((country) => country.name === name)?.code ?? nearest(entry, areaIds());
}

export function areaIds(): readonly string[] {
  return countryGroups()
    .filter(({ kind }) => kind === "area")
    .map(({ id }) => id);
}

function areaMembers(id: string): readonly string[] | undefined {
  const group = findCountryGroup(id);
  return group?.kind === "area" ? group.members : undefined;
}
