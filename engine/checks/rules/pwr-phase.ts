import { AT_HOME, feedOf, hallWithPower, upsOf } from "./demonstration";
import { inState } from "./element-load";
import { hallElements, hallName, inTopology, power, topologyClause, type HallElement } from "./halls";
import { defineRule } from "./rule";

/** Six single-phase feeds would be the way; one is enough to show it. */
function onFeed(feed: { readonly phases: number; readonly phase?: string }) {
  return hallWithPower(
    { feeds: ["feed-a"], redundancy: "N", servers: [{ model: "dgx-h100", count: 1 }] },
    { elements: [upsOf("a", 24), feedOf("a", 63, feed)] },
  );
}

export const pwrPhase = defineRule<HallElement>({
  id: "PWR-PHASE",
  what:
    "Where single-phase feeds hang on a three-phase element, no phase carries more than a third of the element's limit, " +
    "in any state in which the total fits; an element that carries too much all along is PWR-FEED alone. A feed without a stated phase counts as balanced.",
  why: "A breaker trips on the phase with the most current, however little the other two carry.",
  citation: "the topology, phases and phase; the limits as of PWR-FEED",
  example: "10.2 kW on L1 of a UPS of 24 kW, which carries 8 kW on a phase.",
  demonstration: { fails: onFeed({ phases: 1, phase: "L1" }), fixed: onFeed({ phases: 3 }), ...AT_HOME },
  remedy: "Spread the single-phase feeds over the phases, or take three-phase ones.",
  subjects: (graph) =>
    hallElements(graph).filter(
      ({ hall, element }) =>
        element.element.phases === 3 &&
        element.limitKw !== null &&
        hall.assessment.topology.elements.some(({ phases, phase }) => phases === 1 && phase !== undefined),
    ),
  judge: ({ hall, element }, context) => {
    const { phaseOver } = element;
    if (!phaseOver) return undefined;
    const { kw } = power();
    const { name } = element.element;
    const { phase, limitKw, kw: loadKw, state } = phaseOver;
    return {
      status: "fail",
      severity: "error",
      ...inTopology(hall, name),
      message:
        `Phase ${phase} of '${name}' of ${hallName(hall)} carries ${element.worstKw === null ? "at least " : ""}${kw(loadKw)} ${inState(state, hall)} and may carry a ` +
        `third of ${kw(element.limitKw)}, ${kw(limitKw)}: ${kw(loadKw - limitKw)} too much${element.worstKw === null ? "" : ", though the total fits"}.`,
      evidence: [
        { address: name, attribute: "limitKw", value: kw(element.limitKw), note: element.limitBasis.join("; ") },
        { address: name, attribute: "phase", value: `${phase}: ${kw(loadKw)}`, note: state },
      ],
      citations: [topologyClause(hall, `phases of what ${name} feeds`, context)],
      remedy: `Move single-phase feeds behind ${name} from ${phase} to the other phases, or take three-phase ones.`,
    };
  },
});
