import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPower, isOver, stateLoads, type PowerTopology } from "../../../engine/power";
import { naiveStates, type NaiveLoad, type NaiveState } from "./naive";
import { anyHall } from "./random-hall";

const RUNS = { numRuns: 300 };

/** Any hall, with or without one of its elements out for maintenance. */
const anyCase = fc
  .tuple(anyHall, fc.option(fc.nat(), { nil: undefined }))
  .map(([topology, pick]): [PowerTopology, string | undefined] => [
    topology,
    pick === undefined ? undefined : topology.elements[pick % topology.elements.length].name,
  ]);

describe("states that touch only what changes", () => {
  it("bring the same loads as every state computed by itself", () => {
    fc.assert(
      fc.property(anyCase, ([topology, maintained]) => {
        const naive = naiveStates(topology, maintained);
        const states = stateLoads(topology, { maintained });
        const normal = new Map(
          assessPower(topology, { maintained }).elements.map(({ element, normalKw }) => [element.name, normalKw]),
        );
        expect(states.map(({ state }) => state)).toEqual(naive.map(({ name }) => name));
        states.forEach(({ loads, dead, darkRacks }, index) => {
          expect(dead).toEqual(naive[index].dead);
          expect(darkRacks).toEqual(naive[index].darkRacks);
          const now = new Map([...normal, ...loads.map(({ name, kw }) => [name, kw] as const)]);
          for (const [name, load] of naive[index].loads) {
            const expected = load.isUnknown ? null : load.kw;
            expect(same(now.get(name) as number | null, expected), `${naive[index].name}: ${name}`).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  it("have the same worst", () => {
    fc.assert(
      fc.property(anyCase, ([topology, maintained]) => {
        const naive = naiveStates(topology, maintained);
        for (const { element, worstKw, worstState, knownWorst, fallbackWorst, phaseOver, limitKw } of assessPower(
          topology,
          { maintained },
        ).elements) {
          const of = (state: NaiveState): NaiveLoad => state.loads.get(element.name) as NaiveLoad;
          const most = Math.max(...naive.map((state) => of(state).kw));
          expect(same(knownWorst.kw, most)).toBe(true);
          expect(knownWorst.state).toBe(naive.find((state) => of(state).kw > most - 1e-6)?.name);
          const isUnknown = naive.some((state) => of(state).isUnknown);
          expect([worstKw, worstState]).toEqual(isUnknown ? [null, null] : [knownWorst.kw, knownWorst.state]);
          const fallback = Math.max(...naive.map((state) => of(state).fallbackKw));
          expect(same(fallbackWorst?.kw ?? null, isUnknown ? null : fallback)).toBe(true);
          const isTooMuchAllAlong = limitKw !== null && isOver(of(naive[0]).kw, limitKw);
          const phases = naive
            .filter((state) => limitKw !== null && element.phases === 3 && !isOver(of(state).kw, limitKw))
            .filter(() => !isTooMuchAllAlong)
            .flatMap((state) => of(state).phases);
          const over = element.kind === "feed" ? [] : phases.filter((kw) => isOver(kw, (limitKw ?? 0) / 3));
          expect(same(phaseOver?.kw ?? null, over.length === 0 ? null : Math.max(...over))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < 1e-6;
}
