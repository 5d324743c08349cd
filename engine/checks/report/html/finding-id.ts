import type { ReportedFinding } from "../report";

/** Where a finding stands on the page. */
export function findingId({ fingerprint }: ReportedFinding): string {
  return `finding-${fingerprint.slice(0, 12)}`;
}
