import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { cloudNamed } from "./openstack-clouds";
import { readRegion } from "./region";
import { evidenceOf, isUnset, textOf } from "./text";

/** The name of a region in the OpenStack cloud that the provider block speaks to, which is the partition of the site. */
export function readHostedRegion(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const cloud = cloudNamed(site.partition);
  if (cloud) return readRegion(occurrence, { ...site, provider: cloud.provider, partition: cloud.partition });
  const name = textOf(occurrence.outcome) ?? occurrence.attribute;
  const why = `a region '${name}' of a cloud that is not known may be anywhere`;
  return { place: unknownPlace(why), to: name, evidence: evidenceOf(occurrence, site) };
}
