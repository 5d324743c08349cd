import { isCountryCode } from "../../../catalog/countries";
import { throwProblems, type Problem } from "../../document/problem";
import { readDocument } from "../../document/read";
import { validateDocument } from "../../document/validate";
import { nearestCountry } from "../../policy/countries";
import type { SiteFact, SiteFacts } from "../locate/stated-facts";

/**
 * Reads the file of `--site`: where things are that the input cannot say (FORMATS section 5).
 *
 * @throws SovereignError where the file is missing or is not one; it lists every mistake with its line and column
 */
export function readSiteFacts(file: string): SiteFacts {
  const document = readDocument(file);
  validateDocument(document, "siteFacts");
  const facts = document.value as unknown as SiteFacts;
  throwProblems(document, countryProblems(facts));
  return facts;
}

function countryProblems({ resources = {}, providers = {} }: SiteFacts): readonly Problem[] {
  const named = [
    ...Object.entries(resources).map(([name, fact]) => ({ path: ["resources", name], fact })),
    ...Object.entries(providers).map(([name, fact]) => ({ path: ["providers", name], fact })),
  ];
  return named.flatMap(({ path, fact }) =>
    countriesOf(fact)
      .filter(({ country }) => !isCountryCode(country))
      .map(({ key, country }) => ({ path: [...path, ...key], message: unknownCountry(country) })),
  );
}

interface StatedCountry {
  readonly key: readonly string[];
  readonly country: string;
}

function countriesOf({ country, operator }: SiteFact): readonly StatedCountry[] {
  const ofOperator = typeof operator === "object" ? operator : undefined;
  return [
    ...(country === undefined ? [] : [{ key: ["country"], country }]),
    ...(["hq", "ultimateParent", "techVendor"] as const).flatMap((key) => {
      const stated = ofOperator?.[key];
      return stated === undefined ? [] : [{ key: ["operator", key], country: stated }];
    }),
  ];
}

function unknownCountry(country: string): string {
  const guess = nearestCountry(country);
  return `unknown country '${country}'; ${guess ? `did you mean '${guess}'?` : "write a code of ISO 3166-1 alpha-2"}`;
}
