import { anywhere, unknownPlace, type Occurrence, type Reading } from "../reading";
import { hostOf, readHost } from "../readers/host";
import { isInside } from "../readers/host-place";
import { evidenceOf, isUnset, textOf } from "../readers/text";
import { withoutUser } from "./found";
import { namespacesOf } from "./namespaces";
import type { ClusterSite } from "./node";
import { unseen } from "./unseen";

/** What a file of settings writes for a value that it takes from elsewhere. */
const TAKEN_FROM_ELSEWHERE = /\$\{|\$\(|\{\{|^os\.environ\//;

/** Addresses of a container's own node or pod, which it is told when it starts. */
const OF_THE_NODE = /\$[({](?:env:)?\w*(?:HOST|NODE|POD)_?(?:IP|NAME)\w*[)}]/g;

/** A socket or a file on the machine itself. */
const LOCAL = /^(?:unix:|file:|\/|\.\/|@)/;

/** Addresses that only a private network routes: the cluster's own, and what is joined to it elsewhere. */
const PRIVATE_ADDRESS =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)(?=[\d.]+$)|^\[?(?:f[cd][0-9a-f]{2}:|fe80:|::1?\]?$)/i;

const IPV6 = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i;

/**
 * One or several hosts, URLs or addresses that a cluster surely speaks to. What is inside the cluster, or in the private
 * network that it is in, leads nowhere else: what joins that network to another is judged where it is declared.
 */
export function readEndpoint(occurrence: Occurrence, site: ClusterSite): readonly Reading[] {
  const { outcome } = occurrence;
  const text = textOf(outcome);
  if (text === undefined || !text.includes(",")) return readOne(occurrence, site);
  return text.split(/\s*,\s*/).flatMap((one) => {
    const known = outcome.known && { ...outcome.known, value: one };
    return readOne({ ...occurrence, value: one, outcome: { ...outcome, known } }, site);
  });
}

function readOne(occurrence: Occurrence, site: ClusterSite): readonly Reading[] {
  if (isUnset(occurrence.outcome)) return [];
  const text = textOf(occurrence.outcome)?.replace(OF_THE_NODE, "localhost");
  if (text !== undefined && LOCAL.test(text)) return [];
  const evidence = evidenceOf(occurrence, site);
  if (text === "*") return [{ place: anywhere("every host is meant"), to: "any host", evidence }];
  if (text !== undefined && TAKEN_FROM_ELSEWHERE.test(text)) {
    return [{ place: unknownPlace(`'${text}' is known only in the cluster`), to: occurrence.attribute, evidence }];
  }
  const address = text !== undefined && IPV6.test(text) ? text : undefined;
  const host =
    address ?? (text?.startsWith("localhost") || text?.includes("://localhost") ? "localhost" : hostOf(occurrence));
  if (host !== undefined && isWithin(host, site)) return [];
  if (address !== undefined) return [unseen(occurrence, site, `nothing is known of the address '${address}'`)];
  const reading = readHost(occurrence, site);
  if (!reading) return [];
  const [own, ...others] = reading.evidence;
  return [{ ...reading, evidence: [withoutUser(own, reading.to), ...others] }];
}

/** Whether a name or an address is of the cluster, or of the private network around it. */
export function isWithin(host: string, { namespace, locator }: ClusterSite): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (PRIVATE_ADDRESS.test(name)) return true;
  if (name.includes(":")) return false;
  const labels = name.split(".");
  if (labels.length === 1 || isInside(name) || /\.svc\.|\.local$/.test(name)) return true;
  return labels.length === 2 && (labels[1] === namespace || namespacesOf(locator.program).has(labels[1]));
}
