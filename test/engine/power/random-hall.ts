import fc from "fast-check";
import type { Phase, PowerElement, PowerTopology, Rack } from "../../../engine/power";
import { element, feed, hall, server } from "./halls";

const PHASES: readonly (Phase | undefined)[] = ["L1", "L2", "L3", "L1-L2", "L2-L3", "L3-L1", undefined];

/**
 * Halls of every shape that a file may state: parents that are alternatives, groups that share, N, N+1 and 2N, cooling
 * in the tree, single phases, parts that nobody knows.
 */
export const anyHall: fc.Arbitrary<PowerTopology> = halls(
  fc.constantFrom("dgx-h100", "dgx-b200", "dgx-a100", "dgx-h100", "dgx-b200", "nobody-knows"),
);

/** The same with parts that are known, and take caps of a known range. */
export const knownHall: fc.Arbitrary<PowerTopology> = halls(fc.constantFrom("dgx-h100", "dgx-b200", "dgx-h200"));

function halls(model: fc.Arbitrary<string>): fc.Arbitrary<PowerTopology> {
  return fc
    .record({
      sources: fc.integer({ min: 1, max: 3 }),
      middle: fc.array(
        fc.record({
          parents: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 4 }),
          group: fc.option(fc.constantFrom("g", "h"), { nil: undefined }),
          kind: fc.constantFrom("ups" as const, "panel" as const),
          efficiency: fc.constantFrom(1, 0.97, 0.9),
          phases: fc.constantFrom(3 as const, 3 as const, 1 as const),
          phase: fc.constantFrom(...PHASES),
          ratedKw: fc.option(fc.integer({ min: 5, max: 120 }), { nil: undefined }),
        }),
        { maxLength: 8 },
      ),
      feeds: fc.array(
        fc.record({
          parents: fc.uniqueArray(fc.nat(), { minLength: 0, maxLength: 3 }),
          phases: fc.constantFrom(3 as const, 1 as const),
          phase: fc.constantFrom(...PHASES),
          efficiency: fc.constantFrom(1, 0.99),
          ratedKw: fc.option(fc.integer({ min: 5, max: 40 }), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      racks: fc.array(
        fc.record({
          feeds: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 4 }),
          redundancy: fc.constantFrom("N" as const, "N+1" as const, "2N" as const),
          otherKw: fc.constantFrom(0, 0.5, 1.25),
          servers: fc.array(
            fc.record({
              model,
              count: fc.integer({ min: 0, max: 4 }),
              workload: fc.constantFrom("training" as const, "inference" as const),
              cap: fc.option(fc.integer({ min: 200, max: 400 }), { nil: undefined }),
              fallback: fc.option(fc.integer({ min: 200, max: 300 }), { nil: undefined }),
            }),
            { maxLength: 2 },
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      inference: fc.constantFrom(1, 0.8, 0.5),
      cooling: fc.option(
        fc.record({ parents: fc.uniqueArray(fc.nat(), { maxLength: 3 }), cop: fc.constantFrom(3, 4.5) }),
        {
          nil: undefined,
        },
      ),
    })
    .map((drawn) => {
      const elements: PowerElement[] = [];
      const pick = (numbers: readonly number[], among: readonly string[]): string[] => [
        ...new Set(numbers.map((number) => among[number % among.length])),
      ];
      const names = (): string[] => elements.map(({ name }) => name);
      for (let source = 0; source < drawn.sources; source++)
        elements.push(element(`source-${source}`, { ratedKw: 150 }));
      drawn.middle.forEach(({ parents, group: redundancyGroup, phase, phases, ...more }, index) => {
        const from = pick(parents, names());
        const onPhase = phases === 1 && phase ? { phase } : {};
        elements.push(element(`m${index}`, { from, redundancyGroup, phases, ...onPhase, ...more }));
      });
      const parents = names();
      const feeds = drawn.feeds.map(({ parents: numbers, phase, phases, ...more }, index) => {
        const onPhase = phases === 1 && phase ? { phase } : {};
        return feed(`f${index}`, pick(numbers, parents), { phases, ...onPhase, ...more });
      });
      elements.push(...feeds);
      const feedNames = feeds.map(({ name }) => name);
      const racks = drawn.racks.map((one, index): Rack => {
        const servers = one.servers.map(({ cap, fallback, ...stated }) =>
          server(stated.model, stated.count, {
            workload: stated.workload,
            ...(cap === undefined ? {} : { mode: "capped", gpuCapWatts: cap }),
            ...(fallback === undefined ? {} : { fallbackCapWatts: fallback }),
          }),
        );
        const { redundancy, otherKw } = one;
        return { name: `r${index}`, feeds: pick(one.feeds, feedNames), redundancy, otherKw, servers };
      });
      const { cooling } = drawn;
      const from = pick(cooling?.parents ?? [], names());
      const hallCooling = {
        kind: "air-chilled" as const,
        approachK: 8,
        fanPumpFraction: 0.05,
        copAtDesign: cooling?.cop,
        ...(from.length === 0 ? {} : { from }),
      };
      return hall(elements, racks, {
        diversity: { training: 1, inference: drawn.inference },
        ...(cooling ? { cooling: hallCooling } : {}),
      });
    });
}
