import { AT_HOME, feedOf, hallWithPower, rackOf, upsOf } from "./demonstration";
import { fallbackLoad, normalLoad, overload, worstLoad } from "./element-load";
import { hallElements, type HallElement } from "./halls";
import { defineRule } from "./rule";

/** Four feeds on two UPS of 60 kW, for eight servers that are counted on to draw 70 % at a time. */
function shared(server: { readonly fallbackCapWatts?: number }) {
  const servers = [{ model: "dgx-h100", count: 4, workload: "inference", ...server }];
  const second = { name: "feed-a2", from: ["ups-a"] };
  const elements = [upsOf("a", 60), upsOf("b", 60), feedOf("a", 63), feedOf("b", 63), feedOf("a", 63, second)];
  return hallWithPower(
    {},
    {
      elements: [...elements, feedOf("b", 63, { name: "feed-b2", from: ["ups-b"] })],
      racks: [rackOf("r1", { servers }), rackOf("r2", { servers, feeds: ["feed-a2", "feed-b2"] })],
      diversity: { inference: 0.7 },
    },
  );
}

export const pwrOversub = defineRule<HallElement>({
  id: "PWR-OVERSUB",
  what:
    "Where more is installed than can run at once, because servers are counted at a diversity or at a measured peak, " +
    "the fallback caps of all of them together fit in every single failure. Without a fallback cap, the cap that always " +
    "holds counts, else nameplate.",
  why: "The day on which all of them are busy comes. Then caps have to bring the load down before a breaker does.",
  citation: "the topology, diversity and fallbackCapWatts; the limits as of PWR-FEED",
  example: "Eight DGX H100, 81.6 kW, on UPS of 60 kW with a diversity of 0.7 and no fallback cap.",
  demonstration: { fails: shared({}), fixed: shared({ fallbackCapWatts: 300 }), ...AT_HOME },
  remedy: "State a fallbackCapWatts with which all servers fit together, or install fewer of them.",
  subjects: (graph) =>
    hallElements(graph).filter(
      (one) => fallbackLoad(one) !== undefined && worstLoad(one)?.isOver !== true && normalLoad(one)?.isOver !== true,
    ),
  judge: (one, context) => {
    const load = fallbackLoad(one);
    if (!load?.isOver) return undefined;
    return {
      ...overload(
        one,
        load,
        { how: ", once every server behind it draws its fallback load,", load: "fallback" },
        context,
      ),
      remedy:
        "State a fallbackCapWatts of the servers that fits, and see that it is set in time; or install fewer of them.",
    };
  },
});
