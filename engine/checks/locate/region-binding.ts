import type { Place } from "../model/placement";
import type { ProviderBinding, ProviderReader, ProviderView } from "./provider-binding";
import { unite, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "./reading";
import { hostOf } from "./readers/host";
import { placeOfHost } from "./readers/host-place";
import { readRegion } from "./readers/region";
import { isUnset } from "./readers/text";

/** What the block of a cloud's provider says of places. */
export interface RegionBlock {
  /** Arguments that name a region or a zone; where several are set, all of them count. @default - the provider takes none */
  readonly regions?: readonly string[];
  /** Arguments whose host tells the region where none of `regions` is set: an identity service. @default - none */
  readonly hosts?: readonly string[];
  /** Arguments that send some calls to a host of their own. @default - the block has none */
  readonly endpoints?: readonly string[];
  /** What all such arguments end with: `_custom_endpoint`. @default - they are named one by one */
  readonly endpointSuffix?: string;
  /** The hosts of the cloud itself; calls to any other go to somebody else's. */
  readonly ownHosts: RegExp;
  /** A region that the block says in some other way, where none of `regions` is set. */
  readonly otherRegion?: (view: ProviderView) => Reading | undefined;
  readonly partition?: (view: ProviderView) => string | undefined;
}

/** A reader of provider blocks that say a region, or leave it to the environment. */
export function bindByRegion(rules: RegionBlock): ProviderReader {
  return (view) => {
    const { address, block } = view;
    const partition = rules.partition?.(view);
    const known = partition === undefined ? {} : { partition };
    const reading = together(readingsOf(rules, view, { ...view.site, partition }));
    const elsewhere = callsElsewhere(rules, view, reading?.place);
    if (elsewhere) return { address, ...known, ...elsewhere, overrides: true };
    if (reading) {
      const { place, operator, evidence } = reading;
      return { address, place, ...known, ...(operator === undefined ? {} : { operator }), evidence };
    }
    const missing = block ? "sets no region" : "does not exist";
    const why = rules.regions
      ? `${address} ${missing}, so that the environment decides`
      : `${address} takes no region: each resource has to say its own`;
    const [attribute] = rules.regions ?? [undefined];
    return { address, place: unknownPlace(why), ...known, evidence: [{ address, attribute, note: missing }] };
  };
}

function together(readings: readonly Reading[]): Reading | undefined {
  if (readings.length < 2) return readings[0];
  const [first] = readings;
  const operators = new Set(readings.map(({ operator }) => operator));
  return {
    to: first.to,
    place: unite(readings.map(({ place }) => place)),
    operator: operators.size === 1 ? first.operator : undefined,
    evidence: readings.flatMap(({ evidence }) => evidence),
  };
}

function readingsOf({ regions = [], hosts = [], otherRegion }: RegionBlock, view: ProviderView, site: ReadingSite) {
  const said = regions.flatMap(view.read).flatMap((argument) => readRegion(argument, site) ?? []);
  if (said.length > 0) return said;
  const other = otherRegion?.(view);
  if (other) return [other];
  return hosts.flatMap(view.read).flatMap((argument) => regionOfHost(argument, site) ?? []);
}

/** The region that an identity service's host tells; a service that is the same for all regions tells none. */
function regionOfHost(argument: Occurrence, site: ReadingSite): Reading | undefined {
  const host = hostOf(argument);
  const found = host === undefined ? undefined : placeOfHost(host, site);
  if (found?.place.kind !== "countries") return undefined;
  return { ...found, evidence: [{ address: site.address, attribute: argument.attribute, value: host }] };
}

/** Calls that do not go to the cloud in the region that the block names; what is there, nothing here can tell. */
function callsElsewhere(
  { hosts = [], endpoints = [], endpointSuffix, ownHosts }: RegionBlock,
  { address, block, read, site }: ProviderView,
  place: Place | undefined,
): Pick<ProviderBinding, "place" | "evidence"> | undefined {
  const suffixed = Object.keys(block?.config ?? {}).filter(
    (argument) => endpointSuffix !== undefined && argument.endsWith(endpointSuffix),
  );
  const calls = [...endpoints, ...suffixed].flatMap(read).filter(({ outcome }) => !isUnset(outcome));
  for (const call of [...calls, ...hosts.flatMap(read)]) {
    const host = hostOf(call);
    const isForeign = host !== undefined && !ownHosts.test(host);
    const isHidden = host === undefined && calls.includes(call);
    const isAbroad = calls.includes(call) && host !== undefined && isOtherRegion(placeOfHost(host, site).place, place);
    if (!isForeign && !isHidden && !isAbroad) continue;
    const to = host ?? "a host that is not known";
    const evidence = [{ address, attribute: call.attribute, ...(host === undefined ? {} : { value: host }) }];
    return { place: unknownPlace(`${address} sends its calls to ${to}`), evidence };
  }
  return undefined;
}

function isOtherRegion(host: Place, own: Place | undefined): boolean {
  return host.kind === "countries" && own?.kind === "countries" && host.region !== own.region;
}
