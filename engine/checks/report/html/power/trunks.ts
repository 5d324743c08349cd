import type { Link, Stop } from "./columns";

/** The vertical line from which all that a stop supplies in the next column branches off. */
export interface Trunk {
  readonly from: Stop;
  /** Where it leaves its stop. */
  readonly y: number;
  /** Its place among the trunks that run side by side, from the left. */
  readonly lane: number;
  readonly taps: readonly Tap[];
}

export interface Tap {
  readonly y: number;
  readonly wires: readonly number[];
}

/** Lines closer than this look like one. */
const NEAR = 3;
/** How far from its middle a wire may leave a stop, where another line is in the way. */
const SHIFTS = [0, 6, -6, 12, -12, 18, -18];

/** The trunks of one gutter. Two that would touch stand in different lanes. */
export function trunksOf(links: readonly Link[]): readonly Trunk[] {
  const byStop = new Map<Stop, { y: number; wires: readonly number[] }[]>();
  for (const link of links)
    byStop.set(link.from, [...(byStop.get(link.from) ?? []), { y: port(link), wires: link.wires }]);
  const ends = [...byStop].flatMap(([from, taps]) => taps.map(({ y }) => ({ from, y })));
  const lanes: number[] = [];
  return [...byStop]
    .map(([from, taps]) => {
      const y = from.y + (SHIFTS.find((shift) => isFree(from, from.y + shift, ends)) ?? 0);
      const ys = [y, ...taps.map((tap) => tap.y)];
      return { from, y, taps, top: Math.min(...ys), bottom: Math.max(...ys) };
    })
    .sort((a, b) => a.top - b.top)
    .map(({ from, y, taps, top, bottom }) => {
      const free = lanes.findIndex((end) => end + NEAR < top);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = bottom;
      return { from, y, lane, taps };
    });
}

/** Where a link reaches its box: several arrive one above the other, in the order in which their suppliers stand. */
function port({ from, to }: Link): number {
  if (to.box === undefined) return to.y;
  const suppliers = [...to.suppliers].sort((a, b) => a.y - b.y);
  const step = to.height / (suppliers.length + 1);
  return Math.round(to.y - to.height / 2 + step * (suppliers.indexOf(from) + 1));
}

function isFree(from: Stop, y: number, ends: readonly { readonly from: Stop; readonly y: number }[]): boolean {
  // What passes has no height to leave from elsewhere.
  if (from.box === undefined) return true;
  return ends.every((end) => end.from === from || Math.abs(end.y - y) > NEAR);
}
