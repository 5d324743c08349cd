import { checkTopology } from "../../../../engine/checks/check-topology";
import type { Report } from "../../../../engine/checks/report/report";
import { topologyFromValue } from "../../../../engine/power";

/** A hall whose one weak point is feed-b1: 28.7 of 20.976 kW when feed-a1, or what feeds it, is out. */
export const HALL = {
  version: 1,
  name: "hall-1",
  electricalCode: "iec",
  pueAnnual: 1.35,
  annual: {
    averageLoad: 0.6,
    carbon: { gramsPerKwh: 552, year: 2025, source: "Electricity Maps, yearly 2025" },
    water: { litresPerKwh: 0.1, year: 2025, source: "=own meter" },
  },
  climate: { altitudeM: 635 },
  cooling: { kind: "air-chilled", supplyC: 24, capacityKw: 400, copAtDesign: 3.5 },
  elements: [
    { name: "utility", kind: "utility", ratedKw: 2000 },
    { name: "generator", kind: "generator" },
    { name: "ups-a", kind: "ups", from: ["utility", "generator"], ratedKw: 200, efficiency: 0.965 },
    { name: "ups-b", kind: "ups", from: ["utility", "generator"], ratedKw: 31, efficiency: 0.965 },
    { name: "feed-a1", kind: "feed", from: ["ups-a"], volts: 230, reference: "line-neutral", amps: 63 },
    { name: "feed-b1", kind: "feed", from: ["ups-b"], volts: 230, reference: "line-neutral", amps: 32 },
    { name: "feed-a2", kind: "feed", from: ["ups-a"], ratedKw: 140 },
  ],
  racks: [
    {
      name: "r1",
      feeds: ["feed-a1", "feed-b1"],
      redundancy: "2N",
      cooling: { kind: "air", maxKw: 40, airflowCfm: 3000, inletC: 24 },
      servers: [{ model: "dgx-h100", count: 3, mode: "capped", gpuCapWatts: 600 }],
      otherKw: 0.5,
    },
    {
      name: "r2",
      feeds: ["feed-a2"],
      redundancy: "N",
      cooling: { kind: "liquid", litresPerMinute: 200, supplyC: 30 },
      servers: [{ model: "gb200-nvl72", count: 1 }],
      otherKw: 12,
    },
  ],
};

/** The same with a server in r2 that no catalogue knows. */
export const HALL_WITH_UNKNOWN = {
  ...HALL,
  racks: [HALL.racks[0], { ...HALL.racks[1], servers: [{ model: "dgx-z900", count: 1 }] }],
};

export function hallReport(hall: object = HALL, options: { readonly maintained?: string } = {}): Report {
  return checkTopology(topologyFromValue(hall, "hall"), {
    file: "hall-1.power.yaml",
    asOf: "2026-11-22",
    generatedAt: "2026-11-22T08:00:00Z",
    ...options,
  });
}

/** As a check of programs has them: the halls of several stacks. */
export function programReport(...halls: readonly object[]): Report {
  const topologies = halls.map((hall, index) => ({ ...hallReport(hall).power!, stack: `stack-${index + 1}` }));
  return { ...hallReport(), power: undefined, topologies };
}
