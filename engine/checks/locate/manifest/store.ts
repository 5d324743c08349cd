import type { FlowKind } from "../../../policy/flow-kind";
import type { Occurrence, Reading } from "../reading";
import { readBucket } from "../readers/bucket";
import { isUnset } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { isOfEveryRegion } from "./members";
import { occurrenceOf, valuesAt, type ClusterSite, type Node, type Read } from "./node";
import { regionOf } from "./regions";
import { unseen } from "./unseen";

/** A path, and how what stands there is read. */
export type Way = readonly [path: string, read: Read<Reading>];

/**
 * A part of an object in which several arguments say the same place, the first that is set counting: an endpoint beats a
 * region, which beats a bucket, whose name alone says a place only where the program has the bucket. An endpoint of every
 * region counts where nothing else is said.
 */
export function firstOf(kind: FlowKind, ways: readonly Way[]): (node: Node, site: ClusterSite) => readonly Found[] {
  return (node, site) => firstSaid(node, ways).flatMap(([said, read]) => foundAs(kind, read(said, site)));
}

/** As `firstOf`; where nothing says a place, it is not known. */
export function storeAt(kind: FlowKind, ways: readonly Way[]): (node: Node, site: ClusterSite) => readonly Found[] {
  const first = firstOf(kind, ways);
  return (node, site) =>
    firstSaid(node, ways).length > 0
      ? first(node, site)
      : foundAs(kind, unseen(occurrenceOf(node), site, `${node.attribute} does not say where it is`));
}

function firstSaid(node: Node, ways: readonly Way[]): readonly (readonly [Occurrence, Read<Reading>])[] {
  const said = ways.map(([path, read]) => saidAt(node, path).map((occurrence) => [occurrence, read] as const));
  const saysPlace = said.find((each) => each.some(([{ outcome }]) => !isOfEveryRegion(outcome)));
  return saysPlace ?? said.find((each) => each.length > 0) ?? [];
}

/** Every value at a path that is set. */
export function saidAt(node: Node, path: string): readonly Occurrence[] {
  return valuesAt(node, path).filter(({ outcome }) => !isUnset(outcome));
}

/** Storage with an interface as that of S3. */
export function s3Ways(endpoint: string, region: string, bucket: string): readonly Way[] {
  return [
    [endpoint, readEndpoint],
    [region, regionOf("aws")],
    [bucket, readBucket],
  ];
}

/** What leads to somewhere that the object cannot say, where it is set. */
export function readElsewhere(to: string, why: string): Read<Reading> {
  return (occurrence, site) => (isUnset(occurrence.outcome) ? undefined : { ...unseen(occurrence, site, why), to });
}
