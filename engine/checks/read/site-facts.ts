import { readDocument } from "../../document/read";
import { validateDocument } from "../../document/validate";
import type { SiteFacts } from "../locate/stated-facts";

/**
 * Reads the file of `--site`: where things are that the input cannot say (FORMATS section 5).
 *
 * @throws SovereignError where the file is missing or is not one, with line and column
 */
export function readSiteFacts(file: string): SiteFacts {
  const document = readDocument(file);
  validateDocument(document, "siteFacts");
  return document.value as unknown as SiteFacts;
}

function unknownCountry(country: string): string {
  const guess = nearestCountry(country);
  return `unknown country '${country}'; ${guess ? `did you mean '${guess}'?` : "write a code of ISO 3166-1 alpha-2 such as SA"}`;
}
