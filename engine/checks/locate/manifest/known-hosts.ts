import { findHost, type HostKind } from "../../../../catalog/hosts";
import type { JsonValue } from "../../../json";
import type { FlowKind } from "../../../policy/flow-kind";
import { GAP, known } from "../../expression/outcome";
import type { Occurrence, Reading } from "../reading";
import { authorityOf, hostOf } from "../readers/host";
import { placeOfHost } from "../readers/host-place";
import { evidenceOf, isUnset, knownText } from "../readers/text";
import { isWithin } from "./endpoint";
import { foundAs, withoutUser, type Found } from "./found";
import { NOWHERE, type ClusterSite } from "./node";

/** Hosts that stand in settings for people to read, far more often than for a program to ask. */
const FOR_READERS: ReadonlySet<HostKind> = new Set(["source-host"]);

/** `https://www.googleapis.com/auth/…` names a permission and no address. */
const PERMISSION = /^https:\/\/www\.googleapis\.com\/auth\//;

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A host name within free text, with the scheme before it if there is one. */
const HOST_IN_TEXT =
  /(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^\s/@"'<>]+@)?((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*|\d+(?:\.\d+){3})/gi;

const COMMENT = /^\s*(?:#|\/\/|;|--\s)/;

/** One value that may be a host or a URL: it counts where the catalogue, or the name itself, says what is there. */
export function readKnownEndpoint(occurrence: Occurrence, site: ClusterSite): Reading | undefined {
  const { outcome } = occurrence;
  const text = knownText(outcome);
  if (isUnset(outcome) || /\s/.test(text) || PERMISSION.test(text)) return undefined;
  const host = hostOf(occurrence)?.toLowerCase();
  if (host === undefined || !host.includes(".")) return undefined;
  const found = knownPlace(host, SCHEME.test(text), site);
  if (!found) return undefined;
  const authority = authorityOf(text) ?? host;
  const [own, ...others] = evidenceOf(occurrence, site);
  const evidence = [withoutUser(own, authority), ...others, ...found.evidence];
  return { ...found, to: authority, host: authority, evidence };
}

/** Every known host within free text, such as a file of settings or a script. What is commented out does not count. */
export function readKnownHosts(
  { attribute, outcome }: Occurrence,
  site: ClusterSite,
  kind: FlowKind = "network",
): readonly Found[] {
  const text = knownText(outcome);
  const seen = new Set<string>();
  const found: Found[] = [];
  for (const line of text.split("\n")) {
    if (!line.includes(".") || COMMENT.test(line)) continue;
    for (const [, scheme, name] of line.matchAll(HOST_IN_TEXT)) {
      const host = name.toLowerCase();
      if (seen.has(host)) continue;
      seen.add(host);
      const place = PERMISSION.test(line) ? undefined : knownPlace(host, scheme !== undefined, site);
      if (!place) continue;
      const whole = scheme === undefined ? name : `${scheme}://${name}`;
      const inner = { attribute, value: whole as JsonValue, outcome: known(whole, NOWHERE, outcome.trail) };
      found.push(...foundAs(kind, { ...place, host, evidence: [...evidenceOf(inner, site), ...place.evidence] }));
    }
  }
  return found;
}

/**
 * A domain that a cloud has everything under says something where a region stands in the name, or where the text is
 * surely an address: `disk.csi.azure.com` is the name of a driver.
 */
function knownPlace(host: string, isUrl: boolean, site: ClusterSite): Reading | undefined {
  if (isWithin(host, site)) return undefined;
  const found = placeOfHost(host, site);
  const { place, operator, targets } = found;
  if (place.kind === "unknown" && !host.includes(GAP)) return operator === undefined ? undefined : found;
  if (targets || (place.kind === "countries" && place.region !== undefined)) return found;
  const row = findHost(host);
  if (!row || FOR_READERS.has(row.kind) || row.host === "*.github.io") return undefined;
  return isUrl || row.kind !== "cloud-api" ? found : undefined;
}
