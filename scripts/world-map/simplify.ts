/** A point on the canvas of the map, in whole units. */
export type Point = readonly [x: number, y: number];

/**
 * The line without the points that matter least: those that span the smallest triangle with their neighbours go first
 * (Visvalingam and Whyatt), as long as the triangle is smaller than `minArea` square units. Its ends stay, so that lines
 * which meet still do.
 */
export function simplified(line: readonly Point[], minArea: number): readonly Point[] {
  const kept = line.filter((point, index) => index === 0 || !same(point, line[index - 1]));
  while (kept.length > 2) {
    let smallest = minArea;
    let at = -1;
    for (let index = 1; index < kept.length - 1; index++) {
      const area = triangle(kept[index - 1], kept[index], kept[index + 1]);
      if (area < smallest) [smallest, at] = [area, index];
    }
    if (at === -1) return kept;
    kept.splice(at, 1);
  }
  return kept;
}

/** Area that a closed ring spans, in square units. */
export function ringArea(ring: readonly Point[]): number {
  const doubled = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

function triangle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
}

function same([ax, ay]: Point, [bx, by]: Point): boolean {
  return ax === bx && ay === by;
}
