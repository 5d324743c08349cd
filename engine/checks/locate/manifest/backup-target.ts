import type { Occurrence, Reading } from "../reading";
import { readEndpoint } from "./endpoint";
import type { ClusterSite } from "./node";
import { regionOf } from "./regions";

/** `s3://bucket@region/path` of Longhorn; an NFS server or a URL else. */
export function readBackupTarget(occurrence: Occurrence, site: ClusterSite): Reading | readonly Reading[] | undefined {
  const value = occurrence.outcome.known?.value;
  const region = typeof value === "string" ? /^s3:\/\/[^@/]+@([^/]+)/.exec(value)?.[1] : undefined;
  if (region === undefined || !occurrence.outcome.known) return readEndpoint(occurrence, site);
  const said = { ...occurrence.outcome, known: { ...occurrence.outcome.known, value: region } };
  return regionOf("aws")({ ...occurrence, outcome: said }, site);
}
