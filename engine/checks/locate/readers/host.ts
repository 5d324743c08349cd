import { GAP, type Outcome } from "../../expression/outcome";
import { unknownPlace, type Occurrence, type Reading, type ReadingSite } from "../reading";
import { placeOfHost } from "./host-place";
import { readTargets } from "./targets";
import { evidenceOf, isUnset, knownText, textOf, whyUnknown } from "./text";

const SCHEME = /^(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\//i;
const HOST = /^(?:[^/@\s]*@)?(\[[^\]]+\]|[^/:?#\s]+)(?::(\d+))?(.?)/;
const GAP_AT_MOST_FIRST = new RegExp(`^[\\w-]*(?:${GAP})?[\\w-]*(?:\\.[\\w-]+){2,}$`);
const HTTPS_PORT = "443";

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
  const named = found.place.kind === "countries" || !host.includes(GAP) ? undefined : readTargets(occurrence, site);
  if (named) return named;
  const authority = authorityOf(textOf(occurrence.outcome) ?? occurrence.outcome.outline ?? "") ?? host;
  const known = withReason({ ...found, host: authority }, host, occurrence);
  return { ...known, to: authority, evidence: [...evidence, ...found.evidence] };
}

/** Where a gap in the name of a host leaves its place unknown, the reason is that of the gap, and no host is named. */
export function withReason(found: Reading, host: string, occurrence: Occurrence): Reading {
  if (found.place.kind !== "unknown" || !host.includes(GAP)) return found;
  return { ...found, place: unknownPlace(whyUnknown(occurrence)), host: undefined };
}

/**
 * As `readHost`, for text that need not be a host at all: only a service that the catalogue knows counts, and a host
 * whose name holds a region.
 */
export function readKnownHost(occurrence: Occurrence, site: ReadingSite): Reading | undefined {
  if (!knownText(occurrence.outcome).includes(".")) return undefined;
  const host = hostOf(occurrence);
  if (host === undefined || !host.includes(".")) return undefined;
  const found = placeOfHost(host, site);
  return found.kind === undefined && found.place.kind !== "countries"
    ? undefined
    : { ...found, evidence: [...evidenceOf(occurrence, site), ...found.evidence] };
}

/** Of a value that is known in part only, the host has to be complete, but for the first of its labels. */
export function hostOf({ outcome }: Occurrence): string | undefined {
  const [, host, , next] = HOST.exec(knownText(outcome).replace(SCHEME, "")) ?? [];
  return outcome.known || next ? host : outlinedHost(outcome);
}

/**
 * The host of a text that has gaps before it, or in its first label, such as the account before a registry of AWS: its
 * domain says where it is all the same.
 */
export function outlinedHost({ outline = "" }: Outcome): string | undefined {
  const [, host = ""] = HOST.exec(outline.replace(SCHEME, "")) ?? [];
  return GAP_AT_MOST_FIRST.test(host) ? host : undefined;
}

/** Host and port of a URL, or of text that begins with a host, in one way of writing: the port of HTTPS is left out. */
export function authorityOf(text: string): string | undefined {
  const usual = SCHEME.exec(text)?.[1].toLowerCase() === "http" ? "80" : HTTPS_PORT;
  const [, host, port = usual] = HOST.exec(text.replace(SCHEME, "")) ?? [];
  if (host === undefined) return undefined;
  const name = host.toLowerCase().replace(/\.$/, "");
  return port === HTTPS_PORT ? name : `${name}:${port}`;
}
