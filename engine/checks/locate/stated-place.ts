import type { Place } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import { inCountries } from "./reading";
import type { Located } from "./locator";
import { statedEvidence, type StatedFacts } from "./stated-facts";
import { mayBeStated } from "./tables";

/**
 * What a resolved place and a stated one come to together. A stated place fills what is unknown; it never beats what was
 * resolved: where the two differ, the resolved place stands, and the contradiction with it.
 */
export function reconcile(
  resolved: Located | undefined,
  resource: Pick<TerraformResource, "address" | "constructPath" | "facts" | "providerKey" | "type">,
  facts: StatedFacts,
): Located | undefined {
  if (!resolved && !mayBeStated(resource.type)) return undefined;
  const country = facts.of(resource, "country");
  const operator = facts.of(resource, "operator");
  if (!country) return resolved && { ...resolved, operator: resolved.operator ?? operator?.value.id };

  const evidence = [
    ...(resolved?.evidence ?? []),
    statedEvidence(resource.address, "country", country.value, country.by),
  ];
  if (!resolved || resolved.place.kind === "unknown") {
    return {
      place: inCountries([country.value]),
      operator: resolved?.operator ?? operator?.value.id,
      serviceKind: resolved?.serviceKind,
      basis: "stated",
      evidence,
      typeNotInTables: resolved?.typeNotInTables ?? false,
    };
  }
  if (isAllowedBy(resolved.place, country.value)) return resolved;
  const contradiction = `${placeText(resolved.place)} by ${resolved.basis}, but ${country.value} is stated by ${country.by}`;
  return { ...resolved, contradiction, basis: `${resolved.basis}, against what is stated`, evidence };
}

/** Where a service may be anywhere, the statement neither beats nor contradicts that. */
function isAllowedBy(place: Place, country: string): boolean {
  return place.kind !== "countries" || place.countries.every((resolved) => resolved === country);
}

function placeText(place: Place): string {
  return place.kind === "countries" ? place.countries.join(", ") : place.kind;
}
