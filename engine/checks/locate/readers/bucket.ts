import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfArn } from "./arn";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** The types that are buckets, with the argument that names them. */
const BUCKETS = { aws_s3_bucket: "bucket", google_storage_bucket: "name" } as const;

/** A bucket by its name, its ARN, a URL with its name, or a reference. A name alone does not say where a bucket is. */
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

/** The bucket of this name that one of the stacks declares. */
export function bucketNamed(name: string, site: ReadingSite): Reading | undefined {
  for (const [type, argument] of Object.entries(BUCKETS)) {
    const target = site.locator.findByName(type, argument, name);
    const located = target && site.locator.locate(target.stack, target.resource);
    if (located) {
      const { place, operator, evidence } = located;
      return { place, operator, evidence, to: `bucket ${target.resource.address}` };
    }
  }
  return undefined;
}

/** `s3://name/key`, `gs://name/key`, or the name. */
function bucketName(text: string): string {
  return text.replace(/^(?:s3[an]?|gs):\/\//, "").split("/", 1)[0];
}
