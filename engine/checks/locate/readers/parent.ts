import type { Occurrence, Reading, ReadingSite } from "../reading";
import { readReference } from "./reference";
import { textOf } from "./text";

/**
 * What a resource is part of, as a reference or a full name. A bare name says no place: the service looks for it where
 * the resource is.
 */
export function readParent(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  const name = textOf(outcome);
  const isBareName = name !== undefined && !name.includes("/") && outcome.targets.length === 0;
  return isBareName ? undefined : readReference(occurrence, site);
}
