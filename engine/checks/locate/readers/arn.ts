import { findRegion } from "../../../../catalog/regions";
import { GAP } from "../../expression/outcome";
import { inCountries, anywhere, unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { bucketNamed } from "./declared";
import { unknownRegion } from "./region";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** `arn:partition:service:region:account:resource`, as far as its region; the partition and the rest may be a gap. */
const ARN = new RegExp(`^arn:([\\w-]+|${GAP}):([\\w-]+):([\\w*-]*):`);

/**
 * An Amazon Resource Name, or what has one. A bare name or id stands for something of the same region, and so names no
 * other place.
 */
export function readArn(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const arn = placeOfArn(textOf(outcome) ?? outcome.outline ?? knownText(outcome), site);
  if (arn) return { ...arn, evidence: [...evidenceOf(occurrence, site), ...arn.evidence] };
  const targets = readTargets(occurrence, site);
  if (targets) return targets;
  const text = textOf(outcome);
  if (text !== undefined && !text.startsWith("arn:")) return undefined;
  const why = text === undefined ? whyUnknown(occurrence) : `the ARN '${text}' names no region`;
  return { place: unknownPlace(why), to: text ?? occurrence.attribute, evidence: evidenceOf(occurrence, site) };
}

/** The place that the text of an ARN says; undefined where it says none. */
export function placeOfArn(text: string, site: ReadingSite): Reading | undefined {
  const [, partition, service, region] = ARN.exec(text) ?? [];
  if (partition === undefined) return undefined;
  if (region === "*") return { place: anywhere("the ARN takes in every region"), to: text, evidence: [] };
  if (region !== "") {
    const row = findRegion("aws", partition === GAP ? undefined : partition, region);
    const place = row ? inCountries([row.country], row.region) : unknownRegion("aws", region);
    return { place, to: text, operator: row?.operator, evidence: [] };
  }
  return service === "s3" ? bucketNamed(text.slice(text.lastIndexOf(":") + 1).split("/", 1)[0], site) : undefined;
}
