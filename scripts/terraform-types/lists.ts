/** Lists by a key; keys and lists are sorted once they are complete. */
export class Lists {
  private readonly lists = new Map<string, string[]>();

  add(key: string, value: string): this {
    const list = this.lists.get(key);
    if (list) list.push(value);
    else this.lists.set(key, [value]);
    return this;
  }

  sorted(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.lists].sort(byKey).map(([key, list]) => [key, list.sort()]));
  }
}

export function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
