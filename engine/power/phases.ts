import type { ElementAssessment, StateName } from "./assessment";
import { isOver } from "./limits";
import type { LoadFlow } from "./load-flow";
import { CARRIED, L1 } from "./load-rows";
import type { PowerElement } from "./topology";
import { WorstLoads } from "./worst";

export type PhaseOver = NonNullable<ElementAssessment["phaseOver"]>;

const PHASES = ["L1", "L2", "L3"] as const;

/** Three-phase elements that fit in all, and have one phase that is over its third of the limit. */
export class PhaseWatch {
  private readonly worst: WorstLoads;

  public constructor(
    private readonly elements: readonly PowerElement[],
    private readonly limits: readonly (number | null)[],
  ) {
    this.worst = new WorstLoads(elements.length * PHASES.length);
  }

  public look(flow: LoadFlow, element: number, state: StateName): void {
    const limitKw = this.limits[element];
    if (limitKw === null || this.elements[element].phases === 1) return;
    if (isOver(flow.load(element, CARRIED), limitKw)) return;
    PHASES.forEach((_, phase) => {
      const kw = flow.load(element, L1 + phase);
      if (isOver(kw, limitKw / 3)) this.worst.offer(element * PHASES.length + phase, kw, state);
    });
  }

  public overAt(element: number): PhaseOver | undefined {
    const limitKw = (this.limits[element] ?? 0) / 3;
    const found = PHASES.map((phase, index) => ({ phase, load: this.worst.of(element * PHASES.length + index) }));
    return found.reduce<PhaseOver | undefined>((worst, { phase, load }) => {
      if (load === undefined || (worst && load.kw <= worst.kw)) return worst;
      return { ...load, phase, limitKw };
    }, undefined);
  }
}
