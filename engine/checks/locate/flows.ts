import { KNOWN_AFTER_APPLY } from "../expression/functions";
import { known, type Target } from "../expression/outcome";
import type { Evidence, Flow } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import type { Condition } from "./condition";
import type { Located, Locator } from "./locator";
import { readingSite } from "./own-place";
import { mentions } from "./paths";
import { isSet, occurrencesAt, readOccurrence, readRow, type RowReading } from "./read-row";
import { anywhere, unknownPlace, type ResourceSite } from "./reading";
import { declaredAs } from "./readers/declared";
import { textOf } from "./readers/text";
import { atRegistry } from "./stated-registry";
import type { FlowRow, TypeRow, UnsetFlow } from "./table";
import { flowRowsOf, rowOf, tableFor, typeIn } from "./tables";

/** Data that moves from a resource to another place, or from there to the resource. */
export interface LocatedFlow extends Omit<Flow, "stack" | "resource" | "dataClass"> {
  readonly ends: FlowEnds;
}

export interface FlowEnds {
  /** The resources that it comes from, where it is not the one that declares it. */
  readonly sources: readonly End[];
  /** The resources that it goes to, as far as the program has them. */
  readonly destinations: readonly End[];
}

/** A resource at one end of a flow. */
export type End = Omit<Target, "attribute">;

/** Ways to read an argument that need not be a flow at all: what stays at home is none. */
const ONLY_ACROSS_BORDERS: ReadonlySet<string> = new Set([
  "bucket-link",
  "json-settings",
  "known-host",
  "link",
  "setting",
]);

/** Everything that a resource sends elsewhere, or takes in from elsewhere. */
export function flowsOf(locator: Locator, stack: TerraformStack, resource: TerraformResource): readonly LocatedFlow[] {
  const table = tableFor(resource.providerSource);
  const type = table ? typeIn(table, resource) : resource.type;
  const rows = (table ? flowRowsOf(table, type) : []).filter(
    ({ attribute, unset }) => unset !== undefined || mentions(resource.values, attribute),
  );
  if (!table || rows.length === 0) return [];
  const row = rowOf(table, type);
  const site = readingSite(locator, stack, resource, table, row, locator.binding(stack, resource));
  const found = rows.flatMap((flow) => underCondition(flow.when, site, () => readFlow(flow, site)));
  const owners = row?.movesDataOf === undefined ? [] : ownersOf(row.movesDataOf, site);
  return found.map((flow) => {
    const { sources, destinations } = flow.ends;
    const there = atRegistry(flow, stack);
    return owners.length === 0 ? there : { ...there, ends: { sources: [...sources, ...owners], destinations } };
  });
}

/** The resources whose data a resource moves that is only a rule about them. */
function ownersOf({ attribute, names }: NonNullable<TypeRow["movesDataOf"]>, site: ResourceSite): readonly End[] {
  return occurrencesAt(attribute, site).flatMap(({ outcome }) => {
    if (outcome.targets.length > 0 || !names) return outcome.targets;
    return declaredAs(textOf(outcome) ?? "", names, site)?.targets ?? [];
  });
}

/** Where it is not known whether data flows in this way, nor is where it goes. */
function underCondition(
  condition: Condition | undefined,
  site: ResourceSite,
  read: () => readonly LocatedFlow[],
): readonly LocatedFlow[] {
  const holds = condition?.(site) ?? true;
  if (typeof holds === "boolean") return holds ? read() : [];
  return read().map((flow) => ({ ...flow, place: unknownPlace(holds.unknown) }));
}

function readFlow(row: FlowRow, site: ResourceSite): readonly LocatedFlow[] {
  const read = readRow(row, site)
    .filter((reading) => !row.derived || isWritten(row, reading))
    .flatMap((reading) => flowsBy(row, reading, site));
  const found = ONLY_ACROSS_BORDERS.has(row.as) ? read.filter((flow) => leaves(flow, row, site)) : read;
  const { unset } = row;
  if (unset === undefined || isSet(row, site)) return found;
  return underCondition(unset.when, site, () => byDefault(row, unset, site));
}

function byDefault(row: FlowRow, unset: UnsetFlow, site: ResourceSite): readonly LocatedFlow[] {
  if ("anywhere" in unset) return [anywhereFlow(row, unset.anywhere, site)];
  const occurrenceOfDefault = {
    attribute: row.attribute,
    value: unset.value,
    outcome: known(unset.value, site.locator.program.scopeOf(site.stack)),
  };
  return readOccurrence(row, occurrenceOfDefault, site).flatMap(({ occurrence, reading }) =>
    flowsBy(row, { occurrence, reading: { ...reading, evidence: reading.evidence.map(asDefault) } }, site),
  );
}

/** Whether the program gives the argument itself: not the provider, nor a block that cannot be seen into. */
function isWritten({ attribute }: FlowRow, { occurrence }: RowReading): boolean {
  return nameOf(occurrence.attribute) === nameOf(attribute) && occurrence.value !== KNOWN_AFTER_APPLY;
}

function nameOf(attribute: string): string {
  return attribute.slice(attribute.lastIndexOf(".") + 1).replace(/[[{].*$/, "");
}

/** Whether data crosses a border this way. */
function leaves({ place }: LocatedFlow, { as, kind }: FlowRow, site: ResourceSite): boolean {
  const own = site.locator.locate(site.stack, site.resource)?.place;
  if (as === "link" && kind === "network" && place.kind === "anywhere" && own?.kind === "anywhere") return false;
  if (place.kind !== "countries" || own?.kind !== "countries") return true;
  return place.countries.some((country) => !own.countries.includes(country));
}

function asDefault(evidence: Evidence, index: number): Evidence {
  return index === 0 ? { ...evidence, note: "not set; this is the default" } : evidence;
}

function flowsBy(row: FlowRow, read: RowReading, site: ResourceSite): readonly LocatedFlow[] {
  if (row.direction !== "in") return [outbound(row, read, site)];
  return [inbound(row, read, site), ...restsAtSource(row, read, site)];
}

/** What is copied rests where it comes from as well. Of a source that the program has, its own placement says so. */
function restsAtSource(row: FlowRow, read: RowReading, site: ResourceSite): readonly LocatedFlow[] {
  const { targets = [], place } = read.reading;
  return targets.length === 0 && place.kind === "countries" ? [outbound({ ...row, verb: "copies" }, read, site)] : [];
}

/**
 * Whether data goes to what an argument names. Where only names and types tell of the argument it may as well come from
 * there, and is not followed any further.
 */
function isSurelyTo({ derived, as, attribute }: FlowRow): boolean {
  return !derived || (as !== "link" && !/source|origin|upstream/.test(attribute));
}

function outbound(row: FlowRow, { reading }: RowReading, { resource }: ResourceSite): LocatedFlow {
  const { kind, verb } = row;
  return {
    kind: reading.kind ?? kind,
    from: resource.address,
    to: reading.to,
    ...((reading.verb ?? verb) === undefined ? {} : { verb: reading.verb ?? verb }),
    ...(reading.host === undefined ? {} : { host: reading.host }),
    ...(reading.instead === undefined ? {} : { instead: reading.instead }),
    place: reading.place,
    operator: reading.operator,
    evidence: reading.evidence,
    unknownSeverity: reading.unknownSeverity,
    ends: { sources: [], destinations: isSurelyTo(row) ? (reading.targets ?? []) : [] },
  };
}

/** What comes to the resource rests where the resource is. */
function inbound({ kind }: FlowRow, { reading, occurrence }: RowReading, site: ResourceSite): LocatedFlow {
  const own = site.locator.locate(site.stack, site.resource) as Located;
  return {
    kind,
    from: reading.to,
    to: site.resource.address,
    place: own.place,
    operator: own.operator,
    evidence: [...reading.evidence, ...own.evidence],
    ends: { sources: occurrence.outcome.targets, destinations: [{ stack: site.stack, resource: site.resource }] },
  };
}

function anywhereFlow({ kind, attribute }: FlowRow, why: string, { resource }: ResourceSite): LocatedFlow {
  return {
    kind,
    from: resource.address,
    to: "other regions",
    place: anywhere(why),
    evidence: [{ address: resource.address, attribute, note: "not set" }],
    ends: { sources: [], destinations: [] },
  };
}
