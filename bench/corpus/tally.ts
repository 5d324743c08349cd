/** How often what was met, the most frequent first. */
export class Tally {
  private readonly counts = new Map<string, number>();

  public add(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** @param most how many lines */
  public lines(most = Infinity): readonly string[] {
    const sorted = [...this.counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const rest = sorted.slice(most).reduce((sum, [, count]) => sum + count, 0);
    const lines = sorted.slice(0, most).map(([what, count]) => `${String(count).padStart(7)}  ${what}`);
    return rest > 0 ? [...lines, `${String(rest).padStart(7)}  (others)`] : lines;
  }
}

/** A message without what is of one file only, so that the same ones count together. */
export function withoutNames(message: string): string {
  return message
    .replace(/'[^']*'/g, "'…'")
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\b(?:module|data|var|local|each|provider)\.[^\s;,)]+/g, (name) => `${name.split(".", 1)[0]}.…`)
    .replace(/\b[a-z0-9]+_[a-z0-9_]+\.[^\s;,)]+/g, "TYPE.…")
    .replace(/\d+/g, "N");
}
