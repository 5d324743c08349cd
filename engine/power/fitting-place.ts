import type { ElementAssessment, PowerAssessment, RackAssessment } from "./assessment";
import type { FittingNodes } from "./fitting-nodes";
import { densityLimit, inletLimits, inletOf, rackHeat } from "./heat";
import { isOver } from "./limits";
import type { PowerNetwork } from "./network";
import { rackPower } from "./rack-power";
import type { PowerTopology, Rack } from "./topology";

/** A rack that has room for the servers that are too many where they are. */
export interface FittingPlace {
  readonly rack: string;
  readonly feeds: readonly string[];
  readonly model: string;
  readonly nodes: number;
}

/**
 * kW that each element can carry more: as if all of it came on top of the worst state of the element and of everything
 * above it, whichever way it goes. Less than there is, never more.
 */
export function roomOf(network: PowerNetwork, elements: readonly ElementAssessment[]): Float64Array {
  const room = Float64Array.from(elements, ownRoom);
  const order = [...elements.keys()].sort((a, b) => network.elementLevels[b] - network.elementLevels[a]);
  for (const element of order) {
    const transfer = network.transferOf[element];
    if (transfer < 0) continue;
    const { efficiency } = network.elements[element];
    for (const parent of network.transfers[transfer].parents) {
      room[element] = Math.min(room[element], room[parent] * efficiency);
    }
  }
  return room;
}

function ownRoom({ limitKw, worstKw, fallbackWorst }: ElementAssessment): number {
  if (limitKw === null) return Infinity;
  if (worstKw === null || fallbackWorst === null) return -Infinity;
  return limitKw - Math.max(worstKw, fallbackWorst.kw);
}

/**
 * The first rack of the same redundancy and kind of cooling that takes all the servers that a rack has too many, by
 * power, heat and units. Where loads sit on single phases none is named, since room on one of them says nothing of the
 * others.
 */
export function fittingPlace(
  { topology, racks }: PowerAssessment,
  network: PowerNetwork,
  room: Float64Array,
  { model, racks: changed }: FittingNodes,
): FittingPlace | undefined {
  if (changed.length !== 1 || topology.elements.some(({ phase }) => phase !== undefined)) return undefined;
  const from = racks.find(({ rack }) => rack.name === changed[0].rack);
  const nodes = changed[0].insteadOf - changed[0].fits;
  const group = from?.rack.servers.find((server) => server.model === model);
  if (from === undefined || group === undefined) return undefined;
  const at = from.rack.servers.indexOf(group);
  const { kw, fallbackKw } = from.servers[at];
  if (kw === null || fallbackKw === null) return undefined;
  const moreKw = nodes * Math.max(kw, fallbackKw);

  const place = racks.find((candidate, index) => {
    if (candidate === from || !isAlike(candidate, from)) return false;
    // Less than nothing over its limit is no room, however small the addition.
    if (network.feedsOf[index].some((feed) => isOver(moreKw, room[feed]))) return false;
    const servers = [...candidate.rack.servers, { ...group, count: nodes }];
    return holds({ ...candidate.rack, servers }, topology);
  });
  return place && { rack: place.rack.name, feeds: place.rack.feeds, model, nodes };
}

function isAlike({ rack, kw, darkIn }: RackAssessment, { rack: from }: RackAssessment): boolean {
  if (kw === null || (darkIn !== undefined && rack.redundancy !== "N")) return false;
  return rack.redundancy === from.redundancy && rack.cooling?.kind === from.cooling?.kind;
}

/** Whether a rack has the units for its servers, and cooling that takes their heat as far as it is stated. */
function holds(rack: Rack, topology: PowerTopology): boolean {
  const { servers, units = Infinity, cooling } = rack;
  if (servers.reduce((count, server) => count + server.count, 0) > units) return false;
  const power = rackPower(rack, topology.diversity);
  const { cfmNeeded, litresPerMinuteNeeded } = rackHeat(rack, power.servers, topology.climate);
  const inletC = inletOf(rack, topology);
  const isInRange = servers.every(({ model }) => {
    const { min = -Infinity, max = Infinity } = inletLimits(model, topology.climate.altitudeM) ?? {};
    return inletC === undefined || (inletC >= min && inletC <= max);
  });
  return (
    isInRange &&
    !isOver(power.kw ?? Infinity, densityLimit(rack)?.limitKw ?? Infinity) &&
    (cfmNeeded ?? 0) <= (cooling?.airflowCfm ?? Infinity) &&
    (litresPerMinuteNeeded ?? 0) <= (cooling?.litresPerMinute ?? Infinity)
  );
}
