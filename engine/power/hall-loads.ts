import type { StateName } from "./assessment";
import { mechanicalKw } from "./facility";
import { LoadFlow } from "./load-flow";
import { DIVERSIFIED, loadRow, UNKNOWN } from "./load-rows";
import { positionOf, powerNetwork, type PowerNetwork } from "./network";
import type { RackPower } from "./rack-power";
import type { PowerTopology, Rack } from "./topology";

/** The loads of a hall, in the state without a failure until one is taken out. */
export interface HallLoads {
  readonly topology: PowerTopology;
  readonly network: PowerNetwork;
  readonly flow: LoadFlow;
  /** Diversified IT power. */
  readonly itKw: number | null;
  /** What is known of it. */
  readonly knownItKw: number;
  /** `normal`, or `ups-a maintained`. */
  readonly baseState: StateName;
}

/** @param racks in the order of the topology's */
export function hallLoads(topology: PowerTopology, racks: readonly RackPower[], maintained?: string): HallLoads {
  const network = powerNetwork(topology);
  const flow = new LoadFlow(
    network,
    racks.map((rack, index) => rackRow(rack, topology.racks[index])),
    topology.racks.map(({ redundancy }) => redundancy !== "N"),
    coolingRow(racks, topology),
  );
  const itKw = totalOrNull(racks.map(({ diversifiedKw }) => diversifiedKw));
  const knownItKw = total(racks.map(({ knownDiversifiedKw }) => knownDiversifiedKw));
  const loads = { topology, network, flow, itKw, knownItKw };
  if (maintained === undefined) return { ...loads, baseState: "normal" };
  flow.takeOut(positionOf(network.positions, maintained, topology));
  flow.settle();
  return { ...loads, baseState: `${maintained} maintained` };
}

/** Every state in its order: the one without a failure, then each element out alone. */
export function eachState(
  { topology, flow, baseState }: HallLoads,
  visit: (state: StateName, isBase: boolean) => void,
): void {
  visit(baseState, true);
  topology.elements.forEach(({ name }, element) => {
    if (!flow.isLive(element)) return;
    flow.takeOut(element);
    visit(`${name} out`, false);
    flow.restore();
  });
}

/** What flows into the hall: diversified load of the sources ÷ their efficiency. @returns null where one is not known */
export function sourcesKw({ network, flow }: HallLoads): number | null {
  return totalOrNull(
    network.elements.map(({ efficiency }, element) => {
      if (network.transferOf[element] >= 0) return 0;
      return flow.load(element, UNKNOWN) > 0 ? null : flow.load(element, DIVERSIFIED) / efficiency;
    }),
  );
}

/** The load on the elements of `cooling.from`; where the compressor's part is not known, that of fans and pumps. */
function coolingRow(racks: readonly RackPower[], { racks: stated, cooling }: PowerTopology): Float64Array {
  const known = (itKw: number): number => mechanicalKw(itKw, cooling) ?? itKw * (cooling?.fanPumpFraction ?? 0);
  const kw = known(total(racks.map(({ knownDiversifiedKw }) => knownDiversifiedKw)));
  const hasNoCop = cooling?.copAtDesign === undefined;
  return loadRow({
    kw,
    diversifiedKw: kw,
    fallbackKw: known(total(racks.map((rack, index) => knownFallbackKw(rack, stated[index])))),
    isUnknown: hasNoCop || racks.some((rack) => rack.kw === null),
    isFallbackUnknown: hasNoCop || racks.some((rack) => rack.fallbackKw === null),
  });
}

function rackRow(rack: RackPower, stated: Rack): Float64Array {
  return loadRow({
    kw: rack.knownKw,
    diversifiedKw: rack.knownDiversifiedKw,
    fallbackKw: knownFallbackKw(rack, stated),
    isUnknown: rack.kw === null,
    isFallbackUnknown: rack.fallbackKw === null,
  });
}

function knownFallbackKw({ servers }: RackPower, stated: Rack): number {
  return (
    stated.otherKw + total(servers.map(({ fallbackKw }, index) => (fallbackKw ?? 0) * stated.servers[index].count))
  );
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function totalOrNull(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}
