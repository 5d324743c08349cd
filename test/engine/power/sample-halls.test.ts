import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { loadTopology, loadLimit, rackPower } from "../../../engine/power";
import { rackHeat } from "../../../engine/power/heat";

const SAMPLES = process.env.SOVEREIGN_SHARED_CASES ?? path.join(__dirname, "../../../../shared/cases");

/** What the `why` of each sample works out by hand, before any power flows. */
const HALLS = [
  {
    name: "power-2n-ok",
    racks: { r1: 29.4, r2: 27.8 },
    limits: { "feed-a1": 32.777, "ups-a": 60, utility: 300 },
    litres: {},
  },
  {
    name: "power-failover-overload",
    racks: { r1: 29, r2: 20.8, r3: 10.2 },
    limits: { "feed-a1": 20.976, "ups-b": 50 },
    litres: {},
  },
  { name: "thermal-liquid-in-air", racks: { r1: 122.5, r2: 122.5 }, limits: { "ups-a": 300 }, litres: { r2: 175.75 } },
];

describe.runIf(fs.existsSync(SAMPLES)).each(HALLS)("the sample $name", ({ name, racks, limits, litres }) => {
  const { topology, questions } = loadTopology(path.join(SAMPLES, name, "topology.power.yaml"));
  const powers = topology.racks.map((rack) => ({ rack, power: rackPower(rack, topology.diversity) }));

  test("is read without a question", () => {
    expect(questions).toEqual([]);
  });

  test("has the racks and limits of its working", () => {
    expect(Object.fromEntries(powers.map(({ rack, power }) => [rack.name, Number(power.kw?.toFixed(3))]))).toEqual(
      racks,
    );
    const found = topology.elements.map(
      (each) => [each.name, loadLimit(each, topology.electricalCode).limitKw] as const,
    );
    for (const [element, limitKw] of Object.entries(limits)) {
      expect(Object.fromEntries(found)[element], element).toBeCloseTo(limitKw, 3);
    }
  });

  test("needs the coolant of its working, and none for air", () => {
    const needed = powers.map(({ rack, power }) => [
      rack.name,
      rackHeat(rack, power.servers, topology.climate).litresPerMinuteNeeded,
    ]);
    const liquid = needed.filter(([, value]) => value !== null);
    expect(liquid.map(([rack, value]) => [rack, Number(Number(value).toFixed(2))])).toEqual(Object.entries(litres));
  });
});
