import { isCountryAllowed, type ClassPolicy, type CountrySet, type DataClassName, type FlowKind } from "../../policy";
import type { Severity } from "../model/finding";
import type { Place } from "../model/placement";

/** How a subject fails to hold; a subject that holds has no verdict. */
export interface Verdict {
  readonly status: "fail" | "unknown";
  readonly severity: Severity;
}

export const FAILS: Verdict = { status: "fail", severity: "error" };

/** What is not known is never a pass; how much it matters is the class's `onUnknown`. */
export function unknownIn(classPolicy: ClassPolicy): Verdict {
  return { status: "unknown", severity: classPolicy.onUnknown === "fail" ? "error" : "warning" };
}

/** Holds a place against the countries that are allowed. */
export function judgePlace(place: Place, allowed: CountrySet, classPolicy: ClassPolicy): Verdict | undefined {
  if (place.kind === "unknown") return unknownIn(classPolicy);
  if (place.kind === "anywhere") return allowed === "any" ? undefined : FAILS;
  return place.countries.every((country) => isCountryAllowed(allowed, country)) ? undefined : FAILS;
}

/** The clause of the policy that says where data of a class may be, or may flow in this way. */
export function countriesClause(classPolicy: ClassPolicy, dataClass: DataClassName, kind?: FlowKind): string {
  return kind && classPolicy.flows[kind] ? `classes.${dataClass}.flows.${kind}` : `classes.${dataClass}.countries`;
}
