import type { End, LocatedFlow } from "../locate/flows";
import type { TerraformResource } from "../model/terraform";

/** A flow, with the resource that declares it. */
export interface DeclaredFlow extends End {
  readonly flow: LocatedFlow;
}

/** Copies of what a resource holds: what flows into it flows on with them. */
const COPIES: ReadonlySet<string> = new Set(["backup", "replication"]);

/** Longer chains of copies of copies are not followed. */
const MAX_HOPS = 5;

/**
 * What flows to a resource that is itself copied elsewhere flows there too: a log sink whose bucket replicates abroad is
 * a log flow abroad. Each is declared where the first flow is.
 */
export function onwardFlowsOf(declared: readonly DeclaredFlow[]): readonly DeclaredFlow[] {
  const copies = copiesByOrigin(declared);
  if (copies.size === 0) return [];
  return declared.flatMap((first) => onward(first, first.flow, copies, new Set([first.resource]), MAX_HOPS));
}

function copiesByOrigin(declared: readonly DeclaredFlow[]): ReadonlyMap<TerraformResource, readonly DeclaredFlow[]> {
  const copies = new Map<TerraformResource, DeclaredFlow[]>();
  for (const each of declared) {
    if (!COPIES.has(each.flow.kind)) continue;
    const origins = each.flow.ends.sources.length > 0 ? each.flow.ends.sources : [each];
    for (const { resource } of origins) {
      const known = copies.get(resource);
      if (known) known.push(each);
      else copies.set(resource, [each]);
    }
  }
  return copies;
}

function onward(
  first: DeclaredFlow,
  reached: LocatedFlow,
  copies: ReadonlyMap<TerraformResource, readonly DeclaredFlow[]>,
  seen: ReadonlySet<TerraformResource>,
  hops: number,
): readonly DeclaredFlow[] {
  if (hops === 0) return [];
  return reached.ends.destinations.flatMap(({ resource }) => {
    if (seen.has(resource)) return [];
    const steps = (copies.get(resource) ?? []).filter((copy) => copy.flow !== reached && leadsElsewhere(reached, copy));
    return steps.flatMap((copy) => {
      const flow = {
        ...first.flow,
        ...onwardEnd(first.flow, copy.flow, resource),
        evidence: [...reached.evidence, ...copy.flow.evidence],
      };
      return [{ ...first, flow }, ...onward(first, flow, copies, new Set([...seen, resource]), hops - 1)];
    });
  });
}

/** Where a flow goes in the end, which is where the copy goes. */
function onwardEnd(
  { ends: { sources } }: LocatedFlow,
  { to, place, operator, ends: { destinations } }: LocatedFlow,
  through: TerraformResource,
): Partial<LocatedFlow> {
  return {
    to: `${to} by way of ${through.address}`,
    host: undefined,
    place,
    operator,
    ends: { sources, destinations },
  };
}

/** A copy in the same place adds nothing to what the first flow says. */
function leadsElsewhere({ place }: LocatedFlow, { flow }: DeclaredFlow): boolean {
  const there = place.kind === "countries" ? place.countries : [];
  return flow.place.kind !== "countries" || flow.place.countries.some((country) => !there.includes(country));
}
