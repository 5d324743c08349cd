import { findCountry } from "../../../../catalog/countries";
import { countriesName } from "../../rules/wording";
import type { ReportedPlacement } from "../report";

export type PlaceKind = ReportedPlacement["place"];

/** One name for one place, for anchors and for putting together what lies in it: `SA`, `DE,FR`, `anywhere`. */
export function placeKey(place: PlaceKind, countries: readonly string[]): string {
  return place === "countries" ? countries.join(",") : place;
}

/** `Germany (DE)`, `EU`, `May be anywhere`, `Unknown`. */
export function placeLabel(place: PlaceKind, countries: readonly string[]): string {
  if (place !== "countries") return place === "anywhere" ? "May be anywhere" : "Unknown";
  return countries.length === 1 ? `${countryName(countries[0])} (${countries[0]})` : countriesName(countries);
}

export function countryName(code: string): string {
  return findCountry(code)?.name ?? code;
}

/** Where the page says what lies in a place. */
export function placeAnchor(key: string): string {
  return `place-${key.replaceAll(",", "-")}`;
}
