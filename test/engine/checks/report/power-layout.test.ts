import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureOf } from "../../../../engine/checks/report/html/power/boxes";
import { layoutOf, type Place } from "../../../../engine/checks/report/html/power/layout";
import { spread } from "../../../../engine/checks/report/html/power/spread";
import { wireUses } from "../../../../engine/checks/report/html/power/supply";
import type { PowerTopology } from "../../../../engine/power";
import { hallOf, OVERLOADED } from "./power-hall";

/** Halls of any shape: what stands later in the file hangs on up to three parts that stand before it. */
const topologies: fc.Arbitrary<PowerTopology> = fc
  .record({
    picks: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { minLength: 0, maxLength: 14 }),
    feeds: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    racks: fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), fc.constantFrom("N", "2N")), {
      maxLength: 8,
    }),
    groups: fc.array(fc.constantFrom("x", "y", undefined), { minLength: 16, maxLength: 16 }),
  })
  .map(({ picks, feeds, racks, groups }) => {
    const inner = picks.map((from, index) => ({
      name: `p${index}`,
      kind: "panel",
      // The first ones are few, so that some panels hang on each other and some on both sources.
      from: [...new Set(from.map((pick) => ["utility", "generator", ...picks.keys()][pick % (index + 2)]))].map(
        (name) => (typeof name === "number" ? `p${name}` : name),
      ),
      redundancyGroup: groups[index],
    }));
    const ends = feeds.map((pick, index) => ({
      name: `f${index}`,
      kind: "feed",
      from: [["utility", ...inner.map(({ name }) => name)][pick % (inner.length + 1)]],
    }));
    return hallOf({
      elements: [{ name: "utility", kind: "utility" }, { name: "generator", kind: "generator" }, ...inner, ...ends],
      racks: racks.map(([own, redundancy], index) => ({
        name: `r${index}`,
        feeds: [...new Set(own.map((pick) => `f${pick % ends.length}`))],
        redundancy,
        servers: [],
      })),
    }).topology;
  });

const overlap = (a: Place, b: Place) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("the layout of a power tree", () => {
  test("puts each box to the right of what supplies it, and none on another", () => {
    fc.assert(
      fc.property(topologies, (topology) => {
        const picture = pictureOf(topology, new Set());
        const { boxes, width, height } = layoutOf(picture);
        for (const { from, to } of picture.wires)
          expect(boxes[to].x).toBeGreaterThan(boxes[from].x + boxes[from].width);
        boxes.forEach((box, index) => {
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y).toBeGreaterThanOrEqual(-1);
          expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        });
      }),
      { numRuns: 150 },
    );
  });

  test("leads each wire from the side of one box to the side of the other, through no third", () => {
    fc.assert(
      fc.property(topologies, (topology) => {
        const picture = pictureOf(topology, new Set());
        const { boxes, wires } = layoutOf(picture);
        picture.wires.forEach(({ from, to }, index) => {
          const lines = linesOf(wires[index]);
          const [start, end] = [lines[0], lines[lines.length - 1]];
          expect(start.x).toBe(boxes[from].x + boxes[from].width);
          expect(end.x + end.width).toBe(boxes[to].x);
          expect(start.y).toBeGreaterThanOrEqual(boxes[from].y);
          expect(start.y).toBeLessThanOrEqual(boxes[from].y + boxes[from].height);
          expect(end.y).toBeGreaterThanOrEqual(boxes[to].y);
          expect(end.y).toBeLessThanOrEqual(boxes[to].y + boxes[to].height);
          boxes.forEach((box) => lines.forEach((line) => expect(overlap(line, box)).toBe(false)));
        });
      }),
      { numRuns: 100 },
    );
  });
});

test("the upright parts of wires from different supplies never lie on each other", () => {
  fc.assert(
    fc.property(topologies, (topology) => {
      const picture = pictureOf(topology, new Set());
      const { wires } = layoutOf(picture);
      const upright = wires.flatMap((path, index) =>
        linesOf(path)
          .filter(({ height }) => height > 0)
          .map((line) => ({ ...line, from: picture.wires[index].from })),
      );
      upright.forEach((line, index) => {
        for (const other of upright.slice(index + 1)) {
          if (other.from === line.from || other.x !== line.x) continue;
          expect(line.y < other.y + other.height && other.y < line.y + line.height).toBe(false);
        }
      });
    }),
    { numRuns: 100 },
  );
});

/** The straight parts of a path that goes along M, H and V only. */
function linesOf(path: string): readonly Place[] {
  const lines: Place[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, first, second] of path.matchAll(/([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [toX, toY] = letter === "M" ? [+first, +second] : letter === "H" ? [+first, y] : [x, +first];
    if (letter !== "M")
      lines.push({ x: Math.min(x, toX), y: Math.min(y, toY), width: Math.abs(toX - x), height: Math.abs(toY - y) });
    [x, y] = [toX, toY];
  }
  return lines;
}

describe("what is spread along a line", () => {
  const wishes = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 80 })), {
    maxLength: 12,
  });

  test("keeps its order and its room", () => {
    fc.assert(
      fc.property(wishes, (entries) => {
        const rooms = entries.map(([, room]) => room);
        const middles = spread(
          entries.map(([middle]) => middle),
          rooms,
        );
        middles.slice(1).forEach((middle, index) => {
          expect(middle - middles[index]).toBeGreaterThanOrEqual((rooms[index] + rooms[index + 1]) / 2 - 1e-9);
        });
      }),
    );
  });

  test("goes where it wants where there is room, and shares the way where there is not", () => {
    expect(spread([10, 100, 200], [20, 20, 20])).toEqual([10, 100, 200]);
    expect(spread([100, 100], [20, 40])).toEqual([85, 115]);
  });
});

describe("the use of wires", () => {
  test("in a state is that of a hall in which these elements were never there to begin with", () => {
    fc.assert(
      fc.property(topologies, fc.nat(), (topology, pick) => {
        const picture = pictureOf(topology, new Set());
        const out = topology.elements[pick % topology.elements.length].name;
        const dead = deadWithout(topology, out);
        const { normal, changed } = wireUses(picture, topology, new Set());
        const differing = new Map(changed(dead));
        const direct = wireUses(picture, topology, dead).normal;
        expect(normal.map((use, wire) => differing.get(wire) ?? use)).toEqual(direct);
        for (const [wire, use] of differing) expect(use).not.toBe(normal[wire]);
      }),
      { numRuns: 150 },
    );
  });

  test("is one supply at a time, but for a rack, which uses all of its feeds", () => {
    const { topology } = hallOf(OVERLOADED);
    const picture = pictureOf(topology, new Set());
    const { normal } = wireUses(picture, topology, new Set());
    const named = picture.wires.map(
      ({ from, to }, wire) => `${picture.boxes[from].names} ${normal[wire]} ${picture.boxes[to].names}`,
    );
    expect(named).toEqual(
      expect.arrayContaining(["utility used ups-a", "generator spare ups-a", "feed-a1 used r1", "feed-b1 used r1"]),
    );
  });
});

/** Elements that are without power while one is out. */
function deadWithout({ elements }: PowerTopology, out: string): ReadonlySet<string> {
  const dead = new Set([out]);
  for (let before = 0; before < dead.size;) {
    before = dead.size;
    for (const { name, from } of elements)
      if (from.length > 0 && from.every((supply) => dead.has(supply))) dead.add(name);
  }
  return dead;
}
