import type { Picture } from "./boxes";

/** A box, or the room that a wire takes up where it passes through a column. Places are in pixels, `y` is the middle. */
export interface Stop {
  /** @default - a wire passes */
  readonly box?: number;
  readonly column: number;
  readonly suppliers: Stop[];
  readonly supplied: Stop[];
  readonly height: number;
  y: number;
}

/** A piece of wire from a stop to one in the next column. */
export interface Link {
  readonly from: Stop;
  readonly to: Stop;
  /** The wires that run through it. */
  readonly wires: number[];
}

export interface Columns {
  /** From left to right, each from top to bottom. */
  readonly columns: readonly (readonly Stop[])[];
  readonly links: readonly Link[];
}

const PASSAGE_HEIGHT = 8;

/** Sources on the left, racks on the right, each box to the right of all that supplies it. */
export function columnsOf(picture: Picture, heightOf: (box: number) => number): Columns {
  const columnOf = depths(picture);
  const stops = picture.boxes.map((_, box) => stopAt(columnOf[box], heightOf(box), box));
  const columns: Stop[][] = Array.from({ length: Math.max(-1, ...columnOf) + 1 }, () => []);
  for (const stop of stops) columns[stop.column].push(stop);

  const links = new Map<string, Link>();
  const passages = new Map<string, Stop>();
  const passage = (from: number, column: number): Stop => {
    const key = `${from} ${column}`;
    const known = passages.get(key);
    if (known !== undefined) return known;
    const stop = stopAt(column, PASSAGE_HEIGHT);
    passages.set(key, stop);
    columns[column].push(stop);
    return stop;
  };
  picture.wires.forEach(({ from, to }, wire) => {
    for (let column = columnOf[from]; column < columnOf[to]; column++) {
      const isLast = column + 1 === columnOf[to];
      const key = `${from} ${column} ${isLast ? to : ""}`;
      const link = links.get(key) ?? {
        from: column === columnOf[from] ? stops[from] : passage(from, column),
        to: isLast ? stops[to] : passage(from, column + 1),
        wires: [],
      };
      if (!links.has(key)) {
        link.from.supplied.push(link.to);
        link.to.suppliers.push(link.from);
      }
      links.set(key, link);
      link.wires.push(wire);
    }
  });
  return { columns: ordered(columns), links: [...links.values()] };
}

function stopAt(column: number, height: number, box?: number): Stop {
  return { ...(box === undefined ? {} : { box }), column, height, suppliers: [], supplied: [], y: 0 };
}

/** The longest way from a source; feeds stand in one column, and so do racks, with the cooling after all that feeds it. */
function depths({ boxes, wires }: Picture): readonly number[] {
  const supplies = new Map<number, number[]>();
  for (const { from, to } of wires) supplies.set(to, [...(supplies.get(to) ?? []), from]);
  const known = new Map<number, number>();
  const depth = (box: number): number => {
    const found = known.get(box) ?? Math.max(-1, ...(supplies.get(box) ?? []).map(depth)) + 1;
    known.set(box, found);
    return found;
  };
  const own = boxes.map((_, box) => depth(box));
  const deepest = (kind: string): number => Math.max(0, ...own.filter((_, box) => boxes[box].kind === kind));
  const feeds = deepest("feed");
  const ends = Math.max(deepest("rack"), deepest("cooling"), feeds + 1);
  return own.map((at, box) => {
    const { kind } = boxes[box];
    return kind === "feed" ? feeds : kind === "rack" || kind === "cooling" ? ends : at;
  });
}

/** From the right each stop goes where what it supplies is, so that wires cross as little as the order of racks lets them. */
function ordered(columns: readonly Stop[][]): readonly (readonly Stop[])[] {
  const rank = new Map<Stop, number>();
  const sorted: Stop[][] = [];
  for (const column of [...columns].reverse()) {
    const wanted = new Map(column.map((stop) => [stop, mean(stop.supplied.map((end) => rank.get(end) ?? 0))]));
    const inOrder = [...column].sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    inOrder.forEach((stop, place) => rank.set(stop, place / inOrder.length));
    sorted.unshift(inOrder);
  }
  return sorted;
}

/** Where what supplies nothing comes: ranks are below 1. */
const LAST = 2_000;

/** In thousandths. */
function mean(values: readonly number[]): number {
  if (values.length === 0) return LAST;
  // Coarse, so that the order of the file decides between what stands in the same middle.
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000);
}
