import type { Box, Point } from "./geometry";

export interface LabelRequest {
  readonly at: Point;
  readonly text: string;
}

export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** Width of a character and height of a line, as shares of the size of the letters. */
const CHARACTER = 0.62;
const LINE = 1.15;

/** Where a label may stand, seen from its point: the side, then up or down, in sizes of the letters. */
const SPOTS: readonly (readonly [anchor: PlacedLabel["anchor"], right: number, down: number])[] = [
  ["start", 0.7, 0.35],
  ["end", -0.7, 0.35],
  ["middle", 0, -0.75],
  ["middle", 0, 1.4],
  ["start", 0.6, -0.5],
  ["start", 0.6, 1.2],
  ["end", -0.6, -0.5],
  ["end", -0.6, 1.2],
];

/**
 * A spot for each label in which it covers no point and no other label, the first ones first. A label that finds none
 * is left out: the list beside the map names its point.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  size: number,
  view: Box,
): readonly (PlacedLabel | undefined)[] {
  const taken: Box[] = requests.map(({ at }) => around(at, size));
  return requests.map(({ at, text }, own) => {
    for (const [anchor, right, down] of SPOTS) {
      const label = { x: at.x + right * size, y: at.y + down * size, anchor };
      const box = boxOf(label, text, size);
      if (!within(box, view) || taken.some((other, index) => index !== own && overlap(box, other))) continue;
      taken.push(box);
      return label;
    }
    return undefined;
  });
}

function around({ x, y }: Point, size: number): Box {
  return { x: x - size * 0.4, y: y - size * 0.4, width: size * 0.8, height: size * 0.8 };
}

function boxOf({ x, y, anchor }: PlacedLabel, text: string, size: number): Box {
  const width = text.length * size * CHARACTER;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: left, y: y - size * 0.85, width, height: size * LINE };
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
