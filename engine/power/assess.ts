import { annualUse } from "./annual";
import type { ElementAssessment, PowerAssessment, RackAssessment } from "./assessment";
import { facilityPeakKw, puePeak } from "./facility";
import { hallLoads, type HallLoads, sourcesKw } from "./hall-loads";
import { inletLimits, inletOf, junctionOf, rackHeat } from "./heat";
import { isOver, type LoadLimit, loadLimit } from "./limits";
import { CARRIED, UNKNOWN } from "./load-rows";
import { settled, settledOrNull } from "./numbers";
import { rackPower, type RackPower } from "./rack-power";
import { worstOfStates, type WorstOfStates } from "./states";
import { type FewestFeeds, suppliesLeft } from "./supplies";
import type { PowerTopology, Rack } from "./topology";

export interface AssessOptions {
  /** An element that is out in every state: what still holds when something fails during its maintenance. */
  readonly maintained?: string;
}

/** Loads, limits, heat and energy of a hall, in every single-failure state. */
export function assessPower(topology: PowerTopology, { maintained }: AssessOptions = {}): PowerAssessment {
  const powers = topology.racks.map((rack) => rackPower(rack, topology.diversity));
  const limits = topology.elements.map((element) => loadLimit(element, topology.electricalCode));
  const hall = hallLoads(topology, powers, maintained);
  const worst = worstOfStates(
    hall,
    limits.map(({ limitKw }) => limitKw),
  );
  const { itKw } = hall;
  // A rack that maintenance leaves dark is still of the hall, and counts in itKw.
  const whole = maintained === undefined ? hall : hallLoads(topology, powers);
  const facilityKw = facilityPeakKw(topology, { itKw, sourcesKw: sourcesKw(whole) });
  return {
    topology,
    itKw: settledOrNull(itKw),
    knownItKw: settled(hall.knownItKw),
    facilityPeakKw: settledOrNull(facilityKw),
    puePeak: settledOrNull(puePeak(facilityKw, itKw)),
    elements: limits.map((limit, element) => elementAssessment(hall, worst, limit, element)),
    racks: topology.racks.map((rack, index) => rackAssessment(rack, topology, powers[index], worst.feeds.of(index))),
    annual: annualUse(topology, itKw),
    maintained,
  };
}

function elementAssessment(
  { topology, flow, baseState }: HallLoads,
  worst: WorstOfStates,
  limit: LoadLimit,
  element: number,
): ElementAssessment {
  const knownNormalKw = settled(flow.load(element, CARRIED));
  const normal = { state: baseState, kw: knownNormalKw };
  const knownWorst = worst.loads.of(element) ?? normal;
  const isUnknown = worst.isUnknown[element] === 1;
  const knownFallbackWorst = worst.fallbacks.of(element) ?? normal;
  return {
    element: topology.elements[element],
    ...limit,
    normalKw: flow.load(element, UNKNOWN) > 0 ? null : knownNormalKw,
    worstKw: isUnknown ? null : knownWorst.kw,
    worstState: isUnknown ? null : knownWorst.state,
    knownNormalKw,
    knownWorst,
    fallbackWorst: worst.isFallbackUnknown[element] === 1 ? null : knownFallbackWorst,
    knownFallbackWorst,
    // A failure that takes load away makes no total fit that is too much all along.
    phaseOver: isOver(knownNormalKw, limit.limitKw ?? Infinity) ? undefined : worst.phases.overAt(element),
  };
}

function rackAssessment(rack: Rack, topology: PowerTopology, power: RackPower, feeds: FewestFeeds): RackAssessment {
  const { altitudeM } = topology.climate;
  const inletC = inletOf(rack, topology);
  const heat = rackHeat(rack, power.servers, topology.climate);
  return {
    rack,
    kw: settledOrNull(power.kw),
    btuPerHour: settledOrNull(heat.btuPerHour),
    cfmNeeded: settledOrNull(heat.cfmNeeded),
    litresPerMinuteNeeded: settledOrNull(heat.litresPerMinuteNeeded),
    knownKw: settled(power.knownKw),
    darkIn: feeds.darkIn,
    servers: rack.servers.map((server, index) => ({
      server,
      ...power.servers[index],
      // Of no server there is nothing to cool, nor to supply.
      ...(server.count > 0 && {
        inletC: inletLimits(server.model, altitudeM),
        junction: junctionOf(server, power.servers[index], inletC),
        suppliesLeft: suppliesLeft(server.model, rack, feeds),
      }),
    })),
  };
}
