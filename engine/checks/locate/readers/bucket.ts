import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfArn } from "./arn";
import { bucketNamed } from "./declared";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** A bucket by its name, its ARN, a URL with its name, or a reference. */
export function readBucket(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const targets = readTargets(occurrence, site);
  if (targets) return targets;
  const text = knownText(outcome);
  const found = text.startsWith("arn:") ? placeOfArn(text, site) : bucketNamed(bucketName(text), site);
  if (found) return { ...found, evidence: [...evidenceOf(occurrence, site), ...found.evidence] };
  const name = textOf(outcome);
  const why = name === undefined ? whyUnknown(occurrence) : `no bucket '${bucketName(name)}' is declared here`;
  return { place: unknownPlace(why), to: name ?? occurrence.attribute, evidence: evidenceOf(occurrence, site) };
}

/**
 * As `readBucket`, where data crosses a border only if the bucket is known to be across it: the service looks for any
 * other one in the region of the resource.
 */
export function readBucketLink(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const found = readBucket(occurrence, site);
  return found && found.place.kind !== "unknown" ? found : undefined;
}

/** Of `s3://name/key`, `gs://name/key` and `arn:aws:s3:::name`. */
function bucketName(text: string): string {
  return text.replace(/^(?:(?:s3[an]?|gs):\/\/|arn:.*:)/, "").split("/", 1)[0];
}
