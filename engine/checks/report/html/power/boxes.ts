import type { ElementKind, PowerTopology } from "../../../../power/topology";

export type BoxKind = ElementKind | "rack" | "cooling";

/** What is drawn as one: an element, a rack, the cooling of the hall, or parts that stand in the same place. */
export interface Box {
  readonly kind: BoxKind;
  /** In the order of the file. */
  readonly names: readonly string[];
}

/** From what supplies to what it supplies, by the places of the two among the boxes. */
export interface Wire {
  readonly from: number;
  readonly to: number;
}

export interface Picture {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  /** The box that a part is in. */
  readonly boxOf: ReadonlyMap<string, number>;
  /** What a part hangs on, in order. */
  readonly supplies: ReadonlyMap<string, readonly string[]>;
  /** The racks on a feed. */
  readonly racksOn: ReadonlyMap<string, readonly string[]>;
}

interface Part {
  readonly name: string;
  readonly kind: BoxKind;
  readonly from: readonly string[];
  /** Parts that differ in it never stand in one box. */
  readonly apart?: string;
}

/** More boxes than this nobody takes in at a glance. */
const MAX_BOXES = 150;

/** The cooling has no name in a topology; no part of a file has this one, since names there are not empty. */
export const COOLING = "";

/** What is put together first, and what as well where that is not enough. */
const FOLDS: readonly (readonly BoxKind[])[] = [
  [],
  ["rack", "feed"],
  ["rack", "feed", "panel"],
  ["rack", "feed", "panel", "ups"],
  ["rack", "feed", "panel", "ups", "generator", "utility"],
];

/** The boxes of a hall. In a large one, parts of one kind under the same supply share a box, but for those in `whole`. */
export function pictureOf(topology: PowerTopology, whole: ReadonlySet<string>): Picture {
  const parts = partsOf(topology);
  const pictures = FOLDS.map((kinds) => () => drawn(parts, new Set(kinds), whole));
  let picture = pictures[0]();
  for (const next of pictures.slice(1)) {
    if (picture.boxes.length <= MAX_BOXES) break;
    picture = next();
  }
  return picture;
}

function partsOf({ elements, racks, cooling }: PowerTopology): readonly Part[] {
  const from = cooling?.from ?? [];
  return [
    ...elements.map((element) => ({ ...element, apart: element.redundancyGroup })),
    ...racks.map(({ name, feeds, redundancy }) => ({ name, kind: "rack" as const, from: feeds, apart: redundancy })),
    ...(from.length > 0 ? [{ name: COOLING, kind: "cooling" as const, from }] : []),
  ];
}

function drawn(parts: readonly Part[], folded: ReadonlySet<BoxKind>, whole: ReadonlySet<string>): Picture {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const part = byName.get(name);
    const isAlone = part === undefined || !folded.has(part.kind) || whole.has(name);
    const supplies = isAlone ? [] : [...new Set(part.from.map(keyOf))].sort();
    const key = isAlone ? JSON.stringify(name) : JSON.stringify([part.kind, part.apart ?? null, supplies]);
    keys.set(name, key);
    return key;
  };

  const places = new Map<string, number>();
  const boxes: { kind: BoxKind; names: string[] }[] = [];
  const boxOf = new Map<string, number>();
  for (const { name, kind } of parts) {
    const place = places.get(keyOf(name)) ?? boxes.push({ kind, names: [] }) - 1;
    places.set(keyOf(name), place);
    boxes[place].names.push(name);
    boxOf.set(name, place);
  }

  const wires = new Map<string, Wire>();
  for (const { name, from } of parts) {
    for (const supply of from) {
      const wire = { from: boxOf.get(supply) ?? 0, to: boxOf.get(name) ?? 0 };
      wires.set(`${wire.from} ${wire.to}`, wire);
    }
  }
  const supplies = new Map(parts.map(({ name, from }) => [name, from]));
  const racksOn = new Map<string, string[]>();
  for (const { name, from } of parts.filter(({ kind }) => kind === "rack")) {
    for (const feed of from) racksOn.set(feed, [...(racksOn.get(feed) ?? []), name]);
  }
  return { boxes, wires: [...wires.values()], boxOf, supplies, racksOn };
}
