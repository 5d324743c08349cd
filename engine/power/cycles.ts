/**
 * The circles of a graph, each once: its names along their parents, the first one again at the end. In linear time, and
 * without recursion, since a chain may be as long as a file.
 */
export function findCycles(parentsOf: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of parentsOf.keys()) {
    const path = done.has(start) ? [] : [{ name: start, next: 0 }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const parent = parentsOf.get(step.name)?.[step.next++];
      if (parent === undefined) {
        path.pop();
        onPath.delete(step.name);
        done.add(step.name);
      } else if (onPath.has(parent)) {
        const names = path.map(({ name }) => name);
        cycles.push([...names.slice(names.indexOf(parent)), parent]);
      } else if (!done.has(parent)) {
        path.push({ name: parent, next: 0 });
        onPath.add(parent);
      }
    }
  }
  return cycles;
}
