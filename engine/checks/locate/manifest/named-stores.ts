import { readBucket } from "../readers/bucket";
import { isUnset, textOf } from "../readers/text";
import { foundAs, type Found } from "./found";
import { isOfEveryRegion } from "./members";
import { readAsHost } from "./model-uri";
import { textAt, valuesAt, type ClusterSite, type Node } from "./node";
import { kindOfWay } from "./settings";

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
  const isSaid = ["s3.endpoint", "s3.region", "s3.s3"].some((path) =>
    valuesAt(node, path).some(({ outcome }) => !isUnset(outcome) && !isOfEveryRegion(outcome)),
  );
  if (type !== "gcs" && (type !== "s3" || isSaid)) return [];
  return firstSet(node, ["bucketNames.chunks"]).flatMap((name) => foundAs("log", readBucket(name, site)));
}

/** A location of Velero's chart that says neither an address nor a region. */
export function locationOfVelero(node: Node, site: ClusterSite): readonly Found[] {
  const isSaid = ["config.s3Url", "config.storageAccountURI", "config.region"].some((path) =>
    valuesAt(node, path).some(({ outcome }) => !isUnset(outcome)),
  );
  const accounts = firstSet(node, ["config.storageAccount"]);
  if (isSaid || textAt(node, "provider") === undefined) return [];
  return accounts.length > 0
    ? accounts.flatMap((name) => ofAccount("backup", name, site))
    : firstSet(node, ["bucket"]).flatMap((name) => foundAs("backup", readBucket(name, site)));
}

function ofAccount(kind: Found["kind"], name: ReturnType<typeof valuesAt>[number], site: ClusterSite) {
  const text = textOf(name.outcome);
  return text === undefined ? [] : foundAs(kind, readAsHost(`${text}.blob.core.windows.net`, name, site));
}

function firstSet(node: Node, paths: readonly string[]) {
  const found = paths.map((path) => valuesAt(node, path).filter(({ outcome }) => !isUnset(outcome)));
  return found.find((occurrences) => occurrences.length > 0) ?? [];
}
