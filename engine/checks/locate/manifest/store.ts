import type { FlowKind } from "../../../policy/flow-kind";
import type { Reading } from "../reading";
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
 * region, which beats a bucket, whose name alone says a place only where the program has the bucket.
 */
export function firstOf(kind: FlowKind, ways: readonly Way[]): (node: Node, site: ClusterSite) => readonly Found[] {
  return (node, site) => {
    for (const [path, read] of ways) {
      const said = valuesAt(node, path).filter(({ outcome }) => !isUnset(outcome) && !isOfEveryRegion(outcome));
      if (said.length > 0) return said.flatMap((occurrence) => foundAs(kind, read(occurrence, site)));
    }
    return [];
  };
}

/** As `firstOf`; where nothing says a place, it is not known. */
export function storeAt(kind: FlowKind, ways: readonly Way[]): (node: Node, site: ClusterSite) => readonly Found[] {
  const first = firstOf(kind, ways);
  return (node, site) => {
    const isSaid = ways.some(([path]) => valuesAt(node, path).some(({ outcome }) => !isUnset(outcome)));
    return isSaid
      ? first(node, site)
      : foundAs(kind, unseen(occurrenceOf(node), site, `${node.attribute} does not say where it is`));
  };
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
