import type { End, LocatedFlow } from "../locate/flows";
import { unknownPlace } from "../locate/reading";
import type { Place } from "../model/placement";
import type { TerraformResource } from "../model/terraform";

/** A flow, with the resource that declares it. */
export interface DeclaredFlow extends End {
  readonly flow: LocatedFlow;
}

/** Copies of what a resource holds: what flows into it flows on with them. */
const COPIES: ReadonlySet<string> = new Set(["backup", "replication"]);

/** Work on all chains of copies together, in steps and not in seconds. Real programs take hundreds. */
const MAX_STEPS = 200_000;

/**
 * What flows to a resource that is itself copied elsewhere flows there too: a log sink whose bucket replicates abroad is
 * a log flow abroad. Each is declared where the first flow is.
 */
export function onwardFlowsOf(declared: readonly DeclaredFlow[]): readonly DeclaredFlow[] {
  const copies = copiesByOrigin(declared);
  if (copies.size === 0) return [];
  let steps = 0;
  return declared.flatMap((first) => {
    if (steps > MAX_STEPS) return leadsOn(first, copies) ? [unfollowed(first)] : [];
    const found = onwardFrom(first, copies);
    steps += found.length;
    return found;
  });
}

type Copies = ReadonlyMap<TerraformResource, readonly DeclaredFlow[]>;

function copiesByOrigin(declared: readonly DeclaredFlow[]): Copies {
  const copies = new Map<TerraformResource, DeclaredFlow[]>();
  for (const each of declared) {
    if (!passesOn(each.flow)) continue;
    const origins = each.flow.ends.sources.length > 0 ? each.flow.ends.sources : [each];
    for (const { resource } of origins) {
      const known = copies.get(resource);
      if (known) known.push(each);
      else copies.set(resource, [each]);
    }
  }
  return copies;
}

/** A rule that moves the logs of another resource copies what that one holds, too. */
function passesOn({ kind, ends }: LocatedFlow): boolean {
  return COPIES.has(kind) || (kind === "log" && ends.sources.length > 0);
}

/** Breadth first; each resource is gone through once. */
function onwardFrom(first: DeclaredFlow, copies: Copies): readonly DeclaredFlow[] {
  const found: DeclaredFlow[] = [];
  const seen = new Set<TerraformResource>([first.resource]);
  const pending: LocatedFlow[] = [first.flow];
  for (let at = 0; at < pending.length; at++) {
    const reached = pending[at];
    for (const { resource: through } of reached.ends.destinations) {
      if (seen.has(through)) continue;
      seen.add(through);
      for (const { flow: copy } of copies.get(through) ?? []) {
        if (copy === reached) continue;
        const flow = onwardFlow(first.flow, reached, copy, through);
        if (leadsElsewhere(reached.place, copy.place)) found.push({ ...first, flow });
        pending.push(flow);
      }
    }
  }
  return found;
}

function onwardFlow(
  first: LocatedFlow,
  reached: LocatedFlow,
  copy: LocatedFlow,
  through: TerraformResource,
): LocatedFlow {
  return {
    ...first,
    to: `${copy.to} by way of ${through.address}`,
    host: undefined,
    instead: undefined,
    place: copy.place,
    operator: copy.operator,
    ends: { sources: first.ends.sources, destinations: copy.ends.destinations },
    evidence: [...reached.evidence, ...copy.evidence],
  };
}

function leadsOn({ flow }: DeclaredFlow, copies: Copies): boolean {
  return flow.ends.destinations.some(({ resource }) => copies.has(resource));
}

function unfollowed({ flow, ...where }: DeclaredFlow): DeclaredFlow {
  const place = unknownPlace(`to follow every copy of what flows there takes more than ${MAX_STEPS} steps`);
  return { ...where, flow: { ...flow, to: `copies of ${flow.to}`, place } };
}

/** A copy in the same place adds nothing to what the first flow says. */
function leadsElsewhere(here: Place, there: Place): boolean {
  if (here.kind !== "countries" || there.kind !== "countries") return true;
  return there.countries.some((country) => !here.countries.includes(country));
}
