import { groupBy } from "../group-by";
import type { Report, ReportedFlow, ReportedPlacement } from "../report";

/** A place in a comparison: a country, or that there is none to name. */
export type PlaceLabel = string;

export const ANYWHERE: PlaceLabel = "anywhere";
export const UNKNOWN: PlaceLabel = "unknown";

export interface PlacedResource {
  readonly stack?: string;
  readonly address: string;
  readonly places: readonly PlaceLabel[];
}

export interface MovedResource extends PlacedResource {
  readonly from: readonly PlaceLabel[];
}

export interface PlaceChanges {
  /** Places where something rests now and nothing rested before, each with what rests there. */
  readonly newPlaces: ReadonlyMap<PlaceLabel, readonly PlacedResource[]>;
  readonly leftPlaces: readonly PlaceLabel[];
  readonly appeared: readonly PlacedResource[];
  readonly moved: readonly MovedResource[];
  readonly gone: readonly PlacedResource[];
  readonly newFlows: readonly ReportedFlow[];
  readonly goneFlows: readonly ReportedFlow[];
}

type Facts = Pick<Report, "placements" | "flows">;

/** What lies and moves elsewhere than it did. */
export function comparePlaces(now: Facts, before: Facts): PlaceChanges {
  const resources = placedResources(now.placements);
  const earlier = placedResources(before.placements);
  const restsNow = byPlace(resources);
  const rested = byPlace(earlier);
  const both = [...resources].flatMap(([key, resource]): readonly MovedResource[] => {
    const was = earlier.get(key);
    return was ? [{ ...resource, from: was.places }] : [];
  });
  return {
    newPlaces: new Map([...restsNow].filter(([place]) => !rested.has(place))),
    leftPlaces: [...rested.keys()].filter((place) => !restsNow.has(place)),
    appeared: missingFrom(earlier, resources),
    moved: both.filter(({ places, from }) => places.join() !== from.join()),
    gone: missingFrom(resources, earlier),
    newFlows: missingFrom(flowsByKey(before.flows), flowsByKey(now.flows)),
    goneFlows: missingFrom(flowsByKey(now.flows), flowsByKey(before.flows)),
  };
}

function missingFrom<T>(others: ReadonlyMap<string, unknown>, entries: ReadonlyMap<string, T>): readonly T[] {
  return [...entries].filter(([key]) => !others.has(key)).map(([, entry]) => entry);
}

/** By stack and address; one that is in several places has them all. */
function placedResources(placements: readonly ReportedPlacement[]): ReadonlyMap<string, PlacedResource> {
  const resources = groupBy(placements, ({ stack, address }) => JSON.stringify([stack, address]));
  return new Map(
    [...resources].map(([key, members]) => {
      const [{ stack, address }] = members;
      return [key, { stack, address, places: [...new Set(members.flatMap(placeLabels))].sort() }];
    }),
  );
}

function byPlace(resources: ReadonlyMap<string, PlacedResource>): ReadonlyMap<PlaceLabel, readonly PlacedResource[]> {
  const resting = [...resources.values()].flatMap((resource) => resource.places.map((place) => ({ place, resource })));
  const groups = [...groupBy(resting, ({ place }) => place)].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(groups.map(([place, members]) => [place, members.map(({ resource }) => resource)]));
}

function flowsByKey(flows: readonly ReportedFlow[]): ReadonlyMap<string, ReportedFlow> {
  return new Map(
    flows.map((flow) => [JSON.stringify([flow.stack, flow.address, flow.kind, flow.to, placeLabels(flow)]), flow]),
  );
}

/** Countries, or why there are none. */
export function placeLabels({
  place,
  countries,
}: Pick<ReportedPlacement, "place" | "countries">): readonly PlaceLabel[] {
  if (countries.length > 0) return countries;
  return [place === "anywhere" ? ANYWHERE : UNKNOWN];
}
