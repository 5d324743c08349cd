import { Token } from "cdktf";
import { credentialsInAddress, emptyStateKey, notABucket, notAStateAddress } from "./state-errors";

/** Access points of S3 go by their ARN. */
const BUCKET = /^([A-Za-z0-9][A-Za-z0-9._-]*|arn:\S+)$/;

/** Names of query parameters that hold one: `private_token`, `job_token`, `api_key`, `sig` of Azure. */
const SECRET_KEY = /token|secret|passw|api_?key|access_?key|^sig$|signature|credential/i;

export function requireBucket(method: "s3" | "gcs", bucket: string): void {
  if (Token.isUnresolved(bucket) || BUCKET.test(bucket)) return;
  const call = `StateStore.${method}`;
  throw notABucket(`${call}("${bucket}")`, `${call}("acme-terraform-state")`);
}

export function requireStateKeys(where: string, keys: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(keys)) {
    if (typeof value !== "string" || value.trim() === "") throw emptyStateKey(where, key);
  }
}

/** What is known only when deploying may be anything. Nothing of an address is repeated: it may hold a secret. */
export function requireStateAddress(address: string): void {
  if (Token.isUnresolved(address)) return;
  const url = /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (!url) throw notAStateAddress();
  if (url.username !== "" || url.password !== "") throw credentialsInAddress();
  if ([...url.searchParams.keys()].some((key) => SECRET_KEY.test(key))) throw credentialsInAddress();
}
