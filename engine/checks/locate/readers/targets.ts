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
  const end = targets.length === 0 ? undefined : endAt(targets, site.locator);
  if (!end) return undefined;
  const { reading, note } = end;
  return { ...reading, evidence: [...evidenceOf(occurrence, site, note), ...reading.evidence] };
}

/** What is the same for everything that names these resources. */
interface End {
  readonly reading: Reading;
  readonly note: Evidence["note"];
}

/** So many others that several resources name are looked at once. Few are not: one may still be on its way. */
const MANY = 20;
const endsOfMany = new WeakMap<readonly Target[], { readonly end?: End }>();

/** By the place that was found: of a resource that is still on its way, each answer is another one. */
const endsOfOne = new WeakMap<Located, End>();

function endAt(targets: readonly Target[], locator: Locator): End | undefined {
  if (targets.length === 1) return endAtOne(targets[0], locator);
  if (targets.length < MANY) return locateAll(targets, locator);
  let known = endsOfMany.get(targets);
  if (!known) endsOfMany.set(targets, (known = { end: locateAll(targets, locator) }));
  return known.end;
}

function endAtOne(target: Target, locator: Locator): End | undefined {
  const found = locator.locate(target.stack, target.resource);
  if (!found) return undefined;
  let end = endsOfOne.get(found);
  if (!end) endsOfOne.set(found, (end = { reading: readingOf([{ target, found }]), note: noteOn([target]) }));
  return end;
}

function locateAll(targets: readonly Target[], locator: Locator): End | undefined {
  const located = targets.flatMap((target) => {
    const found = locator.locate(target.stack, target.resource);
    return found ? [{ target, found }] : [];
  });
  return located.length === 0 ? undefined : { reading: readingOf(located), note: noteOn(targets) };
}

interface LocatedTarget {
  readonly target: Target;
  readonly found: Located;
}

function readingOf(located: readonly LocatedTarget[]): Reading {
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
