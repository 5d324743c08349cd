/** One comparison without spaces, or one pair of brackets with nothing nested in it: no operator reaches into either. */
const CLOSED = /^(?:[^\s()"\\]+(?:"[^\s"\\]*")?|\((?:[^()"\\]|"[^()"\\]*")*\))$/;

/**
 * Whether a filter of Cloud Logging surely lets every log entry of something through. OR binds closer than AND there
 * ("Logging query language", read on 2026-11-22), so that beside an OR all has to stand in brackets. Whatever else a
 * filter may say, it is not taken to.
 *
 * @param mark what only these entries have: `resource.labels.cluster_name="main"`
 * @param alsoTrue what holds of every one of them besides
 */
export function letsAllThrough(filter: string, mark: string, alsoTrue: readonly string[]): boolean {
  const parts = filter.trim().split(" OR ");
  if (parts.length > 1 && !parts.every((part) => CLOSED.test(part))) return false;
  return parts.some((part) => {
    const terms = part.replace(/^\((.*)\)$/, "$1").split(" AND ");
    return terms.includes(mark) && terms.every((term) => term === mark || alsoTrue.includes(term));
  });
}

/** A comparison of a label of the resource that logs. */
export function labelIs(label: string, value: string): string {
  return `resource.labels.${label}="${value}"`;
}
