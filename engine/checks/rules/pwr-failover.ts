import type { PowerElement } from "../../power/topology";
import type { TopologyFact } from "../model/graph";
import { AT_HOME, hallWithPower } from "./demonstration";
import { inState, normalLoad, overload, worstLoad } from "./element-load";
import {
  hallElements,
  hallRacks,
  inTopology,
  rackName,
  topologyClause,
  type HallElement,
  type HallRack,
} from "./halls";
import { defineRule, type Judgement, type RuleContext } from "./rule";

const servers = (count: number) => ({ servers: [{ model: "dgx-h100", count }] });

export const pwrFailover = defineRule<HallElement | HallRack>({
  id: "PWR-FAILOVER",
  what:
    "With any one element out, whatever it is, every other element stays within its limit, and a rack that is not N " +
    "keeps a live feed. An overloaded element is taken to go on: what it would pull down with it is not counted.",
  why:
    "Two feeds that carry a rack together at half load are no redundancy if either of them trips alone: the first " +
    "failure takes both.",
  citation: "the topology, redundancy and from; the limits as of PWR-FEED",
  example: "Five DGX H100 of 10.2 kW on two feeds of 41.3 kW: 25.5 kW each, and 51 kW on the one that is left.",
  demonstration: { fails: hallWithPower(servers(5)), fixed: hallWithPower(servers(4)), ...AT_HOME },
  remedy:
    "Take so few servers, or so low a cap, that what is left carries them, or feed a rack from two paths that share " +
    "no element.",
  // An element that is over already, with nothing out, is PWR-FEED.
  subjects: (graph) => [
    ...hallElements(graph).filter((one) => worstLoad(one) !== undefined && normalLoad(one)?.isOver !== true),
    ...hallRacks(graph).filter(({ rack }) => rack.rack.redundancy !== "N"),
  ],
  judge: (one, context) => ("rack" in one ? judgeRack(one, context) : judgeElement(one, context)),
});

function judgeElement(one: HallElement, context: RuleContext): Judgement | undefined {
  const load = worstLoad(one);
  if (!load?.isOver) return undefined;
  return {
    ...overload(one, load, { how: "", load: "load" }, context),
    remedy:
      `Take fewer servers, or a lower cap, behind ${one.element.element.name}, spread them over other feeds, or give it ` +
      "a rating that carries them in this state.",
  };
}

function judgeRack(one: HallRack, context: RuleContext): Judgement | undefined {
  const { hall, rack } = one;
  if (rack.darkIn === undefined) return undefined;
  const { name, redundancy, feeds } = rack.rack;
  const elements = elementsOf(hall);
  return {
    status: "fail",
    severity: "error",
    ...inTopology(hall, name),
    message: `${rackName(one)} is to survive any single failure (${redundancy}) and has no live feed ${inState(rack.darkIn, hall)}.`,
    evidence: [
      { address: name, attribute: "feeds", value: feeds.join(", "), note: redundancy },
      ...feeds.map((feed) => {
        const from = elements.get(feed)?.from ?? [];
        return { address: feed, attribute: "from", value: from.join(", ") || "a source of its own" };
      }),
    ],
    citations: [topologyClause(hall, `redundancy of ${name}`, context)],
    remedy: `Feed ${name} from two paths that share no element, or state redundancy: N where it may go dark.`,
  };
}

const elementsByHall = new WeakMap<TopologyFact, ReadonlyMap<string, PowerElement>>();

/** By name, once for each hall: a large one may have as many findings as racks. */
function elementsOf(hall: TopologyFact): ReadonlyMap<string, PowerElement> {
  const known = elementsByHall.get(hall);
  if (known) return known;
  const elements = new Map(hall.assessment.topology.elements.map((element) => [element.name, element]));
  elementsByHall.set(hall, elements);
  return elements;
}
