import type { TopologyFact } from "../model/graph";
import { AT_HOME, hallWithPower } from "./demonstration";
import {
  hallName,
  hallRacks,
  heat,
  inTopology,
  power,
  rackEvidence,
  rackName,
  racksInWords,
  topologyClause,
  type HallRack,
} from "./halls";
import { defineRule, type Judgement, type RuleContext } from "./rule";

const cooledBy = (maxKw: number) => ({ cooling: { kind: "air", maxKw, airflowCfm: 6000, inletC: 24 } });

export const thmDensity = defineRule<HallRack | TopologyFact>({
  id: "THM-DENSITY",
  what:
    "The power of a rack is within what its cooling takes away: its maxKw, and never more than 50 kW by air or 80 kW " +
    "through a rear door. Without maxKw 30, 50 and 150 kW (liquid) count. The IT power of the hall is within the " +
    "capacity of its cooling.",
  why: "All the power that goes into a rack comes out of it as heat.",
  citation: "the topology, cooling.maxKw and capacityKw; ceilings as data-centre practice has them (estimate)",
  example: "Two DGX H100, 20.4 kW, in a rack whose cooling takes 20 kW.",
  demonstration: { fails: hallWithPower(cooledBy(20)), fixed: hallWithPower(cooledBy(25)), ...AT_HOME },
  remedy: "Put less into the rack, or cool it with a rear door or liquid.",
  subjects: (graph) => [...hallRacks(graph).filter(isKnown), ...graph.topologies.filter(isHallKnown)],
  judge: (one, context) => ("rack" in one ? judgeRack(one, context) : judgeHall(one, context)),
});

/** Also where some of its power is unknown, and the rest is too much by itself. */
function isKnown({ rack }: HallRack): boolean {
  const limit = heat().densityLimit(rack.rack);
  return limit !== undefined && (rack.kw !== null || power().isOver(rack.knownKw, limit.limitKw));
}

/** Likewise. */
function isHallKnown({ assessment: { itKw, knownItKw, topology } }: TopologyFact): boolean {
  const capacityKw = topology.cooling?.capacityKw;
  return capacityKw !== undefined && (itKw !== null || power().isOver(knownItKw, capacityKw));
}

const LIMIT_NOTES = {
  maxKw: "maxKw of the rack",
  ceiling: "the most that this kind of cooling takes, below the rack's maxKw",
  assumed: "assumed for this kind of cooling, since maxKw is not stated",
} as const;

function judgeRack(one: HallRack, context: RuleContext): Judgement | undefined {
  const { hall, rack } = one;
  const limit = heat().densityLimit(rack.rack);
  const { kw, isOver, describeSuggestion, suggestRackFit } = power();
  if (!limit || !isOver(rack.knownKw, limit.limitKw)) return undefined;
  const { name } = rack.rack;
  const fits = describeSuggestion(suggestRackFit(hall.assessment, name, limit.limitKw));
  const atLeast = rack.kw === null ? "at least " : "";
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, name),
    message:
      `${rackName(one)} draws ${atLeast}${kw(rack.knownKw)} and its cooling takes ${kw(limit.limitKw)} away ` +
      `(${LIMIT_NOTES[limit.from]}), ${kw(rack.knownKw - limit.limitKw)} too much.${fits && ` ${fits}`}`,
    evidence: [
      { address: name, attribute: "cooling", value: kw(limit.limitKw), note: LIMIT_NOTES[limit.from] },
      rackEvidence(rack),
    ],
    citations: [topologyClause(hall, `cooling.maxKw of ${name}`, context)],
    remedy: `Take servers or power out of ${name}, or cool it with a rear door or liquid.`,
  };
}

function judgeHall(hall: TopologyFact, context: RuleContext): Judgement | undefined {
  const { assessment } = hall;
  const { kw, isOver, describeSuggestion, suggestHallFit } = power();
  const { itKw, knownItKw, topology } = assessment;
  const capacityKw = topology.cooling?.capacityKw;
  if (capacityKw === undefined || !isOver(knownItKw, capacityKw)) return undefined;
  const atLeast = itKw === null ? "at least " : "";
  const fits = describeSuggestion(suggestHallFit(assessment, capacityKw));
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, topology.name),
    message:
      `${hallName(hall)} draws ${atLeast}${kw(knownItKw)} of IT power and its cooling takes ${kw(capacityKw)} away, ` +
      `${kw(knownItKw - capacityKw)} too much.${fits && ` ${fits}`}`,
    evidence: [
      { address: topology.name, attribute: "cooling.capacityKw", value: kw(capacityKw) },
      { address: topology.name, attribute: "itKw", value: `${atLeast}${kw(knownItKw)}`, note: racksInWords(hall) },
    ],
    citations: [topologyClause(hall, "cooling.capacityKw", context)],
    remedy: "Take servers or power out of the hall, or give its cooling more capacity.",
  };
}
