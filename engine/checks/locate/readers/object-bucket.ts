import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import type { NamingArgument } from "../table";
import { declaredAs } from "./declared";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** Which arguments name the buckets of a cloud. The name of a bucket is its own within one cloud only. */
const BUCKET_NAMES: Readonly<Record<string, readonly NamingArgument[]>> = {
  alicloud: ["alicloud_oss_bucket.bucket"],
  huaweicloud: ["huaweicloud_obs_bucket.bucket"],
  ionoscloud: ["ionoscloud_s3_bucket.name", "ionoscloud_user_object_storage_bucket.name"],
  oci: ["oci_objectstorage_bucket.name"],
  opentelekomcloud: ["opentelekomcloud_obs_bucket.bucket", "opentelekomcloud_s3_bucket.bucket"],
  ovh: ["ovh_cloud_project_storage.name"],
  scaleway: ["scaleway_object_bucket.name"],
  stackit: ["stackit_objectstorage_bucket.name"],
};

/** A bucket of the resource's own cloud: a reference, a name, `obs://name/key`, `name:object` or `oci://name@namespace`. */
export function readObjectBucket(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const targets = readTargets(occurrence, site);
  if (targets) return targets;
  const name = bucketName(knownText(occurrence.outcome));
  const names = BUCKET_NAMES[site.provider] ?? [];
  const declared = names.map((naming) => declaredAs(name, naming, site)).find((found) => found !== undefined);
  const evidence = evidenceOf(occurrence, site);
  if (declared) return { ...declared, evidence: [...evidence, ...declared.evidence] };
  const text = textOf(occurrence.outcome);
  const why = text === undefined ? whyUnknown(occurrence) : `no bucket '${name}' is declared here`;
  return { place: unknownPlace(why), to: text ?? occurrence.attribute, evidence };
}

function bucketName(text: string): string {
  return text
    .replace(/^(?:acs:oss:[^:]*:[^:]*:|[a-z0-9]+:\/\/)/, "")
    .replace(/^\/+/, "")
    .split(/[/:@]/, 1)[0];
}
