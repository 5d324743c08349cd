import type { Picture } from "./boxes";
import { columnsOf, type Stop } from "./columns";
import { spread } from "./spread";
import { trunksOf, type Trunk } from "./trunks";

/** In pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** In the order of the boxes. */
  readonly boxes: readonly Place[];
  /** The path of each wire, in their order. */
  readonly wires: readonly string[];
  /** Where a wire leaves another that it would otherwise seem to cross. */
  readonly joints: readonly { readonly x: number; readonly y: number }[];
}

const END = { width: 150, height: 48, gap: 9 } as const;
const ELEMENT = { height: 70, gap: 12 } as const;
/** By the number of columns, so that the tree fits a desk as long as it can. */
const ELEMENT_WIDTHS: Readonly<Record<number, number>> = { 2: 220, 3: 220, 4: 220, 5: 198 };
const NARROWEST = 172;
/** Room beside the trunks between two columns, and from one trunk to the next. */
const GUTTER = { edge: 15, lane: 9 } as const;

export function layoutOf(picture: Picture): Layout {
  const isEnd = (box: number): boolean => ["rack", "cooling"].includes(picture.boxes[box].kind);
  const { columns, links } = columnsOf(picture, (box) => (isEnd(box) ? END : ELEMENT).height);
  settle(columns, ({ box }) => (box === undefined ? 4 : (isEnd(box) ? END : ELEMENT).gap));

  const gutters = columns.map((_, column) => trunksOf(links.filter(({ from }) => from.column === column)));
  const elementWidth = ELEMENT_WIDTHS[columns.length] ?? NARROWEST;
  const widthOf = ({ box }: Stop): number => (box === undefined ? 0 : isEnd(box) ? END.width : elementWidth);
  const widths = columns.map((column) => Math.max(...column.map(widthOf)));
  const starts: number[] = [];
  let width = 0;
  columns.forEach((_, column) => {
    starts.push(width);
    const lanes = Math.max(0, ...gutters[column].map(({ lane }) => lane + 1));
    width += widths[column] + (column + 1 < columns.length ? 2 * GUTTER.edge + (lanes - 1) * GUTTER.lane : 0);
  });

  const boxes: Place[] = [];
  for (const stop of columns.flat()) {
    if (stop.box === undefined) continue;
    const { column, height, y } = stop;
    boxes[stop.box] = { x: starts[column], y: y - height / 2, width: widthOf(stop), height };
  }
  const wires: string[] = picture.wires.map(() => "");
  const joints: { x: number; y: number }[] = [];
  gutters.forEach((trunks, column) => {
    const right = starts[column] + widths[column];
    for (const trunk of trunks) {
      const x = right + GUTTER.edge + trunk.lane * GUTTER.lane;
      const leaves = trunk.from.box === undefined ? right : starts[column] + widthOf(trunk.from);
      draw(trunk, { left: starts[column], leaves, x, end: starts[column + 1] }, wires, joints);
    }
  });
  return { width, height: Math.max(...columns.flat().map(({ y, height }) => y + height / 2)), boxes, wires, joints };
}

interface Gutter {
  /** Where the column before it begins. */
  readonly left: number;
  /** Where the wire leaves its stop there. */
  readonly leaves: number;
  /** Of the trunk. */
  readonly x: number;
  /** Where the column after it begins. */
  readonly end: number;
}

function draw(
  { from, y, taps }: Trunk,
  { left, leaves, x, end }: Gutter,
  wires: string[],
  joints: { x: number; y: number }[],
): void {
  // What only passes begins where the gutter before ended.
  const start = from.box === undefined ? `M${left} ${from.y}H${leaves}` : `M${leaves} ${y}`;
  for (const tap of taps) {
    const path = `${start}H${x}V${tap.y}H${end}`;
    for (const wire of tap.wires) wires[wire] += path;
  }
  const turns = [y, ...taps.map((tap) => tap.y)].sort((a, b) => a - b);
  const inner = new Set(turns.slice(1, -1));
  for (const turn of inner) joints.push({ x, y: turn });
}

/** In pixels. What supplies a higher column stands beside the first that it supplies, so that the tree begins at its top. */
const TALL = 700;

/** The tallest column stands close; those beside it go where their wires lead, as far as there is room. */
function settle(columns: readonly (readonly Stop[])[], gapOf: (stop: Stop) => number): void {
  const size = (stop: Stop): number => stop.height + gapOf(stop);
  const tall = columns.map((column) => column.reduce((sum, stop) => sum + size(stop), 0));
  const anchor = tall.indexOf(Math.max(...tall));
  const place = (column: readonly Stop[], nextTo: (stop: Stop) => readonly Stop[]): void => {
    const middle = tall[anchor] / 2;
    const wanted = column.map((stop) => {
      const others = nextTo(stop);
      return others.length === 0 ? middle : others.reduce((sum, { y }) => sum + y, 0) / others.length;
    });
    spread(wanted, column.map(size)).forEach((y, index) => (column[index].y = y));
  };
  place(columns[anchor], () => []);
  const besideFirst = tall[anchor] > TALL;
  const supplied = (stop: Stop): readonly Stop[] =>
    besideFirst ? [...stop.supplied].sort((a, b) => a.y - b.y).slice(0, 1) : stop.supplied;
  for (let column = anchor - 1; column >= 0; column--) place(columns[column], supplied);
  for (let column = anchor + 1; column < columns.length; column++) place(columns[column], ({ suppliers }) => suppliers);
  const top = Math.min(...columns.flat().map(({ y, height }) => y - height / 2));
  for (const stop of columns.flat()) stop.y = Math.round(stop.y - top);
}
