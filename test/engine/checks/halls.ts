import type { TopologyFact } from "../../../engine/checks/model/graph";
import { assessPower } from "../../../engine/power";
import { topologyFromValue } from "../../../engine/power/topology-file";
import { stackOf } from "./hand-made";

/** A UPS that is a source, and a feed of it. */
export const ups = (name: string, ratedKw: number, more: object = {}) => ({
  name,
  kind: "ups",
  ratedKw,
  efficiency: 1,
  ...more,
});

/** Limited by `ratedKw` alone, so that a test needs no square root of three. */
export const feed = (name: string, from: string, ratedKw: number, more: object = {}) => ({
  name,
  kind: "feed",
  from: [from],
  ratedKw,
  ...more,
});

export const servers = (model: string, count: number, more: object = {}) => [{ model, count, ...more }];

/** A rack on both feeds, cooled well enough for whatever a test puts into it. */
export const rack = (more: object = {}) => ({
  name: "r1",
  feeds: ["feed-a", "feed-b"],
  redundancy: "2N",
  cooling: { kind: "air", maxKw: 50, airflowCfm: 20_000, inletC: 24 },
  servers: servers("dgx-h100", 2),
  ...more,
});

/** Two UPS of 100 kW, a feed of 40 kW on each, and one rack on both. */
export function topologyOf(more: object = {}): Record<string, unknown> {
  return {
    version: 1,
    name: "hall-1",
    electricalCode: "iec",
    cooling: { kind: "air-chilled", supplyC: 24, capacityKw: 500, copAtDesign: 4 },
    elements: [ups("ups-a", 100), ups("ups-b", 100), feed("feed-a", "ups-a", 40), feed("feed-b", "ups-b", 40)],
    racks: [rack()],
    ...more,
  };
}

export interface HallOptions {
  readonly maintained?: string;
}

/** A hall that the stack of its name states. */
export function hallOf(more: object = {}, { maintained }: HallOptions = {}): TopologyFact {
  const { topology, questions } = topologyFromValue(topologyOf(more), "test");
  const assessment = assessPower(topology, { maintained });
  return {
    stack: stackOf("hall"),
    site: "hall-1",
    constructPath: "hall",
    assessment,
    questions,
    placed: [],
    misplaced: [],
  };
}
