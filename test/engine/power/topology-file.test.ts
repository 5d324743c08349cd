import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadTopology, topologyFromValue } from "../../../engine/power";
import { SovereignError } from "../../../engine/error";
import { loadWritten, WRITTEN, writtenWith } from "./written";

describe("a power topology", () => {
  test("is read with every default filled in", () => {
    expect(loadWritten(WRITTEN).topology).toEqual({
      name: "hall-1",
      electricalCode: { name: "iec", continuousFactor: 1 },
      climate: { altitudeM: 0 },
      elements: [
        { name: "utility", kind: "utility", from: [], phases: 3, powerFactor: 0.95, efficiency: 1, ratedKw: 300 },
        { name: "ups-a", kind: "ups", from: ["utility"], phases: 3, powerFactor: 0.95, efficiency: 0.95, ratedKw: 60 },
        {
          name: "feed-a",
          kind: "feed",
          from: ["ups-a"],
          phases: 3,
          powerFactor: 0.95,
          efficiency: 1,
          volts: 230,
          reference: "line-neutral",
          amps: 63,
        },
      ],
      racks: [
        {
          name: "r1",
          feeds: ["feed-a"],
          redundancy: "N",
          otherKw: 0,
          servers: [{ model: "dgx-h100", count: 1, mode: "nameplate", workload: "training" }],
        },
      ],
      diversity: { training: 1, inference: 1 },
      upsRechargeKw: 0,
      miscKw: 0,
    });
  });

  test("keeps everything that is stated", () => {
    const everything = {
      version: 1,
      name: "hall-9",
      electricalCode: { name: "site rule 2026", continuousFactor: 0.85 },
      powerFactor: 0.9,
      climate: { designDryBulbC: 45, designWetBulbC: 30, altitudeM: -420 },
      cooling: {
        kind: "dry-cooler",
        supplyC: 24,
        capacityKw: 400,
        copAtDesign: 3.5,
        waterClass: "W45",
        approachK: 6,
        fanPumpFraction: 0.05,
        from: ["panel"],
      },
      elements: [
        { name: "panel", kind: "panel", ratedKva: 500, redundancyGroup: "g", powerFactor: 0.98, efficiency: 0.99 },
        { name: "feed", kind: "feed", from: ["panel"], volts: 230, amps: 32, phases: 1, phase: "L1-L2" },
      ],
      racks: [
        {
          name: "r1",
          feeds: ["feed"],
          redundancy: "N+1",
          units: 5,
          otherKw: 0.5,
          cooling: {
            kind: "liquid",
            maxKw: 40,
            airflowCfm: 1000,
            inletC: -3,
            litresPerMinute: 200,
            supplyC: 30,
            deltaC: 8,
          },
          servers: [
            {
              model: "dgx-h100",
              count: 2,
              mode: "capped",
              gpuCapWatts: 550,
              fallbackCapWatts: 300,
              workload: "inference",
            },
            { model: "dgx-h100", count: 3, mode: "measured-peak", watts: 8400, source: "p99.9 at the PDU, May 2026" },
          ],
        },
      ],
      diversity: { training: 1, inference: 0.8 },
      upsRechargeKw: 20,
      miscKw: 5,
      pueAnnual: 1.35,
      annual: {
        averageLoad: 0.6,
        carbon: { gramsPerKwh: 552, year: 2025, source: "Electricity Maps" },
        water: { litresPerKwh: 0.4, year: 2025, source: "own meters" },
      },
    };
    const { topology, stated, questions } = topologyFromValue(everything, "a test");
    const { version, powerFactor, ...kept } = everything;
    expect([version, powerFactor]).toEqual([1, 0.9]);
    expect(topology).toMatchObject(kept);
    expect(topology.elements.map((element) => element.powerFactor)).toEqual([0.98, 0.9]);
    expect(stated).toEqual(everything);
    expect(questions).toEqual([]);
  });

  test("knows the two electrical codes", () => {
    const factor = (code: string): number =>
      loadWritten(writtenWith(["electricalCode: iec", `electricalCode: ${code}`])).topology.electricalCode
        .continuousFactor;
    expect([factor("iec"), factor("nec"), factor("{ name: own, continuousFactor: 0.7 }")]).toEqual([1, 0.8, 0.7]);
  });

  test.each([
    ["a group of which not every member is a parent", ["from: [utility]", "from: [utility], redundancyGroup: g"]],
    ["a hall before its racks", [WRITTEN.slice(WRITTEN.indexOf("racks:")), "racks: []\n"]],
    ["a rack with no servers yet", ["    servers: [ { model: dgx-h100, count: 1 } ]\n", ""]],
    ["a model that the catalogue does not know, which is a finding", ["dgx-h100", "dgx-z900"]],
    ["frost", ["redundancy: N\n", "redundancy: N\n    cooling: { kind: air, inletC: -5 }\n"]],
    ["a feed that is a source", [", from: [ups-a], volts", ", volts"]],
    ["volts without a rating", ["ratedKw: 300", "volts: 400"]],
    ["two parents in place of one", ["from: [ups-a]", "from: [ups-a, utility]"]],
    ["as many servers as a rack has room for", ["redundancy: N\n", "redundancy: N\n    units: 1\n"]],
  ] as const)("takes %s", (_what, change) => {
    expect(() => loadWritten(writtenWith(change))).not.toThrow();
  });

  test("of a program may leave keys undefined, as a file leaves them out", () => {
    const elements = [{ name: "feed", kind: "feed", from: undefined, ratedKw: 20 }];
    const racks = [{ name: "r1", feeds: ["feed"], redundancy: "N", cooling: undefined }];
    const value = { version: 1, name: "hall", electricalCode: "iec", climate: undefined, elements, racks };
    const { topology } = topologyFromValue(value, "a test");
    expect(topology.elements[0].from).toEqual([]);
    expect(topology.racks[0]).not.toHaveProperty("cooling");
  });

  test("of a program is refused with what states it and the key", () => {
    const value = {
      version: 1,
      name: "hall",
      electricalCode: "iec",
      elements: [{ name: "a", kind: "ups" }],
      racks: [],
    };
    expect(() => topologyFromValue(value, "PowerTopology.of in dammam/hall")).toThrow(
      /^PowerTopology\.of in dammam\/hall: elements\[0\]: the ups 'a' states no efficiency/,
    );
    const notANumber = { ...value, elements: [{ name: "a", kind: "panel", ratedKw: NaN }] };
    expect(() => topologyFromValue(notANumber, "hall")).toThrow(
      new SovereignError("hall: elements[0].ratedKw must be a number, not NaN"),
    );
  });

  test("is loaded from a file, YAML or JSON", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sovereign-power-test-"));
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
    const yaml = path.join(folder, "hall.power.yaml");
    fs.writeFileSync(yaml, WRITTEN);
    const json = path.join(folder, "hall.power.json");
    fs.writeFileSync(json, JSON.stringify(loadTopology(yaml).stated));
    expect(loadTopology(json).topology).toEqual(loadTopology(yaml).topology);
    expect(() => loadTopology(path.join(folder, "other.yaml"))).toThrow(/other\.yaml: no such file$/);
  });
});
