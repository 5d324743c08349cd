import type { StateName } from "./assessment";
import type { FitLoad } from "./fit";
import { eachState, type HallLoads } from "./hall-loads";
import { isOver } from "./limits";
import { CARRIED, FALLBACK } from "./load-rows";

/** The states of one element that a suggestion has to mend at most: the worst, which bring the others below too. */
const MOST_STATES = 8;

export interface OverloadedState {
  readonly name: StateName;
  /** The element that is out. @default - none but what is maintained */
  readonly out?: number;
  readonly kw: number;
}

/** The states that overload an element, the worst first. */
export type OverloadedStates = (element: number, load: FitLoad) => readonly OverloadedState[];

/** One walk through all states for all elements. @param limits in the order of the elements */
export function overloadedStates(hall: HallLoads, limits: readonly (number | null)[]): OverloadedStates {
  const { topology, flow } = hall;
  const found = new Map<string, OverloadedState[]>();
  const look = (element: number, load: FitLoad, name: StateName, out: number | undefined): void => {
    const limitKw = limits[element];
    const kw = flow.load(element, load === "load" ? CARRIED : FALLBACK);
    if (limitKw === null || !isOver(kw, limitKw)) return;
    const key = `${load} ${element}`;
    const states = found.get(key) ?? [];
    found.set(key, states);
    const place = states.findIndex((state) => state.kw < kw);
    states.splice(place < 0 ? states.length : place, 0, { name, out, kw });
    if (states.length > MOST_STATES) states.pop();
  };
  eachState(hall, (name, isBase) => {
    const out = isBase ? undefined : flow.dead[0];
    for (const element of isBase ? topology.elements.keys() : flow.changed) {
      look(element, "load", name, out);
      look(element, "fallback", name, out);
    }
  });
  return (element, load) => found.get(`${load} ${element}`) ?? [];
}
