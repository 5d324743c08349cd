import type { DataClassName } from "../../policy/data-class";
import type { FlowKind } from "../../policy/flow-kind";
import type { ClassPolicy, CountrySet } from "../../policy/policy";
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
  if (allowed === "any") return undefined;
  if (place.kind === "anywhere") return FAILS;
  return place.countries.every((country) => allowed.has(country)) ? undefined : FAILS;
}

/** The countries where data of a class may be, or may flow in this way, and the clause of the policy that says so. */
export function allowedIn(
  classPolicy: ClassPolicy,
  dataClass: DataClassName,
  kind?: FlowKind,
): { allowed: CountrySet; clause: string } {
  const ofKind = kind && classPolicy.flows[kind];
  return ofKind
    ? { allowed: ofKind, clause: `classes.${dataClass}.flows.${kind}` }
    : { allowed: classPolicy.countries, clause: `classes.${dataClass}.countries` };
}
