import type { Occurrence } from "../reading";
import { readBucket } from "../readers/bucket";
import { textOf } from "../readers/text";
import { readEndpoint } from "./endpoint";
import { foundAs, type Found } from "./found";
import { isOfEveryRegion } from "./members";
import { readAsHost } from "./model-uri";
import { textAt, type ClusterSite, type Node } from "./node";
import { firstOf, saidAt, type Way } from "./store";
import { kindOfWay } from "./way-kind";

/** Names of a bucket, and of an account of Azure, as programs write them. */
const BUCKETS = ["bucket_name", "bucketName", "bucket"];
const ACCOUNTS = ["account_name", "accountName", "storage_account_name", "storage_account", "storageAccount"];

/**
 * Where logs or backups are kept by the name of a bucket alone, `gcs: { bucket_name }`: it is where the program has that
 * bucket. What else is kept, the way does not tell.
 */
export function bucketOfGoogle(node: Node, site: ClusterSite): readonly Found[] {
  const kind = kindOfWay(node.attribute);
  return kind === "network" ? [] : firstSet(node, BUCKETS).flatMap((name) => foundAs(kind, readBucket(name, site)));
}

/** The same of an account of Azure, `azure: { account_name }`. */
export function accountOfAzure(node: Node, site: ClusterSite): readonly Found[] {
  const kind = kindOfWay(node.attribute);
  return kind === "network" ? [] : firstSet(node, ACCOUNTS).flatMap((name) => ofAccount(kind, name, site));
}

/** `storage` of Loki's chart: a kind of store, with the names of its buckets apart. */
export function storageOfLoki(node: Node, site: ClusterSite): readonly Found[] {
  const type = textAt(node, "type");
  if (type === "gcs") return firstOf("log", [CHUNKS])(node, site);
  return type === "s3" ? inEveryRegion("log", node, site, LOKI_PLACES, "s3.endpoint", CHUNKS) : [];
}

/** A location of Velero's chart that says neither an address nor a region. */
export function locationOfVelero(node: Node, site: ClusterSite): readonly Found[] {
  if (textAt(node, "provider") === undefined) return [];
  const [account] = saidAt(node, "config.storageAccount");
  if (account && saidAt(node, "config.storageAccountURI").length === 0) return ofAccount("backup", account, site);
  return inEveryRegion("backup", node, site, VELERO_PLACES, "config.s3Url", ["bucket", readBucket]);
}

const CHUNKS: Way = ["bucketNames.chunks", readBucket];
const LOKI_PLACES = ["s3.endpoint", "s3.region", "s3.s3"];
const VELERO_PLACES = ["config.s3Url", "config.storageAccountURI", "config.region"];

/** What says a place by itself is read wherever it stands; else where the bucket is, else what the endpoint says. */
function inEveryRegion(
  kind: Found["kind"],
  node: Node,
  site: ClusterSite,
  places: readonly string[],
  endpoint: string,
  bucket: Way,
): readonly Found[] {
  const saysPlace = places.some((path) => saidAt(node, path).some(({ outcome }) => !isOfEveryRegion(outcome)));
  return saysPlace ? [] : firstOf(kind, [[endpoint, readEndpoint], bucket])(node, site);
}

function ofAccount(kind: Found["kind"], name: Occurrence, site: ClusterSite) {
  const text = textOf(name.outcome);
  return text === undefined ? [] : foundAs(kind, readAsHost(`${text}.blob.core.windows.net`, name, site));
}

function firstSet(node: Node, paths: readonly string[]) {
  const found = paths.map((path) => saidAt(node, path));
  return found.find((occurrences) => occurrences.length > 0) ?? [];
}
