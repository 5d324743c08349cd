import { describe, expect, test } from "vitest";
import { annualUse, facilityPeakKw, mechanicalKw, puePeak, waterSupply, type HallCooling } from "../../../engine/power";
import { hall } from "./halls";

const CHILLED: HallCooling = { kind: "air-chilled", copAtDesign: 3.2, approachK: 8, fanPumpFraction: 0 };

describe("the facility's peak", () => {
  test("is what the sources deliver and the cooling of it", () => {
    const peak = facilityPeakKw(hall([], [], { cooling: CHILLED }), { itKw: 57.2, sourcesKw: 57.2 / 0.95 });
    expect(peak).toBeCloseTo(78.086, 3);
    expect(puePeak(peak, 57.2)).toBeCloseTo(1.36513, 5);
  });

  test("counts fans, pumps, charging batteries and the rest", () => {
    const cooling = { ...CHILLED, copAtDesign: 4, fanPumpFraction: 0.05 };
    const stated = hall([], [], { cooling, upsRechargeKw: 20, miscKw: 5 });
    expect(mechanicalKw(100, cooling)).toBeCloseTo(30, 9);
    expect(facilityPeakKw(stated, { itKw: 100, sourcesKw: 106.3 })).toBeCloseTo(106.3 + 30 + 25, 9);
  });

  test("counts cooling once, where the tree carries it", () => {
    const cooling = { ...CHILLED, from: ["panel"] };
    expect(facilityPeakKw(hall([], [], { cooling }), { itKw: 100, sourcesKw: 140 })).toBe(140);
  });

  test("is not known without a coefficient of performance, without cooling, or with an unknown load", () => {
    const load = { itKw: 100, sourcesKw: 110 };
    const { copAtDesign, ...noCop } = CHILLED;
    expect(copAtDesign).toBe(3.2);
    expect(facilityPeakKw(hall([], [], { cooling: noCop }), load)).toBeNull();
    expect(facilityPeakKw(hall([], []), load)).toBeNull();
    expect(facilityPeakKw(hall([], [], { cooling: CHILLED }), { itKw: null, sourcesKw: null })).toBeNull();
    expect(puePeak(null, 100)).toBeNull();
    expect(puePeak(10, null)).toBeNull();
  });

  test("has no PUE without IT load", () => {
    expect(puePeak(10, 0)).toBeNull();
  });

  test("does not change with the PUE of a year", () => {
    const load = { itKw: 100, sourcesKw: 110 };
    const stated = hall([], [], { cooling: CHILLED });
    expect(facilityPeakKw({ ...stated, pueAnnual: 1.9 }, load)).toBe(facilityPeakKw(stated, load));
  });
});

describe("a year", () => {
  const annual = {
    averageLoad: 0.6,
    carbon: { gramsPerKwh: 552, year: 2025, source: "Electricity Maps" },
    water: { litresPerKwh: 0.4, year: 2025, source: "own meters" },
  };

  test("takes energy, carbon by the facility's energy, and water by the IT energy", () => {
    const use = annualUse(hall([], [], { annual, pueAnnual: 1.35 }), 100);
    expect(use?.itKwh).toBeCloseTo(525_600, 6);
    expect(use?.facilityKwh).toBeCloseTo(709_560, 6);
    expect(use?.carbonKg).toBeCloseTo(391_677.12, 6);
    expect(use?.waterLitres).toBeCloseTo(210_240, 6);
  });

  test("is not known where it is not stated", () => {
    expect(annualUse(hall([], []), 100)).toBeUndefined();
    expect(annualUse(hall([], [], { annual: { averageLoad: 0.5 }, pueAnnual: 1.2 }), 100)).toMatchObject({
      carbonKg: null,
      waterLitres: null,
    });
    expect(annualUse(hall([], [], { annual }), 100)).toMatchObject({ facilityKwh: null, carbonKg: null });
    expect(annualUse(hall([], [], { annual, pueAnnual: 1.2 }), null)).toEqual({
      itKwh: null,
      facilityKwh: null,
      carbonKg: null,
      waterLitres: null,
    });
  });
});

describe("water on the design day", () => {
  const climate = { designDryBulbC: 45, designWetBulbC: 30, altitudeM: 0 };
  const supplied = (cooling: Partial<HallCooling> | undefined, more = climate as Partial<typeof climate>) =>
    waterSupply(
      hall([], [], {
        climate: { altitudeM: 0, ...more },
        ...(cooling ? { cooling: { ...CHILLED, ...cooling } } : {}),
      }),
    );

  test("of a dry cooler in the Gulf is 53 °C, more than W45 allows", () => {
    expect(supplied({ kind: "dry-cooler", waterClass: "W45" })).toEqual({
      is: "compared",
      celsius: 53,
      limitCelsius: 45,
      basis: "45 °C dry bulb + 8 K approach",
    });
  });

  test("of an adiabatic cooler follows the wet bulb", () => {
    expect(supplied({ kind: "adiabatic", waterClass: "W40", approachK: 6 })).toMatchObject({
      celsius: 36,
      limitCelsius: 40,
      basis: "30 °C wet bulb + 6 K approach",
    });
  });

  test.each([
    [{ kind: "dry-cooler", waterClass: "W+" }, "not-bound"],
    [{ kind: "air-chilled", waterClass: "W17" }, "not-bound"],
    [{ kind: "liquid", waterClass: "W17" }, "not-bound"],
    [{ kind: "dry-cooler" }, "not-stated"],
    [undefined, "not-stated"],
  ] as const)("with %j is %s", (cooling, is) => {
    expect(supplied(cooling).is).toBe(is);
  });

  test("is not assessed without what it needs, which it names", () => {
    expect(supplied({ kind: "adiabatic" }, { designDryBulbC: 45 })).toEqual({
      is: "not-stated",
      missing: ["climate.designWetBulbC", "cooling.waterClass"],
    });
  });
});
