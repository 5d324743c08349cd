import { findCountryGroup, isCountryCode } from "../../../catalog/countries";
import type { KeyPath } from "../../document/key-path";
import type { Problem } from "../../document/problem";
import { nearestCountry } from "../../policy/countries";
import type { ConstructFacts, StatedOperator } from "../model/facts";

/** Countries that a statement names and nobody knows: a schema says what a code looks like, not which there are. */
export function unknownCountries(
  { country, operator }: { readonly country?: string; readonly operator?: string | StatedOperator },
  path: KeyPath,
): readonly Problem[] {
  const ofOperator: Partial<StatedOperator> = typeof operator === "object" ? operator : {};
  const named: readonly (readonly [KeyPath, string | undefined])[] = [
    [["country"], country],
    [["operator", "hq"], ofOperator.hq],
    [["operator", "ultimateParent"], ofOperator.ultimateParent],
    [["operator", "techVendor"], ofOperator.techVendor],
  ];
  return named.flatMap(([key, code]) =>
    code === undefined || isCountryCode(code) ? [] : [{ path: [...path, ...key], message: unknownCountry(code) }],
  );
}

/** As `unknownCountries`, for facts by construct path. */
export function unknownCountriesBelow(constructs: Readonly<Record<string, ConstructFacts>> = {}): readonly Problem[] {
  return Object.entries(constructs).flatMap(([path, facts]) => unknownCountries(facts, ["constructs", path]));
}

function unknownCountry(country: string): string {
  if (findCountryGroup(country)) return `'${country}' is a group of countries; name the one country where it stands`;
  const guess = nearestCountry(country);
  return `unknown country '${country}'; ${guess ? `did you mean '${guess}'?` : "write a code of ISO 3166-1 alpha-2"}`;
}
