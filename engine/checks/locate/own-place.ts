import { findSoleOperator } from "../../../catalog/operators";
import { findRegion } from "../../../catalog/regions";
import type { Place } from "../model/placement";
import type { TerraformResource, TerraformStack } from "../model/terraform";
import { ofProjectWhole } from "./google-project-whole";
import { unresolved, type Located, type Locator } from "./locator";
import type { ProviderBinding } from "./provider-binding";
import { anywhere, unite, type ResourceSite } from "./reading";
import { readRow, type RowReading } from "./read-row";
import { isOnOutpost } from "./readers/outpost";
import { placeNamed } from "./readers/region";
import { textOf } from "./readers/text";
import { resourceType } from "./resource-type";
import type { Otherwise, PlaceRow, ProviderTable, ServiceKind, TypeRow } from "./table";
import { keepsNothing, tableFor, typeIn } from "./tables";

/** Where a resource is by its own arguments, else by its provider block. Undefined for what keeps nothing. */
export function ownPlace(locator: Locator, stack: TerraformStack, resource: TerraformResource): Located | undefined {
  if (keepsNothing(resource)) return undefined;
  const table = tableFor(resource.providerSource);
  if (!table) return { ...unresolved(whyWithoutTable(locator, stack, resource)), typeNotInTables: true };

  const { row, otherwise, serviceKind, typeNotInTables, places } = resourceType(table, typeIn(table, resource));
  const binding = locator.binding(stack, resource);
  if (binding.overrides) return { serviceKind, typeNotInTables, ...fromProvider(binding) };

  const site = readingSite(locator, stack, resource, table, row, binding);
  const base =
    firstSaid(places, site) ??
    (otherwise === "unlisted" ? undefined : notSaid(otherwise, site, binding, serviceKind, table));
  if (!base) return undefined;
  const { place, operator, basis, evidence, unsetArgument } = refine(base, table.refinements, site);
  return {
    serviceKind,
    typeNotInTables,
    place,
    basis,
    evidence,
    unsetArgument,
    partition: binding.partition ?? partitionOf(place, table),
    operator: operator ?? binding.operator ?? soleOperator(table, binding),
  };
}

function whyWithoutTable(locator: Locator, stack: TerraformStack, resource: TerraformResource): string {
  const { providerSource } = resource;
  return locator.factsOf(stack).isElsewhere(resource)
    ? `the service behind the provider ${providerSource} runs where its vendor chooses`
    : `nothing is known of the provider ${providerSource}`;
}

export function readingSite(
  locator: Locator,
  stack: TerraformStack,
  resource: TerraformResource,
  table: ProviderTable,
  row: TypeRow | undefined,
  { partition }: ProviderBinding,
): ResourceSite {
  return {
    locator,
    stack,
    resource,
    address: resource.address,
    provider: table.provider,
    partition,
    service: row?.service,
  };
}

type Said = Pick<Located, "place" | "operator" | "basis" | "evidence" | "unsetArgument">;

function firstSaid(places: readonly PlaceRow[], site: ResourceSite): Said | undefined {
  for (const row of places) {
    const read = readRow(row, site);
    if (read.length > 0) return said(row, read);
  }
  return undefined;
}

/**
 * What is known of a place, with what the first argument says that names a part of it. An outpost counts whichever
 * argument leads to it: its subnet is in a zone of the region all the same.
 */
function refine(base: Said, places: readonly PlaceRow[], site: ResourceSite): Said {
  let refined: Said | undefined;
  for (const row of places) {
    const read = readRow(row, site);
    if (read.length === 0) continue;
    if (read.some(({ reading }) => isOnOutpost(reading.place))) return joined(base, said(row, read));
    refined ??= refinedBy(row, read, base);
  }
  return refined ?? base;
}

/** Undefined where the argument says nothing. What an object of a cluster has made in a cloud need not be near the cluster. */
function refinedBy(row: PlaceRow, read: readonly RowReading[], base: Said): Said | undefined {
  // Most name what is where the provider block has everything.
  if (base.place.kind === "countries" && read.every(({ reading }) => reading.place === base.place)) return base;
  return row.as === "k8s-topology" || read.every(isPlaced) || read.some((each) => isZoneElsewhere(row, each))
    ? joined(base, said(row, read))
    : undefined;
}

function isPlaced({ reading }: RowReading): boolean {
  return reading.place.kind === "countries";
}

/**
 * A zone that is written out and that no row knows may lie in another country than its region. Every zone has a number; a
 * word such as `random` leaves the choice among the region's own.
 */
function isZoneElsewhere({ attribute }: PlaceRow, { occurrence, reading }: RowReading): boolean {
  const isZone = /zones?(?:\[\])?$/.test(attribute);
  return isZone && reading.place.kind === "unknown" && /\d/.test(textOf(occurrence.outcome) ?? "");
}

function said({ attribute }: PlaceRow, read: readonly RowReading[]): Said {
  const basis = `attribute ${attribute}`;
  const readings = read.map(({ reading }) => reading);
  if (readings.length === 1) {
    const [{ place, operator, evidence }] = readings;
    return { place, operator, basis, evidence };
  }
  const operators = new Set(readings.map(({ operator }) => operator));
  return {
    place: unite(readings.map(({ place }) => place)),
    operator: operators.size === 1 ? readings[0].operator : undefined,
    basis,
    evidence: readings.flatMap(({ evidence }) => evidence),
  };
}

/** A zone is where it is, which need not be the country of its region; one of another region is a second place. */
function joined(base: Said, zone: Said): Said {
  if (base.place.kind === "anywhere") return base;
  if (base.place.kind === "unknown") return zone;
  if (zone.place.kind === "countries" && zone.place.region === base.place.region) {
    return zone.place.countries.join() === base.place.countries.join() ? base : zone;
  }
  return { ...base, place: unite([base.place, zone.place]), evidence: [...base.evidence, ...zone.evidence] };
}

function notSaid(
  otherwise: Exclude<Otherwise, "unlisted">,
  site: ResourceSite,
  binding: ProviderBinding,
  serviceKind: ServiceKind | undefined,
  table: ProviderTable,
): Said {
  const { address } = site.resource;
  if (otherwise === "provider") return fromProvider(binding);
  if (otherwise === "unknown")
    return { ...unresolved(`${address} does not say where it is`), operator: binding.operator };
  if (typeof otherwise === "object" && "location" in otherwise) {
    const { location, argument = "location" } = otherwise;
    const note = `default location ${location} of the service; \`${argument}\` is not set`;
    return {
      ...placeNamed(location, site),
      basis: `default location ${location}`,
      unsetArgument: argument,
      evidence: [{ address, attribute: argument, note }],
    };
  }
  if (typeof otherwise === "object" && "onlyIn" in otherwise) {
    const { onlyIn } = otherwise;
    const only = [{ address, note: `its service is in ${onlyIn} only` }];
    return { ...placeNamed(onlyIn, site), basis: "only location of the service", evidence: only };
  }
  if (typeof otherwise === "object" && "partOf" in otherwise) {
    return { ...ofProjectWhole(otherwise.partOf, site), basis: `the ${otherwise.partOf.type} of its project` };
  }
  const evidence = [{ address, note: "its type has no region" }, ...binding.evidence];
  if (otherwise === "global") {
    return { place: table.globalPlace(binding.partition, serviceKind), basis: "global service", evidence };
  }
  return { place: anywhere(otherwise.anywhere), basis: "default of the service", evidence };
}

function fromProvider({ address, place, operator, evidence }: ProviderBinding): Said {
  const basis = place.kind === "unknown" ? "unknown" : address.replace(".", " ");
  return { place, operator, basis, evidence };
}

/** Where the provider block does not tell the partition, a region tells it that is of one only. */
function partitionOf(place: Place, { provider }: ProviderTable): string | undefined {
  const region = place.kind === "countries" ? place.region : undefined;
  return region === undefined ? undefined : findRegion(provider, undefined, region)?.partition;
}

/** Who runs what a provider block reaches, whether or not it is known where a resource of it is. */
export function operatorByProvider(
  locator: Locator,
  stack: TerraformStack,
  resource: TerraformResource,
): string | undefined {
  const table = tableFor(resource.providerSource);
  const binding = locator.binding(stack, resource);
  return binding.operator ?? (table && soleOperator(table, binding));
}

function soleOperator({ provider }: ProviderTable, { partition }: ProviderBinding): string | undefined {
  return findSoleOperator(provider, partition)?.id;
}
