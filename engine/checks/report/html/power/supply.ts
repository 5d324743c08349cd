import type { PowerTopology } from "../../../../power";
import type { Picture, Wire } from "./boxes";

/** Whether power runs through a wire, could if something failed, or cannot since one of its ends is without supply. */
export type WireUse = "used" | "spare" | "dead";

/** What a part hangs on, each with the wire that stands for it. */
interface Strand {
  readonly name: string;
  readonly supplies: readonly { readonly name: string; readonly group?: string; readonly wire: number }[];
  /** A rack draws from all its feeds. */
  readonly isRack: boolean;
}

/** How many of the strands that are drawn as one wire are in use, or could be. */
interface Count {
  used: number;
  spare: number;
}

export interface WireUses {
  /** While nothing fails. */
  readonly normal: readonly WireUse[];
  /** What differs in a state in which these elements are without supply. */
  readonly changed: (dead: ReadonlySet<string>) => readonly (readonly [wire: number, use: WireUse])[];
}

/** @param before elements that are without supply also while nothing fails */
export function wireUses(picture: Picture, topology: PowerTopology, before: ReadonlySet<string>): WireUses {
  const touching = new Map<string, Strand[]>();
  const normal: readonly Count[] = picture.wires.map(() => ({ used: 0, spare: 0 }));
  for (const strand of strandsOf(picture, topology)) {
    add(normal, strand, before, 1);
    for (const name of [strand.name, ...strand.supplies.map((supply) => supply.name)]) {
      const known = touching.get(name);
      if (known === undefined) touching.set(name, [strand]);
      else known.push(strand);
    }
  }
  return {
    normal: normal.map(useOf),
    changed: (dead) => {
      const affected = new Set(
        [...dead].filter((name) => !before.has(name)).flatMap((name) => touching.get(name) ?? []),
      );
      const wires = new Set([...affected].flatMap(({ supplies }) => supplies.map(({ wire }) => wire)));
      const counts = normal.map((count, wire) => (wires.has(wire) ? { ...count } : count));
      for (const strand of affected) {
        add(counts, strand, before, -1);
        add(counts, strand, dead, 1);
      }
      return [...wires]
        .sort((a, b) => a - b)
        .filter((wire) => useOf(counts[wire]) !== useOf(normal[wire]))
        .map((wire) => [wire, useOf(counts[wire])] as const);
    },
  };
}

function strandsOf(picture: Picture, topology: PowerTopology): readonly Strand[] {
  const groups = new Map(topology.elements.map(({ name, redundancyGroup }) => [name, redundancyGroup]));
  const placeOf = new Map(picture.wires.map((wire, place) => [keyOf(wire), place]));
  return [...picture.supplies].map(([name, supplies]) => {
    const to = picture.boxOf.get(name) ?? 0;
    return {
      name,
      supplies: supplies.map((supply) => ({
        name: supply,
        group: groups.get(supply),
        wire: placeOf.get(keyOf({ from: picture.boxOf.get(supply) ?? 0, to })) ?? 0,
      })),
      isRack: picture.boxes[to].kind === "rack",
    };
  });
}

function add(
  counts: readonly Count[],
  { name, supplies, isRack }: Strand,
  dead: ReadonlySet<string>,
  by: 1 | -1,
): void {
  if (dead.has(name)) return;
  const first = supplies.find((supply) => !dead.has(supply.name));
  for (const supply of supplies) {
    if (dead.has(supply.name)) continue;
    // What is no rack draws from the first that lives, and from those that share its load.
    const shares = supply.group !== undefined && supply.group === first?.group;
    counts[supply.wire][isRack || supply === first || shares ? "used" : "spare"] += by;
  }
}

function useOf({ used, spare }: Count): WireUse {
  if (used > 0) return "used";
  return spare > 0 ? "spare" : "dead";
}

function keyOf({ from, to }: Wire): string {
  return `${from} ${to}`;
}
