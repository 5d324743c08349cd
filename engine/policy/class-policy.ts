import { compareDataClasses, type DataClassName } from "./data-class";
import * as errors from "./errors";
import type { FlowKind } from "./flow-kind";
import type { ClassPolicy, CountrySet, Policy } from "./policy";

/**
 * What the policy allows for a data class.
 *
 * @param usedBy what is of this class, for the error: a construct path or an address
 * @throws SovereignError where the policy has no entry for the class
 */
export function classPolicy(policy: Policy, dataClass: DataClassName, usedBy: string): ClassPolicy {
  const found = policy.classes[dataClass];
  if (!found) throw errors.classWithoutEntry(dataClass, usedBy);
  return found;
}

/** Where data of a class may rest or be processed; of a kind of flow, where it may go. */
export function allowedCountries(classPolicy: ClassPolicy, flow?: FlowKind | "metadata"): CountrySet {
  return (flow && classPolicy.flows[flow]) ?? classPolicy.countries;
}

/** What a class does with a place that cannot be resolved, where its entry does not say. */
export function defaultOnUnknown(dataClass: DataClassName): "fail" | "warn" {
  return compareDataClasses(dataClass, "confidential") >= 0 ? "fail" : "warn";
}

/** What a program's statement of a data class comes to. */
export interface EffectiveDataClass {
  readonly dataClass: DataClassName;
  /** Whether the policy lets a program state it. */
  readonly permitted: boolean;
}

/** The stated class, or the lowest one that a program may state where it states a lower one. */
export function effectiveDataClass(policy: Policy, stated: DataClassName): EffectiveDataClass {
  const lowest = policy.program.minDataClass;
  const permitted = lowest === undefined || compareDataClasses(stated, lowest) >= 0;
  return { dataClass: permitted ? stated : lowest, permitted };
}
