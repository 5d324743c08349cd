import { operators } from "../../catalog/operators";
import { didYouMean } from "../document/nearest";
import type { Policy } from "./policy";

/** A part of the policy that no rule holds anything against, so that a reader does not take it for passed. */
export interface PolicyNotAssessed {
  readonly what: string;
  readonly why: string;
}

const NO_PROFILES = "this version has no law profiles; nothing of it was checked";
const NO_CERTIFICATIONS = "this version does not check certifications";
const NO_EXPORT_CONTROL = "this version does not check export control";
const NO_SURVIVABILITY = "this version does not check survivability";

/** What a report lists so that nothing of the policy passes silently. */
export function partsNotAssessed(policy: Policy): readonly PolicyNotAssessed[] {
  const classes = Object.entries(policy.classes);
  const states = (part: object | undefined): boolean => Object.values(part ?? {}).some((value) => value !== undefined);
  return [
    ...policy.profiles.map((id) => ({ what: `law profile ${id}`, why: NO_PROFILES })),
    ...Object.keys(policy.profileFacts).map((id) => ({ what: `profileFacts of ${id}`, why: NO_PROFILES })),
    ...classes.flatMap(([dataClass, { certifications }]) =>
      certifications.map((id) => ({ what: `certification ${id} for ${dataClass} data`, why: NO_CERTIFICATIONS })),
    ),
    ...(states(policy.endUser) ? [{ what: "endUser", why: NO_EXPORT_CONTROL }] : []),
    ...policy.exportAuthorisations.map(({ id }) => ({ what: `export authorisation ${id}`, why: NO_EXPORT_CONTROL })),
    ...(states(policy.survivability) ? [{ what: "survivability", why: NO_SURVIVABILITY }] : []),
    ...classes.flatMap(([dataClass, entry]) => deniedButUnknown(dataClass, entry.operators.deny)),
  ];
}

/** A misspelt operator under `allow` shows itself, since nothing passes; under `deny` everything would. */
function deniedButUnknown(dataClass: string, denied: readonly string[]): readonly PolicyNotAssessed[] {
  const known = operators().map(({ id }) => id);
  return denied
    .filter((id) => !known.includes(id))
    .map((id) => ({
      what: `classes.${dataClass}.operators.deny: ${id}`,
      why: `the catalogue has no operator of this id, so only one that a program or site states can match${didYouMean(id, known)}`,
    }));
}
