import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfHost } from "./host-place";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, whyUnknown } from "./text";

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const HOST = /^(?:[^/@\s]*@)?(\[[^\]]+\]|[^/:?#\s]+)(?::\d+)?(.?)/;

/** A host name or a URL. */
export function readHost(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (isUnset(occurrence.outcome)) return undefined;
  const host = hostOf(occurrence);
  const evidence = evidenceOf(occurrence, site);
  if (host === undefined) {
    const unresolved = { place: unknownPlace(whyUnknown(occurrence)), to: occurrence.attribute, evidence };
    return readTargets(occurrence, site) ?? unresolved;
  }
  const found = placeOfHost(host, site);
  return { ...found, evidence: [...evidence, ...found.evidence] };
}

/** As `readHost`, for text that need not be a host at all: only what the catalogue knows counts. */
export function readKnownHost(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  const host = hostOf(occurrence);
  if (host === undefined || !host.includes(".")) return undefined;
  const found = placeOfHost(host, site);
  return found.kind === undefined
    ? undefined
    : { ...found, evidence: [...evidenceOf(occurrence, site), ...found.evidence] };
}

/** Of a value that is known in part only, the host has to be complete. */
export function hostOf({ outcome }: Occurrence): string | undefined {
  const [, host, next] = HOST.exec(knownText(outcome).replace(SCHEME, "")) ?? [];
  return outcome.known || next ? host : undefined;
}
