import { findRegion } from "../../../../catalog/regions";
import { KNOWN_AFTER_APPLY } from "../../expression/functions";
import { anywhere, inCountries, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { unknownRegion } from "./region";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** What every region of AWS is named like: `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

/**
 * The name of a service behind an endpoint: `com.amazonaws.eu-west-1.s3` holds the region that it is of, as does that of
 * a third party, `com.amazonaws.vpce.eu-west-1.vpce-svc-…`. A few hold none, such as `com.amazonaws.s3-global.accesspoint`
 * and `com.amazonaws.iam`, as their services have none; after
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html (2026-11-22).
 */
export function readEndpointService(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome, value } = occurrence;
  // A provider fills the argument in where the endpoint is of a resource and not of a service.
  if (isUnset(outcome) || value === KNOWN_AFTER_APPLY) return undefined;
  const text = textOf(outcome) ?? outcome.outline ?? knownText(outcome);
  const labels = text.split(/[.:]/);
  const evidence = evidenceOf(occurrence, site);
  const [row] = labels.flatMap((label) => findRegion(site.provider, undefined, label) ?? []);
  if (row) return { place: inCountries([row.country], row.region), to: text, operator: row.operator, evidence };
  const unlisted = labels.find((label) => REGION.test(label));
  if (unlisted !== undefined) return { place: unknownRegion(site.provider, unlisted), to: text, evidence };
  if (textOf(outcome) !== undefined)
    return { place: anywhere(`'${text}' is a service without a region`), to: text, evidence };
  const place = unknownPlace(whyUnknown(occurrence));
  return readTargets(occurrence, site) ?? { place, to: text || occurrence.attribute, evidence };
}
