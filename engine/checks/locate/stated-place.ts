import type { Place } from "../model/placement";
import type { TerraformResource } from "../model/terraform";
import { inCountries } from "./reading";
import type { Located } from "./locator";
import { statedEvidence, type Stated, type StatedFacts } from "./stated-facts";
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

  const evidence = statedEvidence(resource.address, "country", country.value, country.by);
  if (!resolved || resolved.place.kind === "unknown") {
    return {
      place: inCountries([country.value]),
      operator: resolved?.operator ?? operator?.value.id,
      serviceKind: resolved?.serviceKind,
      partition: resolved?.partition,
      basis: "stated",
      evidence: [...(resolved?.evidence ?? []), evidence],
      typeNotInTables: resolved?.typeNotInTables ?? false,
    };
  }
  const why = contradictionOf(resolved.place, resolved.basis, country);
  return why === undefined
    ? resolved
    : { ...resolved, contradiction: { why, evidence }, basis: `${resolved.basis}, against what is stated` };
}

/** How a resolved and a stated place differ. Where a service may be anywhere, a statement does not contradict that. */
export function contradictionOf(place: Place, basis: string, { value, by }: Stated<string>): string | undefined {
  if (place.kind !== "countries" || place.countries.every((resolved) => resolved === value)) return undefined;
  return `${place.countries.join(", ")} by ${basis}, but ${value} is stated by ${by}`;
}
