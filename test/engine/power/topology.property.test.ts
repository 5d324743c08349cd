import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accelerators, findAccelerator } from "../../../catalog/accelerators";
import { findServer, servers } from "../../../catalog/servers";
import { loadLimit, nodeItKw, rackPower, serverPower, topologyFromValue } from "../../../engine/power";
import { findCycles } from "../../../engine/power/cycles";
import { airDensityRatio, btuPerHour, cfm, litresPerMinute, rackHeat } from "../../../engine/power/heat";
import { feed, rack, server } from "./halls";

const amount = (max: number) => fc.double({ min: 0.001, max, noNaN: true });
/** Volts or amps that something has. */
const rating = (max: number) => fc.double({ min: 1, max, noNaN: true });
const model = fc.constantFrom(...servers().map(({ name }) => name));
const IEC = { name: "iec", continuousFactor: 1 };

/** Equal but for what rounding leaves in the last places. */
function near(a: number, b: number, tolerance = 1e-9): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), 1);
}

describe("units round-trip:", () => {
  test("kW to BTU/h and CFM and back", () => {
    fc.assert(
      fc.property(amount(1000), amount(60), (kw, rise) => {
        expect(near(btuPerHour(kw) / 3412, kw)).toBe(true);
        expect(near((cfm(kw, rise) * 1.08 * rise) / 3412, kw)).toBe(true);
        expect(near(litresPerMinute(kw, rise) * 0.0697 * rise, kw)).toBe(true);
      }),
    );
  });

  test("amps to kW and back, for each kind of voltage", () => {
    const kinds = [
      { more: { phases: 3, reference: "line-neutral" }, factor: 3 },
      { more: { phases: 3, reference: "line-line" }, factor: Math.sqrt(3) },
      { more: { phases: 1 }, factor: 1 },
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        rating(1000),
        rating(6300),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (kind, volts, amps, powerFactor) => {
          const { limitKw } = loadLimit(feed("f", [], { ...kind.more, volts, amps, powerFactor }), IEC);
          expect(near(((limitKw as number) * 1000) / (kind.factor * volts * powerFactor), amps, 1e-5)).toBe(true);
        },
      ),
    );
  });

  test("line-neutral volts and the line-line volts of the same conductors give the same limit", () => {
    fc.assert(
      fc.property(rating(1000), rating(6300), (volts, amps) => {
        const limit = (reference: "line-neutral" | "line-line", stated: number) =>
          loadLimit(feed("f", [], { volts: stated, amps, reference }), IEC).limitKw as number;
        expect(near(limit("line-neutral", volts), limit("line-line", volts * Math.sqrt(3)), 1e-7)).toBe(true);
      }),
    );
  });

  test("a cap to the server's power and back", () => {
    fc.assert(
      fc.property(model, fc.double({ min: 0, max: 1, noNaN: true }), (name, share) => {
        const { maxKw, acceleratorCount, accelerator } = findServer(name) as NonNullable<ReturnType<typeof findServer>>;
        const { minCapWatts, maxCapWatts, tdpWatts } = findAccelerator(accelerator) ?? {};
        fc.pre(minCapWatts !== undefined && maxCapWatts !== undefined && tdpWatts !== undefined);
        const capWatts = (minCapWatts as number) + share * ((maxCapWatts as number) - (minCapWatts as number));
        const saved =
          ((maxKw - (nodeItKw({ model: name, gpuCapWatts: capWatts }).kw as number)) * 1000) / acceleratorCount;
        expect(near((tdpWatts as number) - saved, capWatts)).toBe(true);
      }),
    );
  });
});

describe("a server", () => {
  test("never draws more with a cap, and a lower cap never draws more than a higher one in its range", () => {
    fc.assert(
      fc.property(model, fc.tuple(amount(3000), amount(3000)), (name, caps) => {
        const [low, high] = [...caps]
          .sort((a, b) => a - b)
          .map((gpuCapWatts) => nodeItKw({ model: name, gpuCapWatts }));
        const nameplate = nodeItKw({ model: name }).kw as number;
        expect(low.kw).toBeLessThanOrEqual(nameplate);
        expect(low.kw).toBeGreaterThan(0);
        if (low.capOutOfRange || high.capOutOfRange) return;
        expect((low.kw as number) <= (high.kw as number) + 1e-9).toBe(true);
      }),
    );
  });

  test("has a cap range exactly where its part has one", () => {
    for (const { name, accelerator } of servers()) {
      const isKnown = accelerators().some((part) => part.name === accelerator && part.minCapWatts !== undefined);
      const { capRangeUnknown } = serverPower(server(name, 1, { mode: "capped", gpuCapWatts: 300 }));
      expect(capRangeUnknown === undefined, name).toBe(isKnown);
    }
  });
});

const randomServer = fc
  .tuple(fc.oneof(model, fc.constant("dgx-z900")), fc.nat(20), fc.boolean())
  .map(([name, count, isInference]) => server(name, count, { workload: isInference ? "inference" : "training" }));

describe("a rack", () => {
  test("draws and heats at least what is known of it, is unknown with an unknown part only, and no less with more in it", () => {
    fc.assert(
      fc.property(
        fc.array(randomServer, { maxLength: 4 }),
        amount(50),
        amount(1),
        randomServer,
        (list, otherKw, d, one) => {
          const diversity = { training: 1, inference: d };
          const stated = rack("r", ["f"], otherKw, { servers: list });
          const power = rackPower(stated, diversity);
          expect(power.kw === null).toBe(list.some((each) => each.model === "dgx-z900"));
          expect(power.kw ?? power.knownKw).toBe(power.knownKw);
          expect(power.knownDiversifiedKw).toBeLessThanOrEqual(power.knownKw + 1e-9);
          expect(power.knownKw).toBeGreaterThanOrEqual(otherKw);
          expect(rackHeat(stated, power.servers, { altitudeM: 0 }).btuPerHour === null).toBe(power.kw === null);
          const more = rackPower({ ...stated, servers: [...list, one] }, diversity);
          expect(more.knownKw).toBeGreaterThanOrEqual(power.knownKw);
        },
      ),
    );
  });

  test("needs more air the higher it stands", () => {
    const altitude = fc.integer({ min: -400, max: 8000 });
    fc.assert(
      fc.property(altitude, altitude, (a, b) => {
        fc.pre(a < b);
        expect(airDensityRatio(a)).toBeGreaterThan(airDensityRatio(b));
      }),
    );
  });
});

/** A valid topology as a program may write it: a tree of panels with feeds below, and racks on one or two feeds. */
const written = fc
  .record({
    panels: fc.array(fc.record({ parent: fc.nat(), ratedKw: amount(2000) }), { minLength: 1, maxLength: 8 }),
    feeds: fc.array(fc.record({ parent: fc.nat(), amps: amount(400) }), { minLength: 1, maxLength: 8 }),
    racks: fc.array(
      fc.record({ feed: fc.nat(), otherKw: amount(20), servers: fc.array(randomServer, { maxLength: 3 }) }),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ panels, feeds, racks }) => ({
    version: 1,
    name: "hall",
    electricalCode: "nec",
    elements: [
      ...panels.map(({ parent, ratedKw }, index) => ({
        name: `p${index}`,
        kind: "panel",
        ratedKw,
        ...(index > 0 ? { from: [`p${parent % index}`] } : {}),
      })),
      ...feeds.map(({ parent, amps }, index) => ({
        name: `f${index}`,
        kind: "feed",
        from: [`p${parent % panels.length}`],
        volts: 400,
        reference: "line-line",
        amps,
      })),
    ],
    racks: racks.map((each, index) => ({
      ...each,
      feed: undefined,
      name: `r${index}`,
      feeds: [`f${each.feed % feeds.length}`],
      redundancy: "N",
    })),
  }));

describe("a topology", () => {
  test("as it was read is read again as the same", () => {
    fc.assert(
      fc.property(written, (value) => {
        const { topology, stated } = topologyFromValue(value, "a test");
        expect(topologyFromValue(stated, "a test").topology).toEqual(topology);
        // With every default spelt out it is still a valid file, sources aside, which have no parents to list.
        const elements = topology.elements.map(({ from, ...each }) => (from.length > 0 ? { from, ...each } : each));
        expect(topologyFromValue({ version: 1, ...topology, elements }, "a test").topology).toEqual(topology);
      }),
      { numRuns: 50 },
    );
  });

  test("with a parent that follows from it is refused for a circle, and for nothing else", () => {
    fc.assert(
      fc.property(written, fc.nat(), (value, pick) => {
        const panels = value.elements.filter(({ kind }) => kind === "panel");
        const last = panels[pick % panels.length];
        const elements = value.elements.map((each) => (each.name === "p0" ? { ...each, from: [last.name] } : each));
        expect(() => topologyFromValue({ ...value, elements }, "a test")).toThrow(
          /^a test: elements\[\d+\]\.from: ('p0' is its own parent|these elements feed each other in a circle: .*)$/,
        );
      }),
      { numRuns: 50 },
    );
  });
});

test("a graph has a circle exactly where some name is its own ancestor", () => {
  const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(links, (pairs) => {
      const parents = new Map(Array.from({ length: 8 }, (_, name) => [String(name), [] as string[]]));
      for (const [child, parent] of pairs) parents.get(String(child))?.push(String(parent));
      const reaches = (name: string, seen: Set<string>): Set<string> => {
        for (const parent of parents.get(name) ?? []) if (!seen.has(parent)) reaches(parent, seen.add(parent));
        return seen;
      };
      const isCircular = [...parents.keys()].some((name) => reaches(name, new Set()).has(name));
      const cycles = findCycles(parents);
      expect(cycles.length > 0).toBe(isCircular);
      for (const names of cycles) {
        expect(names[0]).toBe(names[names.length - 1]);
        for (const [index, name] of names.slice(1).entries()) expect(parents.get(names[index])).toContain(name);
      }
    }),
  );
});
