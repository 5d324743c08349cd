import { AT_HOME, hallWithPower } from "./demonstration";
import { normalLoad, overload } from "./element-load";
import { hallElements, type HallElement } from "./halls";
import { defineRule } from "./rule";

const servers = (count: number) => ({ feeds: ["feed-a"], redundancy: "N", servers: [{ model: "dgx-h100", count }] });

export const pwrFeed = defineRule<HallElement>({
  id: "PWR-FEED",
  what:
    "With nothing out of order, no feed, panel, UPS, generator or utility delivers more than its limit: the least of its " +
    "ratings, amps × volts under the electrical code and the power factor.",
  why: "What is overloaded for hours trips, and takes every rack behind it with it.",
  citation: "IEC 60364-4-43, 433.1; NEC 210.20(A): 80 % of the rating for continuous load",
  example: "Five DGX H100 of 10.2 kW on a feed of 230 V and 63 A, which carries 41.3 kW.",
  demonstration: { fails: hallWithPower(servers(5)), fixed: hallWithPower(servers(4)), ...AT_HOME },
  remedy: "Move servers to another rack or feed, cap their accelerators, or take a larger feed.",
  subjects: (graph) => hallElements(graph).filter((one) => normalLoad(one) !== undefined),
  judge: (one, context) => {
    const load = normalLoad(one);
    if (!load?.isOver) return undefined;
    return {
      ...overload(one, load, { how: "", load: "load" }, context),
      remedy: `Move servers away from ${one.element.element.name}, cap their accelerators, or give it a higher rating.`,
    };
  },
});
