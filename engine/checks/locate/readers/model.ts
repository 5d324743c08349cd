import { findMultiRegion } from "../../../../catalog/multi-regions";
import { anywhere, inCountries, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { readArn } from "./arn";
import { evidenceOf, isUnset, textOf } from "./text";

/** What a Bedrock model id begins with where the model is asked through an inference profile of several regions. */
const PROFILE = /(?:^|\/)(global|[a-z]{2,4}(?:-gov)?)\.(?=[a-z0-9]+\.[a-z0-9])/;

/** A model or inference profile of Bedrock. A plain model is asked in the region of the resource. */
export function readBedrockModel(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const text = textOf(occurrence.outcome);
  const profile = text === undefined ? undefined : readModelProfile(text, occurrence, site);
  return profile ?? readArn(occurrence, site);
}

/** A model that is asked through an inference profile; undefined for any other text. */
export function readModelProfile(text: string, occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const profile = PROFILE.exec(text)?.[1];
  const area = profile === undefined ? undefined : findMultiRegion("aws", "bedrock", profile);
  if (!area) return undefined;
  const place = area.scope
    ? anywhere(`the inference profile '${profile}.' has no place`)
    : inCountries(area.countries, `${profile}.`);
  return { place, to: text, evidence: evidenceOf(occurrence, site, area.note) };
}
