import type { Located } from "../locator";
import type { Occurrence, Reading, ReadingSite } from "../reading";
import { placeOfArn } from "./arn";
import { placeOfAzureId } from "./azure-resource";
import { bucketNamed, declaredAs } from "./declared";
import { readKnownHost } from "./host";
import { googleNamePlace } from "./reference";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText } from "./text";

const BUCKET_URL = /^(?:s3[an]?|gs):\/\/([^/]+)/;

/**
 * What an argument leads to that may be of any kind: an ARN, a Google resource name, the id of an Azure resource that is
 * declared, a bucket or host that is known, or a resource that is referred to. Text that says no place says nothing, nor does what is not known: whether data moves this
 * way at all hangs on what the argument turns out to be. What stays where the resource is crosses no border.
 */
export function readLink(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const { outcome } = occurrence;
  if (isUnset(outcome)) return undefined;
  const text = knownText(outcome);
  const bucket = BUCKET_URL.exec(text)?.[1];
  const said =
    placeOfArn(text, site) ??
    googleLink(text, site) ??
    placeOfAzureId(text, site) ??
    ((bucket && bucketNamed(bucket, site)) || undefined) ??
    (site.names && declaredAs(text, site.names, site));
  const found = said
    ? { ...said, evidence: [...evidenceOf(occurrence, site), ...said.evidence] }
    : (readTargets(occurrence, site) ?? readKnownHost(occurrence, site));
  return found && found.place.kind !== "unknown" && !isControlPlane(found, site) ? found : undefined;
}

/** Whether it leads to names, roles or settings only, which no region holds: they are not where data goes. */
function isControlPlane({ targets = [] }: Reading, { locator }: ReadingSite): boolean {
  const located = targets.map(({ stack, resource }) => locator.locate(stack, resource));
  return located.length > 0 && located.every((found) => isAnywhere(found) && found.serviceKind === "control-plane");
}

function isAnywhere(located: Located | undefined): located is Located {
  return located?.place.kind === "anywhere";
}

function googleLink(text: string, site: ReadingSite): Reading | undefined {
  const named = googleNamePlace(text, site);
  return named && { ...named, to: text, evidence: [] };
}
