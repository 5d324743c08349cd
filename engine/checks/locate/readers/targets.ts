import type { Target } from "../../expression/outcome";
import type { Evidence } from "../../model/placement";
import type { Located, Locator } from "../locator";
import { unite, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { evidenceOf } from "./text";

/** Many resources that are one end of a flow are shown by the first few. */
const MAX_SHOWN = 3;

/** The place of the resources that an argument speaks of; undefined where it speaks of none that has a place. */
export function readTargets(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { targets } = occurrence.outcome;
  if (targets.length === 0) return undefined;
  const { evidence, ...end } = endAt(targets, site.locator);
  if (!end.place) return undefined;
  return { ...end, place: end.place, evidence: [...evidenceOf(occurrence, site, noteOn(targets)), ...evidence] };
}

type TargetsEnd = Omit<Reading, "place"> & { readonly place?: Reading["place"] };

/** So many others that several resources name are looked at once. Few are not: one may still be on its way. */
const MANY = 20;
const ends = new WeakMap<readonly Target[], TargetsEnd>();

/** By the place that was found: of a resource that is still on its way, each answer is another one. */
const endsOfOne = new WeakMap<Located, TargetsEnd>();

function endAt(targets: readonly Target[], locator: Locator): TargetsEnd {
  if (targets.length === 1) return endAtOne(targets[0], locator);
  if (targets.length < MANY) return locateAll(targets, locator);
  let end = ends.get(targets);
  if (!end) ends.set(targets, (end = locateAll(targets, locator)));
  return end;
}

function endAtOne(target: Target, locator: Locator): TargetsEnd {
  const found = locator.locate(target.stack, target.resource);
  if (!found) return NOWHERE;
  let end = endsOfOne.get(found);
  if (!end) endsOfOne.set(found, (end = endOf([{ target, found }])));
  return end;
}

function locateAll(targets: readonly Target[], locator: Locator): TargetsEnd {
  const located = targets.flatMap((target) => {
    const found = locator.locate(target.stack, target.resource);
    return found ? [{ target, found }] : [];
  });
  return located.length === 0 ? NOWHERE : endOf(located);
}

interface LocatedTarget {
  readonly target: Target;
  readonly found: Located;
}

const NOWHERE: TargetsEnd = { to: "", evidence: [] };

function endOf(located: readonly LocatedTarget[]): TargetsEnd {
  const operators = new Set(located.map(({ found }) => found.operator));
  const [first] = located;
  const others = located.length > 1 ? ` and ${located.length - 1} more` : "";
  return {
    place: unite(located.map(({ found }) => found.place)),
    to: `${first.target.resource.address}${others}`,
    operator: operators.size === 1 ? first.found.operator : undefined,
    targets: located.map(({ target }) => target),
    evidence: located.slice(0, MAX_SHOWN).flatMap(({ found }) => found.evidence),
  };
}

function noteOn(targets: readonly Target[]): Evidence["note"] {
  const addresses = targets
    .slice(0, MAX_SHOWN)
    .map(({ resource }) => `${resource.address}, provider ${resource.providerKey}`);
  return addresses.join("; ");
}
