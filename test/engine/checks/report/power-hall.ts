import { reportTopology } from "../../../../engine/checks/report/power";
import type { ReportedPower } from "../../../../engine/checks/report/report";
import { assessPower, topologyFromValue } from "../../../../engine/power";

export interface HallValue {
  readonly name?: string;
  readonly electricalCode?: string;
  readonly climate?: object;
  readonly cooling?: object;
  readonly pueAnnual?: number;
  readonly annual?: object;
  readonly elements: readonly object[];
  readonly racks: readonly object[];
}

/** A hall as `sovereign power` reports it. */
export function hallOf(value: HallValue, maintained?: string): ReportedPower {
  const { topology } = topologyFromValue(
    { version: 1, name: "hall-1", electricalCode: "iec", ...value },
    "hall-1.power.yaml",
  );
  return reportTopology({
    assessment: assessPower(topology, { maintained }),
    questions: [],
    placed: [],
    misplaced: [],
  });
}

const UPS = { kind: "ups", from: ["utility", "generator"], efficiency: 0.97 };
const FEED = { kind: "feed", volts: 230, reference: "line-neutral", amps: 32 };
const AIR = { kind: "air", maxKw: 30, airflowCfm: 4000, inletC: 22 };

/**
 * Fine until something fails: a feed carries 3 × 230 V × 32 A × 0.95 = 20.976 kW, and `r1` (29 kW) puts all of it on one
 * feed when the other is out. `r3` has one feed only.
 */
export const OVERLOADED: HallValue = {
  name: "hall-3",
  climate: { designDryBulbC: 33, altitudeM: 110 },
  cooling: { kind: "air-chilled", supplyC: 22, copAtDesign: 5 },
  elements: [
    { name: "utility", kind: "utility", ratedKw: 300 },
    { name: "generator", kind: "generator" },
    { ...UPS, name: "ups-a", ratedKw: 60 },
    { ...UPS, name: "ups-b", ratedKw: 50 },
    { ...FEED, name: "feed-a1", from: ["ups-a"] },
    { ...FEED, name: "feed-b1", from: ["ups-b"] },
    { ...FEED, name: "feed-a2", from: ["ups-a"] },
    { ...FEED, name: "feed-b2", from: ["ups-b"] },
    { ...FEED, name: "feed-a3", from: ["ups-a"] },
  ],
  racks: [
    {
      name: "r1",
      feeds: ["feed-a1", "feed-b1"],
      redundancy: "2N",
      cooling: AIR,
      servers: [{ model: "dgx-b200", count: 2 }],
      otherKw: 0.4,
    },
    {
      name: "r2",
      feeds: ["feed-a2", "feed-b2"],
      redundancy: "2N",
      cooling: { ...AIR, maxKw: 20, airflowCfm: 2000 },
      servers: [{ model: "dgx-h100", count: 2 }],
      otherKw: 0.4,
    },
    { name: "r3", feeds: ["feed-a3"], redundancy: "N", servers: [{ model: "dgx-h100", count: 1 }] },
  ],
};

/** 2N racks of one server, twenty to a pair of panels. @param overloaded racks whose feeds carry them only together */
export function largeHall(racks: number, overloaded: readonly number[] = []): ReportedPower {
  const panels = Math.ceil(racks / 20);
  const sides = ["a", "b"];
  const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  return hallOf({
    name: "large",
    elements: [
      { name: "utility", kind: "utility" },
      ...sides.map((side) => ({ name: `ups-${side}`, kind: "ups", from: ["utility"], efficiency: 0.97 })),
      ...sides.flatMap((side) =>
        range(panels).map((panel) => ({ name: `panel-${side}${panel}`, kind: "panel", from: [`ups-${side}`] })),
      ),
      ...range(racks).flatMap((rack) =>
        sides.map((side) => ({
          ...FEED,
          name: `feed-${side}${rack}`,
          from: [`panel-${side}${Math.floor(rack / 20)}`],
          amps: overloaded.includes(rack) ? 10 : 32,
        })),
      ),
    ],
    racks: range(racks).map((rack) => ({
      name: `r${rack}`,
      feeds: sides.map((side) => `feed-${side}${rack}`),
      redundancy: "2N",
      cooling: AIR,
      servers: [{ model: "dgx-h100", count: 1 }],
    })),
  });
}
