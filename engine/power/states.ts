import type { StateName } from "./assessment";
import { eachState, type HallLoads } from "./hall-loads";
import { CARRIED, FALLBACK, FALLBACK_UNKNOWN, UNKNOWN } from "./load-rows";
import { PhaseWatch } from "./phases";
import { FeedWatch } from "./supplies";
import { WorstLoads } from "./worst";

/** What the states do to a hall at their worst. */
export interface WorstOfStates {
  readonly loads: WorstLoads;
  readonly fallbacks: WorstLoads;
  /** Elements whose load, or whose fallback load, depends on an unknown part in some state. */
  readonly isUnknown: Uint8Array;
  readonly isFallbackUnknown: Uint8Array;
  readonly phases: PhaseWatch;
  readonly feeds: FeedWatch;
}

/** @param limits in the order of the elements */
export function worstOfStates(hall: HallLoads, limits: readonly (number | null)[]): WorstOfStates {
  const { topology, flow } = hall;
  const { elements, racks } = topology;
  const worst: WorstOfStates = {
    loads: new WorstLoads(elements.length),
    fallbacks: new WorstLoads(elements.length),
    isUnknown: new Uint8Array(elements.length),
    isFallbackUnknown: new Uint8Array(elements.length),
    phases: new PhaseWatch(elements, limits),
    feeds: new FeedWatch(racks.length),
  };
  const look = (element: number, state: StateName): void => {
    worst.loads.offer(element, flow.load(element, CARRIED), state);
    worst.fallbacks.offer(element, flow.load(element, FALLBACK), state);
    if (flow.load(element, UNKNOWN) > 0) worst.isUnknown[element] = 1;
    if (flow.load(element, FALLBACK_UNKNOWN) > 0) worst.isFallbackUnknown[element] = 1;
    worst.phases.look(flow, element, state);
  };
  eachState(hall, (state, isBase) => {
    // A state differs from the first only where it says so.
    for (const element of isBase ? elements.keys() : flow.changed) look(element, state);
    for (const rack of isBase ? racks.keys() : flow.racks) worst.feeds.look(flow, rack, state);
  });
  return worst;
}
