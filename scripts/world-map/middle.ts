import type { Point } from "./simplify";

const STEPS = 40;

/** The point of a grid over the ring that lies farthest inside it, where a label has the most room. */
export function middleOf(ring: readonly Point[]): Point {
  const [left, top, right, bottom] = boxOf(ring);
  let best: Point = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
  let room = 0;
  for (let row = 1; row < STEPS; row++) {
    for (let column = 1; column < STEPS; column++) {
      const point: Point = [left + ((right - left) * column) / STEPS, top + ((bottom - top) * row) / STEPS];
      const distance = isInside(point, ring) ? distanceToEdge(point, ring) : 0;
      if (distance > room) [room, best] = [distance, [Math.round(point[0]), Math.round(point[1])]];
    }
  }
  return best;
}

/** Left, top, right and bottom. */
export function boxOf(ring: readonly Point[]): readonly [number, number, number, number] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  return edgesOf(ring).reduce(
    (inside, [[ax, ay], [bx, by]]) =>
      ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside,
    false,
  );
}

function distanceToEdge([x, y]: Point, ring: readonly Point[]): number {
  return edgesOf(ring).reduce((nearest, [[ax, ay], [bx, by]]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }, Infinity);
}

function edgesOf(ring: readonly Point[]): readonly (readonly [Point, Point])[] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length]]);
}
