import groupRows from "./data/country-groups.json";
import countryRows from "./data/countries.json";
import { type Provenance } from "./provenance";

/** A country or territory of ISO 3166-1. */
export interface CountryRow extends Provenance {
  /** ISO 3166-1 alpha-2, in capitals. */
  readonly code: string;
  readonly name: string;
}

/** A named set of countries. */
export interface CountryGroupRow extends Provenance {
  /** `EU`, `GCC`, `D:5`, … */
  readonly id: string;
  readonly name: string;

  /** `area`: a policy may name it. `export-control`: a country group of the US Export Administration Regulations. */
  readonly kind: "area" | "export-control";

  /** Country codes, sorted. */
  readonly members: readonly string[];
  readonly note?: string;
}

/** What a list of countries, groups and `any` stands for. */
export interface ExpandedCountries {
  /** Country codes; for `any` every code there is. */
  readonly codes: ReadonlySet<string>;

  /** The entries that are none of the three, as written. */
  readonly unknown: readonly string[];
}

const allCountries = countryRows as readonly CountryRow[];
const allGroups = groupRows as readonly CountryGroupRow[];
let countryByCode: ReadonlyMap<string, CountryRow> | undefined;

/** Every country, by code. */
export function countries(): readonly CountryRow[] {
  return allCountries;
}

/** Every group, by id. */
export function countryGroups(): readonly CountryGroupRow[] {
  return allGroups;
}

/** The country of this code in capitals, or `undefined` where there is none. */
export function findCountry(code: string): CountryRow | undefined {
  countryByCode ??= new Map(allCountries.map((country) => [country.code, country]));
  return countryByCode.get(code);
}

/** Whether this is an ISO 3166-1 alpha-2 code in capitals. */
export function isCountryCode(code: string): boolean {
  return findCountry(code) !== undefined;
}

/** The group of this id, or `undefined` where there is none. */
export function findCountryGroup(id: string): CountryGroupRow | undefined {
  return allGroups.find((group) => group.id === id);
}

/** The country codes of a group, or `undefined` where there is no such group. */
export function expandCountryGroup(id: string): readonly string[] | undefined {
  return findCountryGroup(id)?.members;
}

/** The countries that a list of codes, group ids and `any` stands for, as a policy writes it. */
export function expandCountries(entries: readonly string[]): ExpandedCountries {
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const entry of entries) {
    const members = entry === "any" ? allCountries.map((country) => country.code) : expandCountryGroup(entry);
    if (members) members.forEach((code) => codes.add(code));
    else if (isCountryCode(entry)) codes.add(entry);
    else unknown.push(entry);
  }
  return { codes, unknown };
}
