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
  const filled = resolved && { ...resolved, operator: resolved.operator ?? operator?.value.id };
  if (!country) return filled;

  const evidence = statedEvidence(resource.address, "country", country.value, country.by);
  if (!filled || filled.place.kind === "unknown") {
    return {
      place: inCountries([country.value]),
      operator: filled?.operator ?? operator?.value.id,
      serviceKind: filled?.serviceKind,
      partition: filled?.partition,
      basis: "stated",
      evidence: [...(filled?.evidence ?? []), evidence],
      typeNotInTables: filled?.typeNotInTables ?? false,
    };
  }
  const why = contradictionOf(filled.place, filled.basis, country);
  return why === undefined
    ? filled
    : { ...filled, contradiction: { why, evidence }, basis: `${filled.basis}, against what is stated` };
}

/** How a resolved and a stated place differ. Where a service may be anywhere, a statement does not contradict that. */
export function contradictionOf(place: Place, basis: string, { value, by }: Stated<string>): string | undefined {
  if (place.kind !== "countries" || place.countries.every((resolved) => resolved === value)) return undefined;
  return `${place.countries.join(", ")} by ${basis}, but ${value} is stated by ${by}`;
}
