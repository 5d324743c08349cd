import type { MultiRegionService } from "../../../../catalog/multi-regions";
import { isInOtherProject } from "../google-project";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfArn } from "./arn";
import type { NamingArgument } from "../table";
import { declaredAs } from "./declared";
import { placeNamed } from "./region";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

/** The part of a Google resource name that holds a place. */
const GOOGLE_LOCATION = /(?:^|\/)(?:locations|regions|zones)\/([a-z0-9-]+)(?=\/|$)/;
const GOOGLE_GLOBAL = /(?:^|\/)global(?=\/|$)/;

/** Collections in a Google resource name, with the service whose multi-regions stand in it. */
const GOOGLE_COLLECTIONS: readonly (readonly [collection: RegExp, service: MultiRegionService])[] = [
  [/\/buckets(?:\/|$)/, "logging"],
  [/\/keyRings(?:\/|$)/, "kms"],
  [/\/repositories(?:\/|$)/, "artifact-registry"],
];

/** Another resource by a reference, or by a name that holds its place. */
export function readReference(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = knownText(outcome);
  const named = placeOfArn(text, site) ?? googleNamePlace(text, site);
  if (named) return { place: named.place, operator: named.operator, to: text, evidence: evidenceOf(occurrence, site) };
  const declared = site.names && declaredInProject(text, site.names, site);
  if (declared) return { ...declared, evidence: [...evidenceOf(occurrence, site), ...declared.evidence] };
  const found = readTargets(occurrence, site);
  if (found) return found;
  const why = textOf(outcome) === undefined ? whyUnknown(occurrence) : `'${text}' names no place`;
  return { place: unknownPlace(why), to: text || occurrence.attribute, evidence: evidenceOf(occurrence, site) };
}

/** A bare name, or `acme-prod:core`, a name with the project of Google's that it is of. */
function declaredInProject(text: string, names: NamingArgument, site: ReadingSite): Reading | undefined {
  const [, project, name] = /^([a-z][a-z0-9-]+):([^:/]+)$/.exec(text) ?? [undefined, undefined, text];
  const declared = declaredAs(name, names, site);
  const { program } = site.locator;
  const isElsewhere =
    project !== undefined && declared?.targets?.some((target) => isInOtherProject(program, target, project));
  return isElsewhere ? undefined : declared;
}

/** The place that the name of a Google resource holds; undefined where it holds none. */
export function googleNamePlace(text: string, site: ReadingSite): Pick<Reading, "place" | "operator"> | undefined {
  const location = GOOGLE_LOCATION.exec(text)?.[1] ?? (GOOGLE_GLOBAL.test(text) ? "global" : undefined);
  if (location === undefined) return undefined;
  const service = GOOGLE_COLLECTIONS.find(([collection]) => collection.test(text))?.[1] ?? site.service;
  return placeNamed(location, { provider: "google", partition: undefined, service });
}
