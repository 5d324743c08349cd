import { describe, expect, test } from "vitest";
import { thmAirflow } from "../../../../engine/checks/rules/thm-airflow";
import { thmDensity } from "../../../../engine/checks/rules/thm-density";
import { thmInlet } from "../../../../engine/checks/rules/thm-inlet";
import { thmJunction } from "../../../../engine/checks/rules/thm-junction";
import { thmLiquid } from "../../../../engine/checks/rules/thm-liquid";
import { thmWater } from "../../../../engine/checks/rules/thm-water";
import { hallOf, rack, servers } from "../halls";
import { assess } from "./assess";

const found = (rule: typeof thmInlet, hall: object) => assess(rule, { topologies: [hallOf(hall)] });
const inRack = (rule: typeof thmInlet, more: object, hall: object = {}) =>
  found(rule, { ...hall, racks: [rack(more)] });
const NOTHING = { findings: [], passed: 0 };
const HOLDS = { findings: [], passed: 1 };

describe("THM-INLET", () => {
  const inlet = (inletC: number | undefined, hall: object = {}, model = "dgx-h100") =>
    inRack(thmInlet, { cooling: { kind: "air", inletC }, servers: servers(model, 1) }, hall);

  test("fails outside the maker's range, and says by how much", () => {
    expect(inlet(31.5).findings).toMatchObject([
      {
        rule: "THM-INLET",
        status: "fail",
        severity: "error",
        address: "r1",
        message:
          "Rack 'r1' of hall-1 takes in air of 31.5 °C. dgx-h100 may take in air from 5 °C up to 30 °C: 1.5 K too warm.",
        evidence: [{ address: "r1", attribute: "cooling.inletC", value: "31.5 °C" }],
        citations: [{ confidence: "sourced" }],
      },
    ]);
    expect(inlet(4).findings[0].message).toContain("1 K too cold");
  });

  test("passes at both ends", () => {
    expect(inlet(30)).toEqual(HOLDS);
    expect(inlet(5)).toEqual(HOLDS);
  });

  test("takes 1 K off for each 300 m above 900 m", () => {
    const high = { climate: { altitudeM: 1500 } };
    expect(inlet(28, high)).toEqual(HOLDS);
    const { findings } = inlet(28.5, high);
    expect(findings[0].message).toContain("up to 28 °C: 0.5 K too warm");
    expect(findings[0].evidence[1]).toMatchObject({ value: "1500 m", note: "the upper end falls by 2 K" });
  });

  test("takes the hall's supply where the rack states no inlet, and knows nothing without either", () => {
    expect(inlet(undefined, { cooling: { kind: "air-chilled", supplyC: 31 } }).findings).toMatchObject([
      { evidence: [{ address: "hall-1", attribute: "cooling.supplyC", value: "31 °C" }] },
    ]);
    expect(inlet(undefined, { cooling: undefined })).toEqual(NOTHING);
    expect(inlet(50, {}, "gb200-nvl72")).toEqual(NOTHING);
  });
});

describe("THM-AIRFLOW", () => {
  const airflow = (airflowCfm: number | undefined, hall: object = {}, more: object = {}) =>
    inRack(thmAirflow, { cooling: { kind: "air", airflowCfm }, ...more }, hall);

  test("fails with less than the servers move at full power", () => {
    // Two DGX H100 at their own 1105 CFM.
    const { findings } = airflow(2000);
    expect(findings).toMatchObject([{ rule: "THM-AIRFLOW", status: "fail", severity: "error", address: "r1" }]);
    expect(findings[0].message).toBe(
      "Rack 'r1' of hall-1 has 2000 CFM and needs 2210 CFM for 20.400 kW at 0 m, 210 CFM too little. " +
        "With the same servers it carries away about 18.462 kW.",
    );
  });

  test("passes with as much, and needs more where the air is thin", () => {
    expect(airflow(2210)).toEqual(HOLDS);
    // Relative density at 635 m: (1 − 2.25577e-5 × 635)^5.25588 = 0.927.
    expect(airflow(2210, { climate: { altitudeM: 635 } }).findings[0].message).toContain("needs 2385 CFM");
  });

  test("is not asked where the rack states no airflow, of liquid, and of an unknown part", () => {
    expect(airflow(undefined)).toEqual(NOTHING);
    expect(inRack(thmAirflow, { cooling: { kind: "liquid", airflowCfm: 10 } })).toEqual(NOTHING);
    expect(airflow(10, {}, { servers: servers("dgx-x1", 1) })).toEqual(NOTHING);
  });
});

describe("THM-LIQUID", () => {
  const nvl72 = (cooling: object | undefined) => inRack(thmLiquid, { cooling, servers: servers("gb200-nvl72", 1) });

  test.each(["air", "rdhx"])("fails for a part that only liquid cools, behind %s", (kind) => {
    expect(nvl72({ kind }).findings).toMatchObject([
      { rule: "THM-LIQUID", status: "fail", severity: "error", address: "r1" },
    ]);
  });

  test("fails with too little flow, and passes with enough", () => {
    // 120 ÷ (0.0697 × 10) = 172.17 L/min.
    const { findings } = nvl72({ kind: "liquid", litresPerMinute: 130 });
    expect(findings[0].message).toBe(
      "Rack 'r1' of hall-1 has 130 L/min and needs 172.2 L/min for 120.000 kW at a rise of 10 K, 42.2 L/min too little: " +
        "it carries 90.610 kW away.",
    );
    expect(nvl72({ kind: "liquid", litresPerMinute: 173 })).toEqual(HOLDS);
    expect(nvl72({ kind: "liquid", litresPerMinute: 130, deltaC: 14 })).toEqual(HOLDS);
  });

  test("passes for a part for air, and does not know without cooling or flow", () => {
    expect(inRack(thmLiquid, { cooling: { kind: "air" } })).toEqual(HOLDS);
    expect(nvl72(undefined)).toEqual(NOTHING);
    expect(nvl72({ kind: "liquid" })).toEqual(NOTHING);
  });
});

describe("THM-DENSITY", () => {
  const of = (otherKw: number, cooling: object | undefined, hall: object = {}) =>
    inRack(thmDensity, { servers: [], otherKw, cooling }, { cooling: undefined, ...hall });

  test.each([
    ["the rack's own number", 20.01, { kind: "air", maxKw: 20 }, "20.000 kW away (maxKw of the rack)"],
    ["no more than 50 kW by air", 50.01, { kind: "air", maxKw: 70 }, "50.000 kW away (the most that"],
    ["no more than 80 kW behind a door", 80.01, { kind: "rdhx", maxKw: 90 }, "80.000 kW away (the most that"],
    ["30 kW by air where nothing is stated", 30.01, { kind: "air" }, "30.000 kW away (assumed"],
    ["50 kW behind a door where nothing is stated", 50.01, { kind: "rdhx" }, "50.000 kW away (assumed"],
    ["150 kW by liquid where nothing is stated", 150.01, { kind: "liquid" }, "150.000 kW away (assumed"],
  ])("fails above %s", (_, kw, cooling, text) => {
    const { findings } = of(kw, cooling);
    expect(findings).toMatchObject([{ rule: "THM-DENSITY", status: "fail", severity: "error", address: "r1" }]);
    expect(findings[0].message).toContain(text);
    expect(of(kw - 0.01, cooling)).toEqual(HOLDS);
  });

  test("has no ceiling of its own for liquid", () => {
    expect(of(299, { kind: "liquid", maxKw: 300 })).toEqual(HOLDS);
  });

  test("fails for the hall at the name of the topology", () => {
    const hall = { cooling: { kind: "air-chilled", capacityKw: 20 } };
    const { findings } = inRack(thmDensity, {}, hall);
    expect(findings).toMatchObject([{ address: "hall-1", status: "fail", severity: "error" }]);
    expect(findings[0].message).toMatch(
      /^hall-1 draws 20\.400 kW of IT power and its cooling takes 20\.000 kW away, 0\.400 kW too much\./,
    );
  });

  test("does not know without cooling, nor with an unknown part, unless the rest is too much", () => {
    expect(of(500, undefined)).toEqual(NOTHING);
    const unknown = (count: number) =>
      inRack(
        thmDensity,
        { servers: [...servers("dgx-x1", 1), ...servers("dgx-h100", count)], cooling: { kind: "air", maxKw: 20 } },
        { cooling: undefined },
      );
    expect(unknown(1)).toEqual(NOTHING);
    expect(unknown(2).findings[0].message).toContain("draws at least 20.400 kW");
  });
});

describe("THM-JUNCTION", () => {
  const behind = (inletC: number | undefined, more: object = {}) =>
    inRack(
      thmJunction,
      { cooling: { kind: "air", inletC }, servers: servers("dgx-b200", 1, more) },
      { cooling: undefined },
    );

  test("fails 5 K below slowdown, and says which inlet and which cap would do", () => {
    // 50 + 0.042 × 1000 = 92 °C; 91 − 5 = 86; (86 − 50) ÷ 0.042 = 857 W.
    const { findings } = behind(50);
    expect(findings).toMatchObject([{ rule: "THM-JUNCTION", status: "fail", severity: "error", address: "r1" }]);
    expect(findings[0].message).toBe(
      "Rack 'r1' of hall-1: the die of b200 reaches an estimated 92 °C and may reach 86 °C, 6 K too much. " +
        "It fits with an inlet of 44 °C, or with a cap of 857 W a GPU.",
    );
  });

  test("passes at the limit, and with the cap that it names", () => {
    expect(behind(44)).toEqual(HOLDS);
    expect(behind(50, { mode: "capped", gpuCapWatts: 857 })).toEqual(HOLDS);
    expect(behind(50, { mode: "capped", gpuCapWatts: 858 }).findings).toHaveLength(1);
  });

  test("does not know without an inlet, or for a part whose resistance nobody knows", () => {
    expect(behind(undefined)).toEqual(NOTHING);
    expect(inRack(thmJunction, {})).toEqual(NOTHING);
  });
});

describe("THM-WATER", () => {
  const water = (cooling: object, climate: object = { designDryBulbC: 45, designWetBulbC: 30 }) =>
    found(thmWater, { cooling: { kind: "dry-cooler", waterClass: "W45", ...cooling }, climate });

  test("fails where dry coolers are warmer than the class, at the name of the topology", () => {
    const { findings } = water({});
    expect(findings).toMatchObject([{ rule: "THM-WATER", status: "fail", severity: "error", address: "hall-1" }]);
    expect(findings[0].message).toBe(
      "On the design day the dry coolers of hall-1 supply water of 53 °C (45 °C dry bulb + 8 K approach), and W45 allows " +
        "45 °C, 8 K less.",
    );
    expect(findings[0].remedy).toBe(
      "Adiabatic coolers would bring it to 38 °C; or take a warmer class, or a trim chiller.",
    );
  });

  test("goes by the wet bulb where water evaporates", () => {
    expect(water({ kind: "adiabatic", waterClass: "W40" })).toEqual(HOLDS);
    expect(water({ kind: "adiabatic", waterClass: "W32" }).findings[0].message).toContain("38 °C (30 °C wet bulb");
  });

  test("passes at the number itself, and always for W+", () => {
    expect(water({}, { designDryBulbC: 37 })).toEqual(HOLDS);
    expect(water({ waterClass: "W+" })).toEqual(HOLDS);
  });

  test("is not asked of a compressor, nor without the class or the climate", () => {
    expect(water({ kind: "air-chilled" })).toEqual(NOTHING);
    expect(water({ kind: "liquid" })).toEqual(NOTHING);
    expect(water({ waterClass: undefined })).toEqual(NOTHING);
    expect(water({}, { designWetBulbC: 20 })).toEqual(NOTHING);
  });
});
