import { describe, expect, test } from "vitest";
import {
  annualUse,
  assessPower,
  facilityPeakKw,
  isOver,
  loadLimit,
  serverPower,
  throughputUnderCap,
  type PowerElement,
  type Rack,
} from "../../../engine/power";
import { junctionOf } from "../../../engine/power/heat";
import { element, feed, hall, rack, server } from "./halls";

/** The formulas and figures of the power and thermal facts, section 4, each worked through by hand. */

const IEC = { name: "iec", continuousFactor: 1 };
const NEC = { name: "nec", continuousFactor: 0.8 };

describe("F1: power of a node", () => {
  test.each([
    ["dgx-h100", 4.6],
    ["dgx-b200", 6.3],
    ["dgx-a100", 3.3],
    ["dgx-b300", 5.7],
  ])("of a %s without its accelerators is %f kW", (model, baseKw) => {
    const parts: Readonly<Record<string, number>> = {
      "dgx-h100": 700,
      "dgx-b200": 1000,
      "dgx-a100": 400,
      "dgx-b300": 1100,
    };
    expect((serverPower(server(model, 1)).kw as number) - (8 * parts[model]) / 1000).toBeCloseTo(baseKw, 9);
    const capWatts = parts[model] / 2;
    const capped = serverPower(server(model, 1, { mode: "capped", gpuCapWatts: capWatts })).kw;
    expect(capped).toBeCloseTo(baseKw + (8 * capWatts) / 1000, 9);
  });
});

describe("F2: three-phase feeds", () => {
  test.each([
    [230, "line-neutral", 32, 22.08, 17.66],
    [230, "line-neutral", 63, 43.47, 34.78],
    [208, "line-line", 60, 21.62, 17.29],
    [400, "line-line", 125, 86.6, 69.28],
    [415, "line-line", 60, 43.13, 34.5],
  ] as const)("of %i V %s, %i A carry %f kVA, %f kVA at 80 %", (volts, reference, amps, full, continuous) => {
    const stated = feed("f", [], { volts, reference, amps, powerFactor: 1 });
    expect(loadLimit(stated, IEC).limitKw).toBeCloseTo(full, 2);
    expect(loadLimit(stated, NEC).limitKw).toBeCloseTo(continuous, 2);
  });

  test("of 32 A hold one DGX B200 under either code, and two DGX H100 at full rating only", () => {
    const stated = feed("f", [], { volts: 230, reference: "line-neutral", amps: 32, powerFactor: 0.95 });
    const [iec, nec] = [IEC, NEC].map((code) => loadLimit(stated, code).limitKw as number);
    expect([isOver(14.3, iec), isOver(14.3, nec)]).toEqual([false, false]);
    expect([isOver(20.4, iec), isOver(20.4, nec)]).toEqual([false, true]);
  });
});

describe("F3: what redundancy leaves", () => {
  const RATED = 100;

  /** The worst load of any UPS, in a hall whose racks hang on pairs or groups of UPS. */
  function worstUps(ups: readonly PowerElement[], racks: readonly Rack[], feeds: readonly PowerElement[]): number {
    const { elements } = assessPower(hall([...ups, ...feeds], racks));
    return Math.max(...elements.slice(0, ups.length).map(({ worstKw }) => worstKw as number));
  }

  test.each([
    [2, 50],
    [3, 66],
    [4, 75],
    [5, 80],
  ])("a group of %i modules, one of them spare, carries %i % of their ratings", (modules, percent) => {
    const ups = Array.from({ length: modules }, (_, index) => element(`ups-${index}`, { redundancyGroup: "g" }));
    const load = (percent / 100) * modules * RATED;
    const worst = worstUps(
      ups,
      [rack("r", ["f"], load)],
      [
        feed(
          "f",
          ups.map(({ name }) => name),
        ),
      ],
    );
    expect(worst).toBeGreaterThan(0.98 * RATED);
    expect(isOver(worst, RATED)).toBe(false);
    const more = worstUps(
      ups,
      [rack("r", ["f"], load + 0.02 * modules * RATED)],
      [
        feed(
          "f",
          ups.map(({ name }) => name),
        ),
      ],
    );
    expect(isOver(more, RATED)).toBe(true);
  });

  /** Each rack of 2N on two of the UPS, the load given by pair. */
  function pairs(loads: Readonly<Record<string, number>>): number {
    const names = [...new Set(Object.keys(loads).join(""))].sort();
    const ups = names.map((name) => element(name));
    const feeds = Object.keys(loads).flatMap((pair) => [...pair].map((name) => feed(`${pair}-${name}`, [name])));
    const racks = Object.entries(loads).map(([pair, kw]) =>
      rack(
        pair,
        [...pair].map((name) => `${pair}-${name}`),
        kw,
      ),
    );
    return worstUps(ups, racks, feeds);
  }

  test("2N: either side alone carries everything", () => {
    expect(pairs({ ab: RATED })).toBeCloseTo(RATED, 9);
  });

  test("3N/2: three UPS in pairs carry two thirds of their ratings", () => {
    const each = (2 * RATED) / 3;
    expect(pairs({ ab: each, bc: each, ac: each })).toBeCloseTo(RATED, 9);
  });

  test("4N/3: four UPS in balanced pairs carry three quarters, 0.75 in normal and 1.0 in the worst state", () => {
    const each = (3 * RATED) / 6;
    expect(pairs({ ab: each, ac: each, ad: each, bc: each, bd: each, cd: each })).toBeCloseTo(RATED, 9);
  });

  test("unbalanced pairs fail, though the total is the same", () => {
    expect(pairs({ ab: 100, ac: 50, ad: 50, bc: 50, bd: 50, cd: 0.001 })).toBeGreaterThan(RATED + 20);
  });
});

describe("F4: diversity", () => {
  test("counts above feeds, for inference, and never for training", () => {
    const servers = (workload: "training" | "inference") => [server("dgx-h100", 2, { workload })];
    const elements = [element("ups"), feed("f1", ["ups"]), feed("f2", ["ups"])];
    const racks = [
      rack("r1", ["f1"], 0, { servers: servers("inference") }),
      rack("r2", ["f2"], 0, { servers: servers("training") }),
    ];
    const { itKw, elements: loads } = assessPower(
      hall(elements, racks, { diversity: { training: 1, inference: 0.7 } }),
    );
    expect(loads.map(({ normalKw }) => normalKw)).toEqual([34.68, 20.4, 20.4]);
    expect(itKw).toBe(34.68);
  });
});

describe("F5: the facility's peak", () => {
  test("losses of 0.985 · 0.965 · 0.99 add 6.3 % before cooling", () => {
    const chain = [
      element("transformer", { efficiency: 0.99 }),
      element("ups", { from: ["transformer"], efficiency: 0.965 }),
      element("pdu", { from: ["ups"], efficiency: 0.985 }),
      feed("f", ["pdu"]),
    ];
    const cooling = { kind: "air-chilled", copAtDesign: 3.5, approachK: 8, fanPumpFraction: 0.05 } as const;
    const { facilityPeakKw: peak, puePeak } = assessPower(hall(chain, [rack("r", ["f"], 100)], { cooling }));
    const losses = 100 / (0.985 * 0.965 * 0.99);
    expect(losses).toBeCloseTo(106.27, 2);
    expect(peak).toBeCloseTo(losses + 100 / 3.5 + 5, 6);
    expect(puePeak).toBeCloseTo((peak as number) / 100, 9);
    expect(facilityPeakKw(hall([], [], { cooling }), { itKw: 100, sourcesKw: losses })).toBeCloseTo(peak as number, 6);
  });
});

describe("F6: the die of a B200", () => {
  test("at an inlet of 35 °C lies at the upper end of 67 to 77 °C, below its limit of 88", () => {
    const { celsius } = junctionOf(server("dgx-b200", 1), {}, 35) ?? {};
    expect(celsius).toBe(77);
    expect(celsius).toBeLessThan(88);
    // The measured node: 52 to 61 °C at 990 W and an inlet of 20 °C.
    const measured = server("dgx-b200", 1, { mode: "capped", gpuCapWatts: 990 });
    expect(junctionOf(measured, {}, 20)?.celsius).toBeCloseTo(61.58, 2);
  });
});

describe("F7: throughput under a cap", () => {
  test("of 600 of 700 W is 85 to 90 % for training", () => {
    const { lowest, highest } = throughputUnderCap("training", 600, 700);
    expect(lowest).toBeGreaterThanOrEqual(0.85);
    expect(highest).toBeLessThanOrEqual(0.9);
    expect(lowest).toBeLessThan(highest);
  });

  test("of 450 of 1,000 W may be all of it for inference, and is said to be less", () => {
    const { lowest, highest } = throughputUnderCap("inference", 450, 1000);
    expect(highest).toBe(1);
    expect(lowest).toBeLessThan(0.9);
  });
});

describe("F8: energy and carbon", () => {
  test("multiply by the PUE of the year, the grid's carbon and the water of a kWh", () => {
    const annual = {
      averageLoad: 1,
      carbon: { gramsPerKwh: 490, year: 2025, source: "Electricity Maps" },
      water: { litresPerKwh: 0.1, year: 2025, source: "a meter" },
    };
    expect(annualUse(hall([], [], { annual, pueAnnual: 1.5 }), 1)).toEqual({
      itKwh: 8760,
      facilityKwh: 13_140,
      carbonKg: 6438.6,
      waterLitres: 876,
    });
  });
});
