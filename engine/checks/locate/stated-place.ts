import { controlsOn } from "../../../catalog/operators";
import type { StatedOperator } from "../model/facts";
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
  const filled = resolved && { ...resolved, operator: operatorOf(resolved.operator, operator?.value) };
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

/**
 * Who operates something, by what resolves and by what is stated. A partner whose controls are on the resolved operator's
 * cloud does not contradict it, and stands for both; any other statement fills what is unknown.
 */
export function operatorOf(resolved: string | undefined, stated: StatedOperator | undefined): string | undefined {
  const isPartner = stated !== undefined && resolved !== undefined && controlsOn(stated.id) === resolved;
  return isPartner ? stated.id : (resolved ?? stated?.id);
}

/** How a resolved and a stated place differ. Where a service may be anywhere, a statement does not contradict that. */
export function contradictionOf(place: Place, basis: string, { value, by }: Stated<string>): string | undefined {
  if (place.kind !== "countries" || place.countries.every((resolved) => resolved === value)) return undefined;
  return `${place.countries.join(", ")} by ${basis}, but ${value} is stated by ${by}`;
}
