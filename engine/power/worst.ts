import type { StateLoad, StateName } from "./assessment";
import { settled } from "./numbers";

/** Loads that differ by less are the same, so that the order of additions decides nothing. */
const TIE_KW = 1e-6;

/** The largest load of each element, and the first state that brings it. */
export class WorstLoads {
  private readonly amounts: Float64Array;
  private readonly states: StateName[];

  public constructor(size: number) {
    this.amounts = new Float64Array(size).fill(-Infinity);
    this.states = new Array<StateName>(size);
  }

  /** States come in their order. */
  public offer(element: number, kw: number, state: StateName): void {
    if (!(kw > this.amounts[element] + TIE_KW)) return;
    this.amounts[element] = kw;
    this.states[element] = state;
  }

  /** @returns undefined where nothing was offered */
  public of(element: number): StateLoad | undefined {
    const kw = this.amounts[element];
    return kw === -Infinity ? undefined : { state: this.states[element], kw: settled(kw) };
  }
}
