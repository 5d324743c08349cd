import type { PowerAssessment, StateName } from "./assessment";
import { mechanicalKw } from "./facility";
import { type FitConstraint, type FitLoad, groupsOfRacks, type GroupsOfRack, type ServerGroup } from "./fit";
import { fittingCap, type FittingCap } from "./fitting-cap";
import { fittingNodes, type FittingNodes } from "./fitting-nodes";
import { fittingPlace, type FittingPlace, roomOf } from "./fitting-place";
import { hallLoads, type HallLoads } from "./hall-loads";
import { loadPaths } from "./load-paths";
import { CARRIED, FALLBACK, FALLBACK_UNKNOWN, UNKNOWN } from "./load-rows";
import { type OverloadedStates, overloadedStates } from "./overloaded-states";
import { rackPower } from "./rack-power";

/** Of each assessment this many findings get a suggestion, so that a hall where nothing fits is told so quickly. */
export const MOST_SUGGESTIONS = 50;

/** What would fit. A part that is absent would not be enough, or could not be found. */
export interface Suggestion {
  readonly nodes?: FittingNodes;
  readonly cap?: FittingCap;
  readonly place?: FittingPlace;
}

/**
 * What would fit at an element that a state overloads, in that state and in the others that overload it.
 *
 * @returns undefined where nothing would, where some of the load is unknown, and after `MOST_SUGGESTIONS`
 */
export function suggestFit(
  assessment: PowerAssessment,
  element: string,
  state: StateName,
  load: FitLoad = "load",
): Suggestion | undefined {
  return advisorOf(assessment).once(`${load} ${state} ${element}`, (advisor) => {
    const constraints = advisor.constraintsAt(element, state, load);
    return constraints && suggestion(advisor, constraints, load);
  });
}

/** What would fit in a rack whose undiversified power may be `limitKw`. */
export function suggestRackFit(assessment: PowerAssessment, rack: string, limitKw: number): Suggestion | undefined {
  return advisorOf(assessment).once(`rack ${limitKw} ${rack}`, (advisor) => {
    const index = assessment.racks.findIndex((one) => one.rack.name === rack);
    const loadKw = assessment.racks[index]?.kw ?? null;
    if (loadKw === null) return undefined;
    const coefficients = new Map(advisor.groups(index, "load").map((group) => [group, 1]));
    return suggestion(advisor, [{ limitKw, loadKw, coefficients, hasCooling: false }], "load");
  });
}

/** What would fit in a hall whose IT power may be `limitKw`. */
export function suggestHallFit(assessment: PowerAssessment, limitKw: number): Suggestion | undefined {
  return advisorOf(assessment).once(`hall ${limitKw}`, (advisor) => {
    const { itKw: loadKw, topology } = assessment;
    if (loadKw === null) return undefined;
    const coefficients = new Map<ServerGroup, number>();
    for (const rack of topology.racks.keys()) {
      for (const group of advisor.groups(rack, "load")) {
        coefficients.set(group, topology.diversity[group.server.workload]);
      }
    }
    const constraints = [{ limitKw, loadKw, coefficients, hasCooling: false }];
    return solved({ nodes: fittingNodes(constraints), cap: fittingCap(constraints, "load") });
  });
}

function suggestion(advisor: Advisor, constraints: readonly FitConstraint[], load: FitLoad): Suggestion | undefined {
  const nodes = fittingNodes(constraints);
  const isMovable = !constraints.some(({ hasCooling }) => hasCooling);
  const place = nodes && isMovable ? advisor.placeFor(nodes) : undefined;
  return solved({ nodes, cap: fittingCap(constraints, load), place });
}

function solved(found: Suggestion): Suggestion | undefined {
  return found.nodes || found.cap ? found : undefined;
}

const advisors = new WeakMap<PowerAssessment, Advisor>();

function advisorOf(assessment: PowerAssessment): Advisor {
  const known = advisors.get(assessment) ?? new Advisor(assessment);
  advisors.set(assessment, known);
  return known;
}

/** What the suggestions of one assessment share. */
class Advisor {
  public readonly groups: GroupsOfRack;
  private readonly hall: HallLoads;
  private readonly given = new Map<string, Suggestion | undefined>();
  private overloaded?: OverloadedStates;
  private room?: Float64Array;

  public constructor(private readonly assessment: PowerAssessment) {
    const { topology, maintained } = assessment;
    const powers = topology.racks.map((rack) => rackPower(rack, topology.diversity));
    this.groups = groupsOfRacks(topology, powers);
    this.hall = hallLoads(topology, powers, maintained);
  }

  /** The same question again costs nothing, and new ones are answered up to `MOST_SUGGESTIONS`. */
  public once(question: string, answer: (advisor: Advisor) => Suggestion | undefined): Suggestion | undefined {
    if (!this.given.has(question)) {
      if (this.given.size >= MOST_SUGGESTIONS) return undefined;
      this.given.set(question, answer(this));
    }
    return this.given.get(question);
  }

  public placeFor(nodes: FittingNodes): FittingPlace | undefined {
    const { network } = this.hall;
    this.room ??= roomOf(network, this.assessment.elements);
    return fittingPlace(this.assessment, network, this.room, nodes);
  }

  /** @returns undefined where some of a load is unknown, or no state overloads the element */
  public constraintsAt(name: string, state: StateName, load: FitLoad): FitConstraint[] | undefined {
    const element = this.hall.network.positions.get(name);
    if (element === undefined) return undefined;
    this.overloaded ??= overloadedStates(
      this.hall,
      this.assessment.elements.map(({ limitKw }) => limitKw),
    );
    const states = this.overloaded(element, load);
    const first = states.filter((other) => other.name === state);
    const found = [...first, ...states.filter((other) => other.name !== state)].map(({ out }) =>
      this.constraintIn(out, element, load),
    );
    const known = found.filter((constraint) => constraint !== undefined);
    return known.length === 0 || known.length < found.length ? undefined : known;
  }

  private constraintIn(out: number | undefined, element: number, load: FitLoad): FitConstraint | undefined {
    const { flow } = this.hall;
    if (out !== undefined) flow.takeOut(out);
    const unknown = flow.load(element, load === "load" ? UNKNOWN : FALLBACK_UNKNOWN);
    const loadKw = flow.load(element, load === "load" ? CARRIED : FALLBACK);
    const shares = this.sharesAt(element, load);
    if (out !== undefined) flow.restore();
    const limitKw = this.assessment.elements[element].limitKw;
    return limitKw === null || unknown > 0 ? undefined : { limitKw, loadKw, ...shares };
  }

  /** How much of each group's kW the element carries in the present state. */
  private sharesAt(element: number, load: FitLoad): Pick<FitConstraint, "coefficients" | "hasCooling"> {
    const { topology, network, flow } = this.hall;
    const { racks, cooling } = loadPaths(network, flow, element);
    const forCooling = cooling * (mechanicalKw(1, topology.cooling) ?? 0);
    const coefficients = new Map<ServerGroup, number>();
    for (const rack of forCooling > 0 ? topology.racks.keys() : racks.keys()) {
      for (const group of this.groups(rack, load)) {
        const diversity = load === "fallback" ? 1 : topology.diversity[group.server.workload];
        const own = (racks.get(rack) ?? 0) * (topology.elements[element].kind === "feed" ? 1 : diversity);
        coefficients.set(group, own + forCooling * diversity);
      }
    }
    return { coefficients, hasCooling: forCooling > 0 };
  }
}
