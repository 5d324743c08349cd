import { describe, expect, it } from "vitest";
import { isOver, loadLimit, type ElectricalCode, type PowerElement } from "../../../engine/power";
import { element } from "./halls";

const IEC: ElectricalCode = { name: "iec", continuousFactor: 1 };
const NEC: ElectricalCode = { name: "nec", continuousFactor: 0.8 };

function limit(more: Partial<PowerElement>, code = IEC): number | null {
  return loadLimit(element("e", more), code).limitKw;
}

describe("the limit of an element", () => {
  it.each([
    ["230 V line-neutral, 32 A", { volts: 230, reference: "line-neutral", amps: 32 }, 22.08, 17.66],
    ["230 V line-neutral, 63 A", { volts: 230, reference: "line-neutral", amps: 63 }, 43.47, 34.78],
    ["208 V line-line, 60 A", { volts: 208, reference: "line-line", amps: 60 }, 21.62, 17.29],
    ["400 V line-line, 125 A", { volts: 400, reference: "line-line", amps: 125 }, 86.6, 69.28],
    ["415 V line-line, 60 A", { volts: 415, reference: "line-line", amps: 60 }, 43.13, 34.5],
  ] as const)("is the kVA of three phases: %s", (_, ratings, full, derated) => {
    expect(limit(ratings)).toBeCloseTo(full, 2);
    expect(limit(ratings, NEC)).toBeCloseTo(derated, 2);
  });

  it("is volts times amps of a single phase, whatever the voltage is measured against", () => {
    expect(limit({ phases: 1, volts: 230, amps: 32, reference: "line-neutral" })).toBeCloseTo(7.36, 9);
    expect(limit({ phases: 1, volts: 208, amps: 30, reference: "line-line" }, NEC)).toBeCloseTo(4.992, 9);
  });

  it("counts an element's own power factor, and the code factor for amps only", () => {
    expect(limit({ ratedKva: 100, powerFactor: 0.9 }, NEC)).toBeCloseTo(90, 9);
    expect(limit({ ratedKw: 100, powerFactor: 0.9 }, NEC)).toBe(100);
    expect(limit({ phases: 1, volts: 1000, amps: 100, powerFactor: 0.9 }, NEC)).toBeCloseTo(72, 9);
  });

  it("is the least of several, and unknown without any", () => {
    expect(
      limit({ ratedKw: 20, ratedKva: 22, powerFactor: 0.95, volts: 230, reference: "line-neutral", amps: 32 }),
    ).toBe(20);
    expect(limit({ ratedKw: 30, ratedKva: 22, powerFactor: 0.95 })).toBeCloseTo(20.9, 9);
    expect(limit({})).toBeNull();
    expect(limit({ volts: 230, reference: "line-neutral" })).toBeNull();
  });

  it("says how it comes about", () => {
    const amps = { volts: 415, reference: "line-line", amps: 60, powerFactor: 0.95 } as const;
    expect(loadLimit(element("e", amps), NEC).limitBasis).toEqual([
      "√3 × 415 V × 60 A = 43.128 kVA, × 0.8 (nec), × 0.95 power factor = 32.777 kW",
    ]);
    expect(loadLimit(element("e", { ...amps, ratedKw: 30 }), IEC).limitBasis).toEqual([
      "rated 30.000 kW",
      "√3 × 415 V × 60 A = 43.128 kVA, × 0.95 power factor = 40.972 kW",
      "the least holds: 30.000 kW",
    ]);
  });

  it("is passed only by more than a watt", () => {
    expect(isOver(60, 60)).toBe(false);
    expect(isOver(60.001, 60)).toBe(false);
    expect(isOver(60.0011, 60)).toBe(true);
  });
});
