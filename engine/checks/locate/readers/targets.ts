import type { Target } from "../../expression/outcome";
import type { Evidence } from "../../model/placement";
import { unite, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf } from "./text";

/** Many resources that are one end of a flow are shown by the first few. */
const MAX_SHOWN = 3;

/** The place of the resources that an argument speaks of; undefined where it speaks of none that has a place. */
export function readTargets(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { targets } = occurrence.outcome;
  const located = targets.flatMap((target) => {
    const found = site.locator.locate(target.stack, target.resource);
    return found ? [{ target, found }] : [];
  });
  if (located.length === 0) return undefined;
  const operators = new Set(located.map(({ found }) => found.operator));
  const [first] = located;
  const others = located.length > 1 ? ` and ${located.length - 1} more` : "";
  return {
    place: unite(located.map(({ found }) => found.place)),
    to: `${first.target.resource.address}${others}`,
    operator: operators.size === 1 ? first.found.operator : undefined,
    targets: located.map(({ target }) => target),
    evidence: [
      ...evidenceOf(occurrence, site, noteOn(targets)),
      ...located.slice(0, MAX_SHOWN).flatMap(({ found }) => found.evidence),
    ],
  };
}

function noteOn(targets: readonly Target[]): Evidence["note"] {
  const addresses = targets
    .slice(0, MAX_SHOWN)
    .map(({ resource }) => `${resource.address}, provider ${resource.providerKey}`);
  return addresses.join("; ");
}
