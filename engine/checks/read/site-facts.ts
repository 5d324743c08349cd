import { throwProblems } from "../../document/problem";
import { readDocument } from "../../document/read";
import { validateDocument } from "../../document/validate";
import type { SiteFacts } from "../locate/stated-facts";
import { unknownCountries } from "./stated-countries";

/**
 * Reads the file of `--site`: where things are that the input cannot say (FORMATS section 5).
 *
 * @throws SovereignError where the file is missing or is not one; it lists every mistake with its line and column
 */
export function readSiteFacts(file: string): SiteFacts {
  const document = readDocument(file);
  validateDocument(document, "siteFacts");
  const facts = document.value as unknown as SiteFacts;
  const { resources = {}, providers = {} } = facts;
  throwProblems(document, [
    ...Object.entries(resources).flatMap(([name, fact]) => unknownCountries(fact, ["resources", name])),
    ...Object.entries(providers).flatMap(([name, fact]) => unknownCountries(fact, ["providers", name])),
  ]);
  return facts;
}
