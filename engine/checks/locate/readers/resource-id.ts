import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeNamed } from "./region";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** How a cloud writes the ids of its resources, where they hold a region. */
const REGION_IN_ID: Readonly<Record<string, RegExp>> = {
  /** `acs:log:eu-central-1:account:project/name` */
  alicloud: /^acs:[\w-]+:([\w-]*):/,
  /** `urn:smn:eu-west-101:project:topic` */
  huaweicloud: /^urn:[\w-]+:([\w-]*):/,
  /** `ocid1.key.oc1.eu-frankfurt-1.…`; regions of before 2018 by their three letters */
  oci: /^ocid1\.[^.]+\.[^.]+\.([^.]*)\./,
  /** `urn:smn:eu-de:project:topic` */
  opentelekomcloud: /^urn:[\w-]+:([\w-]*):/,
  /** `arn:scw:sqs:fr-par:project:queue`, `fr-par/uuid`, `fr-par-1/uuid` */
  scaleway: /^(?:arn:scw:\w+:)?([a-z]{2}-[a-z]{3}(?:-\d)?)[/:]/,
};

/**
 * What an id or a reference names. An id without a region stands for something of the same region, as the cloud looks for
 * it there, and so names no other place.
 */
export function readResourceId(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = textOf(outcome);
  const region = REGION_IN_ID[site.provider]?.exec(knownText(outcome))?.[1];
  if (region !== undefined && region !== "") {
    const found = placeNamed(region, { provider: site.provider, partition: undefined });
    return { ...found, to: text ?? knownText(outcome), evidence: evidenceOf(occurrence, site) };
  }
  const targets = readTargets(occurrence, site);
  if (targets || text !== undefined) return targets;
  return {
    place: unknownPlace(whyUnknown(occurrence)),
    to: occurrence.attribute,
    evidence: evidenceOf(occurrence, site),
  };
}
