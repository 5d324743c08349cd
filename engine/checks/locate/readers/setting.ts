import type { Evidence } from "../../model/placement";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { placeOfArn } from "./arn";
import { bucketNamed } from "./declared";
import { readKnownHost } from "./host";
import { readHubModel, type Environment } from "./hub-model";
import { readModelProfile } from "./model";
import { evidenceOf, textOf } from "./text";

const URL = /^[a-z][a-z0-9+.:-]*:\/\//i;
const BUCKET = /^(?:s3[an]?|gs):\/\/([^/]+)/;
const MODEL = /^arn:[\w-]+:(?:bedrock|sagemaker):/;

/**
 * A setting of a program, such as an environment variable: the URL of a service that is known, an ARN with a region, a
 * bucket that is declared, or a model that is asked across regions or fetched from a hub. Any other text may mean
 * anything, and says nothing.
 *
 * @param environment what stands beside it; by default that is looked for in the resource
 */
export function readSetting(occurrence: Occurrence, site: ReadingSite, environment?: Environment): Reading | undefined {
  const fetched = readHubModel(occurrence, site, environment);
  if (fetched) return { ...fetched, evidence: fetched.evidence.map(withoutSecrets) };
  const text = textOf(occurrence.outcome) ?? occurrence.outcome.prefix;
  if (text === undefined) return undefined;
  const model = readModelProfile(text, occurrence, site);
  if (model) return { ...model, kind: "ai" };
  const bucket = BUCKET.exec(text)?.[1];
  if (bucket !== undefined || text.startsWith("arn:")) return readNamed(text, bucket, occurrence, site);
  const found = URL.test(text) || isHostName(text) ? readKnownHost(occurrence, site) : undefined;
  return found && { ...found, evidence: found.evidence.map(withoutSecrets) };
}

function readNamed(text: string, bucket: string | undefined, occurrence: Occurrence, site: ReadingSite) {
  const named = bucket === undefined ? placeOfArn(text, site) : bucketNamed(bucket, site);
  if (named?.place.kind !== "countries") return undefined;
  const kind = MODEL.test(text) ? ("ai" as const) : undefined;
  return { ...named, kind, evidence: [...evidenceOf(occurrence, site), ...named.evidence] };
}

/** A URL may hold a user with a password, or a key after its path. */
function withoutSecrets(evidence: Evidence): Evidence {
  const value = evidence.value?.replace(/(:\/\/)[^/@\s]*@/, "$1…@").replace(/[?;].*$/s, "");
  return value === evidence.value ? evidence : { ...evidence, value };
}

function isHostName(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+){1,}(?::\d+)?(?:\/\S*)?$/i.test(text);
}
