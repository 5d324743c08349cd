import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { loadTopology, topologyFromValue } from "../../../engine/power";
import { loadWritten, WRITTEN, writtenWith } from "./written";

const SHARED_CASES = process.env.SOVEREIGN_SHARED_CASES ?? path.join(__dirname, "../../../../shared/cases");

type Change = readonly [part: string, by: string];

const hall = (keys: string): Change => ["name: hall-1\n", `name: hall-1\n${keys}\n`];
const rack = (keys: string): Change => ["redundancy: N\n", `redundancy: N\n    ${keys}\n`];
const server = (keys: string): Change => ["count: 1", `count: 1, ${keys}`];

/** An amount in another unit, and what the question proposes. */
const OTHER_UNITS: readonly (readonly [change: Change, key: string, unit: string, proposed: number])[] = [
  [["ratedKw: 60", "ratedKw: 60000"], "elements[1].ratedKw", "W", 60],
  [["ratedKw: 60", "ratedKva: 200000"], "elements[1].ratedKva", "VA", 200],
  [["ratedKw: 60", "ratedKw: 0.06"], "elements[1].ratedKw", "MW", 60],
  [["ratedKw: 300", "ratedKw: 300000"], "elements[0].ratedKw", "W", 300],
  [["ratedKw: 300", "ratedKw: 0.3"], "elements[0].ratedKw", "MW", 300],
  [["amps: 63", "amps: 63, ratedKw: 41000"], "elements[2].ratedKw", "W", 41],
  [["amps: 63", "amps: 63000"], "elements[2].amps", "mA", 63],
  [["amps: 63", "amps: 0.063"], "elements[2].amps", "kA", 63],
  [["volts: 230", "volts: 230000"], "elements[2].volts", "mV", 230],
  [["volts: 230", "volts: 0.4"], "elements[2].volts", "kV", 400],
  [["ratedKw: 300", "ratedKw: 300, volts: 13.8"], "elements[0].volts", "kV", 13800],
  [rack("otherKw: 500"), "racks[0].otherKw", "W", 0.5],
  [rack("cooling: { kind: air, maxKw: 35000 }"), "racks[0].cooling.maxKw", "W", 35],
  [rack("cooling: { kind: air, maxKw: 0.035 }"), "racks[0].cooling.maxKw", "MW", 35],
  [rack("cooling: { kind: air, airflowCfm: 5 }"), "racks[0].cooling.airflowCfm", "thousands of CFM", 5000],
  [rack("cooling: { kind: liquid, litresPerMinute: 200000 }"), "racks[0].cooling.litresPerMinute", "ml/min", 200],
  [rack("cooling: { kind: liquid, litresPerMinute: 0.2 }"), "racks[0].cooling.litresPerMinute", "m³/min", 200],
  [rack("cooling: { kind: air, inletC: 77 }"), "racks[0].cooling.inletC", "°F", 25],
  [server("mode: capped, gpuCapWatts: 0.55"), "racks[0].servers[0].gpuCapWatts", "kW", 550],
  [server("mode: capped, gpuCapWatts: 550000"), "racks[0].servers[0].gpuCapWatts", "mW", 550],
  [server("fallbackCapWatts: 0.3"), "racks[0].servers[0].fallbackCapWatts", "kW", 300],
  [server("mode: measured-peak, watts: 8.4, source: us"), "racks[0].servers[0].watts", "kW", 8400],
  [server("mode: measured-peak, watts: 8400000, source: us"), "racks[0].servers[0].watts", "mW", 8400],
  [hall("cooling: { kind: liquid, capacityKw: 400000 }"), "cooling.capacityKw", "W", 400],
  [hall("cooling: { kind: liquid, capacityKw: 0.4 }"), "cooling.capacityKw", "MW", 400],
  [hall("climate: { designDryBulbC: 113 }"), "climate.designDryBulbC", "°F", 45],
  [hall("climate: { altitudeM: 635000 }"), "climate.altitudeM", "mm", 635],
  [hall("upsRechargeKw: 6000"), "upsRechargeKw", "W", 6],
  [
    hall("annual: { averageLoad: 1, carbon: { gramsPerKwh: 0.552, year: 2025, source: us } }"),
    "annual.carbon.gramsPerKwh",
    "kg",
    552,
  ],
  [
    hall("annual: { averageLoad: 1, water: { litresPerKwh: 400, year: 2025, source: us } }"),
    "annual.water.litresPerKwh",
    "ml",
    0.4,
  ],
];

describe("an amount a thousand times off", () => {
  test.each(OTHER_UNITS)("is a question: %j", (change, key, unit, proposed) => {
    const text = writtenWith(change);
    const { questions } = loadWritten(text);
    expect(questions).toHaveLength(1);
    const [, place, said] = /^hall-1\.power\.yaml:(\d+:\d+): (.*)$/.exec(questions[0]) ?? [];
    const [line, column] = place.split(":").map(Number);
    const value = text
      .split("\n")
      [line - 1].slice(column - 1)
      .split(/[ ,}]/)[0];
    expect(said).toBe(`${key} is ${value}, and counts so; is that in ${unit}? Then write ${proposed}.`);
  });

  test("counts as it stands", () => {
    const { topology } = loadWritten(writtenWith(["ratedKw: 60", "ratedKw: 60000"], rack("otherKw: 500")));
    expect([topology.elements[1].ratedKw, topology.racks[0].otherKw]).toEqual([60000, 500]);
  });

  test("of a program is a question that names the program", () => {
    const value = {
      version: 1,
      name: "h",
      electricalCode: "iec",
      elements: [{ name: "f", kind: "feed", amps: 63000, volts: 1, phases: 1 }],
      racks: [],
    };
    expect(topologyFromValue(value, "PowerTopology.of in hall").questions[0]).toMatch(
      /^PowerTopology\.of in hall: elements\[0\]\./,
    );
  });
});

describe("nothing is asked", () => {
  test("of the written hall", () => {
    expect(loadWritten(WRITTEN).questions).toEqual([]);
  });

  test.runIf(fs.existsSync(SHARED_CASES))("of the sample halls", () => {
    const files = fs.readdirSync(SHARED_CASES, { recursive: true, encoding: "utf8" });
    const halls = files.filter((file) => file.endsWith(".power.yaml"));
    expect(halls).not.toEqual([]);
    for (const file of halls) expect(loadTopology(path.join(SHARED_CASES, file)).questions, file).toEqual([]);
  });

  const campus = (mw: number, model: string, each: number, count: number): unknown => ({
    version: 1,
    name: "campus",
    electricalCode: "iec",
    cooling: { kind: "liquid", capacityKw: mw * 1000, copAtDesign: 20 },
    elements: [
      { name: "grid", kind: "utility", ratedKw: mw * 1000, volts: 132_000 },
      { name: "turbine", kind: "generator", ratedKw: mw * 1000 },
      { name: "main", kind: "panel", from: ["grid", "turbine"], ratedKva: mw * 1000, volts: 11_000 },
      { name: "ups", kind: "ups", from: ["main"], ratedKw: 2500, efficiency: 0.97 },
      { name: "feed", kind: "feed", from: ["ups"], volts: 415, reference: "line-line", amps: 250 },
    ],
    racks: Array.from({ length: count }, (_, index) => ({
      name: `r${index}`,
      feeds: ["feed"],
      redundancy: "N",
      otherKw: 12,
      servers: [{ model, count: each }],
    })),
  });

  test.each([
    ["a campus of 100 MW", campus(100, "gb200-nvl72", 1, 600)],
    ["a campus of 1 GW", campus(1000, "gb300-nvl72", 1, 5000)],
    ["the first 20 racks on a connection of 100 MW", campus(100, "dgx-h100", 4, 20)],
    ["racks of 600 kW", campus(20, "rubin-ultra-nvl576", 1, 30)],
  ])("of %s", (_what, value) => {
    expect(topologyFromValue(value, "a test").questions).toEqual([]);
  });

  test.each([
    [
      "a cap for the server where one for a GPU is meant, which is a finding",
      server("mode: capped, gpuCapWatts: 5600"),
    ],
    ["a server that is measured at idle", server("mode: measured-peak, watts: 1200, source: us")],
    ["a small feed", ["amps: 63", "amps: 2"]],
    ["a utility with no rating left", ["ratedKw: 300", "ratedKw: 0"]],
    ["warm water", rack("cooling: { kind: liquid, litresPerMinute: 20, supplyC: 45 }")],
    ["a DC busbar", ["ratedKw: 60", "ratedKw: 60, volts: 48"]],
    ["clean power", hall("annual: { averageLoad: 1, carbon: { gramsPerKwh: 20, year: 2025, source: us } }")],
  ] as readonly (readonly [string, Change])[])("of %s", (_what, change) => {
    expect(loadWritten(writtenWith(change)).questions).toEqual([]);
  });
});
