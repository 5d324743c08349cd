import { controlsOn, findOperator } from "../../../catalog/operators";
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
  resource: Pick<TerraformResource, "address" | "constructPath" | "facts" | "providerKey" | "providerSource" | "type">,
  facts: StatedFacts,
): Located | undefined {
  if (!resolved && !mayBeStated(resource.type)) return undefined;
  const country = facts.of(resource, "country");
  const operator = facts.of(resource, "operator");
  const placed = country ? atCountry(resolved, resource.address, country) : resolved;
  if (!placed) return undefined;
  if (!country && !operator) return placed;
  const filled = withOperator(placed, operatorOf(placed.operator, operator?.value, placed.place));
  if (filled.contradiction || !operator || !isNotOffered(operator.value, placed.place)) return filled;
  return {
    ...filled,
    contradiction: {
      why: whyNotOffered(filled.place, filled.basis, operator),
      evidence: statedEvidence(resource.address, "operator", operator.value.id, operator.by),
    },
    basis: `${filled.basis}, against what is stated`,
  };
}

function withOperator(placed: Located, operator: string | undefined): Located {
  return placed.operator === operator ? placed : { ...placed, operator };
}

function atCountry(resolved: Located | undefined, address: string, country: Stated<string>): Located {
  const stated = () => statedEvidence(address, "country", country.value, country.by);
  if (!resolved || resolved.place.kind === "unknown") {
    return {
      place: inCountries([country.value]),
      operator: resolved?.operator,
      serviceKind: resolved?.serviceKind,
      partition: resolved?.partition,
      basis: "stated",
      evidence: [...(resolved?.evidence ?? []), stated()],
      typeNotInTables: resolved?.typeNotInTables ?? false,
    };
  }
  const why = contradictionOf(resolved.place, resolved.basis, country);
  return why === undefined
    ? resolved
    : {
        ...resolved,
        contradiction: { why, evidence: stated() },
        basis: `${resolved.basis}, against what is stated`,
      };
}

/**
 * Who operates something, by what resolves and by what is stated. A partner whose controls are on the resolved operator's
 * cloud does not contradict it, and stands for both; any other statement fills what is unknown. Where a partner does not
 * offer its controls, there is the cloud alone.
 */
export function operatorOf(
  resolved: string | undefined,
  stated: StatedOperator | undefined,
  place: Place,
): string | undefined {
  const cloud = stated && controlsOn(stated.id);
  if (!stated || cloud === undefined || (resolved !== undefined && resolved !== cloud)) return resolved ?? stated?.id;
  return isNotOffered(stated, place) ? cloud : stated.id;
}

/** Whether an operator is a partner that offers its controls elsewhere. What may be anywhere is not known to be outside. */
export function isNotOffered({ id }: StatedOperator, place: Place): boolean {
  if (place.kind !== "countries" || controlsOn(id) === undefined) return false;
  return !place.countries.every((country) => controlsOn(id, country) !== undefined);
}

function whyNotOffered(place: Place, basis: string, { value: { id }, by }: Stated<StatedOperator>): string {
  const countries = place.kind === "countries" ? place.countries.join(", ") : place.kind;
  const offered = findOperator(id)?.controlsIn?.join(", ") ?? "no country";
  return `${countries} by ${basis}, but ${by} states the operator ${id}, which offers its controls in ${offered} only`;
}

/** How a resolved and a stated place differ. Where a service may be anywhere, a statement does not contradict that. */
export function contradictionOf(place: Place, basis: string, { value, by }: Stated<string>): string | undefined {
  if (place.kind !== "countries" || place.countries.every((resolved) => resolved === value)) return undefined;
  return `${place.countries.join(", ")} by ${basis}, but ${value} is stated by ${by}`;
}
