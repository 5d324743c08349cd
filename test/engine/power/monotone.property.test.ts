import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assessPower,
  isOver,
  type PowerAssessment,
  type PowerElement,
  type PowerTopology,
} from "../../../engine/power";
import { anyHall, knownHall } from "./random-hall";

const RUNS = { numRuns: 300 };

/** Elements that some rule about loads would refuse. */
function refused(topology: PowerTopology): string[] {
  return assessPower(topology)
    .elements.filter(({ limitKw, knownWorst, knownFallbackWorst, phaseOver }) => {
      if (limitKw === null) return false;
      return isOver(knownWorst.kw, limitKw) || isOver(knownFallbackWorst.kw, limitKw) || phaseOver !== undefined;
    })
    .map(({ element }) => element.name);
}

describe("verdicts", () => {
  it("never turn from fail to pass by more load", () => {
    fc.assert(
      fc.property(
        knownHall,
        fc.nat(),
        fc.integer({ min: 0, max: 20 }),
        fc.nat({ max: 3 }),
        (topology, pick, moreKw, more) => {
          const heavier = topology.racks.map((rack, index) =>
            index === pick % topology.racks.length
              ? {
                  ...rack,
                  otherKw: rack.otherKw + moreKw,
                  servers: rack.servers.map((server) => ({ ...server, count: server.count + more })),
                }
              : rack,
          );
          const before = refused(topology);
          const after = refused({ ...topology, racks: heavier });
          expect(after).toEqual(expect.arrayContaining(before));
        },
      ),
      RUNS,
    );
  });

  it("never turn from pass to fail by a larger rating", () => {
    fc.assert(
      fc.property(knownHall, fc.nat(), fc.integer({ min: 1, max: 100 }), (topology, pick, moreKw) => {
        const elements = topology.elements.map((element, index) =>
          index === pick % topology.elements.length && element.ratedKw !== undefined
            ? { ...element, ratedKw: element.ratedKw + moreKw }
            : element,
        );
        expect(refused(topology)).toEqual(expect.arrayContaining(refused({ ...topology, elements })));
      }),
      RUNS,
    );
  });

  it("never turn from fail to pass, and no known load falls, by a part that nobody knows", () => {
    fc.assert(
      fc.property(knownHall, fc.nat(), (topology, pick) => {
        const racks = topology.racks.map((rack, index) =>
          index === pick % topology.racks.length ? { ...rack, servers: [...rack.servers, { ...UNKNOWN }] } : rack,
        );
        const [before, after] = [assessPower(topology), assessPower({ ...topology, racks })];
        expect(refused({ ...topology, racks })).toEqual(refused(topology));
        expect(after.elements.map(({ knownWorst }) => knownWorst)).toEqual(
          before.elements.map(({ knownWorst }) => knownWorst),
        );
        expect(after.itKw).toBeNull();
        expect(after.elements.some(({ worstKw }) => worstKw === null)).toBe(true);
      }),
      RUNS,
    );
  });
});

const UNKNOWN = { model: "nobody-knows", count: 1, mode: "nameplate", workload: "training" } as const;

describe("numbers", () => {
  it("do not change by other names", () => {
    fc.assert(
      fc.property(anyHall, (topology) => {
        const name = (old: string): string => `other-${old}`;
        const renamed: PowerTopology = {
          ...topology,
          elements: topology.elements.map((one) => ({ ...one, name: name(one.name), from: one.from.map(name) })),
          racks: topology.racks.map((one) => ({ ...one, name: name(one.name), feeds: one.feeds.map(name) })),
          cooling: topology.cooling && { ...topology.cooling, from: topology.cooling.from?.map(name) },
        };
        expect(numbers(assessPower(renamed), (one) => one)).toEqual(numbers(assessPower(topology), name));
      }),
      RUNS,
    );
  });

  it("do not change by the order of racks and of elements", () => {
    fc.assert(
      fc.property(
        anyHall.chain((topology) => fc.tuple(fc.constant(topology), shuffled(topology))),
        ([topology, other]) => {
          expect(numbers(assessPower(other), (one) => one)).toEqual(numbers(assessPower(topology), (one) => one));
        },
      ),
      RUNS,
    );
  });

  /** By name, in no order, without the names of states: which of two that are alike comes first is the file's. */
  function numbers(assessment: PowerAssessment, name: (old: string) => string): unknown {
    const { itKw, facilityPeakKw, puePeak, elements, racks } = assessment;
    const close = (kw: number | null | undefined): number | null => (kw == null ? null : Math.round(kw * 1e6) / 1e6);
    return {
      totals: [itKw, facilityPeakKw, puePeak].map(close),
      elements: Object.fromEntries(
        elements.map((one) => [
          name(one.element.name),
          [one.limitKw, one.normalKw, one.worstKw, one.fallbackWorst?.kw, one.phaseOver?.kw, one.knownWorst.kw].map(
            close,
          ),
        ]),
      ),
      racks: Object.fromEntries(
        racks.map((one) => [name(one.rack.name), [close(one.kw), close(one.cfmNeeded), one.darkIn !== undefined]]),
      ),
    };
  }

  function shuffled(topology: PowerTopology): fc.Arbitrary<PowerTopology> {
    const orderOf = (length: number): fc.Arbitrary<number[]> =>
      fc
        .array(fc.nat(), { minLength: length, maxLength: length })
        .map((keys) => [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b));
    return fc.tuple(orderOf(topology.elements.length), orderOf(topology.racks.length)).map(([elements, racks]) => ({
      ...topology,
      elements: elements.map((index): PowerElement => topology.elements[index]),
      racks: racks.map((index) => topology.racks[index]),
    }));
  }
});
