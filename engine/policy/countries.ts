import { countries, countryGroups, findCountryGroup, isCountryCode } from "../../catalog/countries";
import { nearest } from "../document/nearest";
import type { CountrySet } from "./policy";

/** Names that people write and that are no alpha-2 codes: everyday ones, and alpha-3 of the groups and their neighbours. */
const MISNOMERS: Readonly<Record<string, string>> = {
  ARE: "AE",
  AUT: "AT",
  BEL: "BE",
  BGR: "BG",
  BHR: "BH",
  CHE: "CH",
  CHN: "CN",
  CYP: "CY",
  CZE: "CZ",
  DEU: "DE",
  DNK: "DK",
  EL: "GR",
  ESP: "ES",
  EST: "EE",
  FIN: "FI",
  FRA: "FR",
  GBR: "GB",
  GRC: "GR",
  HRV: "HR",
  HUN: "HU",
  IND: "IN",
  IRL: "IE",
  ISL: "IS",
  ITA: "IT",
  KSA: "SA",
  KWT: "KW",
  LIE: "LI",
  LTU: "LT",
  LUX: "LU",
  LVA: "LV",
  MLT: "MT",
  NLD: "NL",
  NOR: "NO",
  OMN: "OM",
  POL: "PL",
  PRT: "PT",
  QAT: "QA",
  ROU: "RO",
  SAU: "SA",
  SVK: "SK",
  SVN: "SI",
  SWE: "SE",
  UAE: "AE",
  UK: "GB",
  USA: "US",
};

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
