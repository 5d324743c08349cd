import type { WorldMap, WorldMapCountry } from "./world";

/** Lengths are units of the map's canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of the drawing by its height. */
const ASPECT = 1.6;
/** Around what is shown, as a share of it. */
const MARGIN = 0.14;
/** A single small country is shown with its neighbours. */
const MIN_WIDTH = 900;
/** From here on the whole world is as good a picture. */
const NEARLY_ALL = 0.8;

/** The part of the world in which these countries lie, with a margin; all of it, between two seas, where that is nearly as large. */
export function cropTo(countries: readonly WorldMapCountry[], world: WorldMap): Box {
  const tall = Math.round(world.width / ASPECT);
  const whole = { x: 0, y: Math.round((world.height - tall) / 2), width: world.width, height: tall };
  if (countries.length === 0) return whole;
  const boxes = countries.map(({ x, y, box = [x, y, x, y] }) => box);
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([, , x]) => x));
  const bottom = Math.max(...boxes.map(([, , , y]) => y));
  const width = Math.max((right - left) * (1 + 2 * MARGIN), (bottom - top) * (1 + 2 * MARGIN) * ASPECT, MIN_WIDTH);
  if (width > world.width * NEARLY_ALL) return whole;
  const height = width / ASPECT;
  return {
    x: Math.round(inside((left + right - width) / 2, world.width - width)),
    y: Math.round(inside((top + bottom - height) / 2, Math.max(world.height - height, 0))),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Where a label of several countries belongs: in the middle of them. */
export function middleOf(countries: readonly WorldMapCountry[]): Point {
  const mean = (values: readonly number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return { x: mean(countries.map(({ x }) => x)), y: mean(countries.map(({ y }) => y)) };
}

/** A curve from one point to another that bends to its left, so that there and back are two curves. */
export interface Arc {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
}

/** `gap` is left free at both ends; `lane` sets curves between the same two points apart. */
export function arcBetween(a: Point, b: Point, gap: number, lane: number): Arc {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = 0.16 + 0.1 * lane;
  const bend = { x: (a.x + b.x) / 2 + dy * share, y: (a.y + b.y) / 2 - dx * share };
  return { from: towards(a, bend, gap), bend, to: towards(b, bend, gap) };
}

/** Three corners of an arrow's head at the end of a curve. */
export function arrowHead({ bend, to }: Arc, size: number): readonly Point[] {
  const length = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const base = { x: to.x - ux * size, y: to.y - uy * size };
  const half = size * 0.45;
  return [to, { x: base.x - uy * half, y: base.y + ux * half }, { x: base.x + uy * half, y: base.y - ux * half }];
}

function towards(from: Point, target: Point, distance: number): Point {
  const length = Math.hypot(target.x - from.x, target.y - from.y) || 1;
  const share = Math.min(distance / length, 0.4);
  return { x: from.x + (target.x - from.x) * share, y: from.y + (target.y - from.y) * share };
}

function inside(value: number, max: number): number {
  return Math.max(0, Math.min(value, max));
}
