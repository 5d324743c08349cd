import { describe, expect, test } from "vitest";
import { hallQuestions } from "../../../engine/checks/halls-not-assessed";
import { graphOf, poolOf } from "./hand-made";
import { feed, hallOf, rack, servers, ups } from "./halls";

const questions = (more: object) =>
  hallQuestions(graphOf({ topologies: [hallOf(more)] })).map(({ what, why }) => `${what}: ${why}`);

const CLIMATE = { climate: { designDryBulbC: 45, designWetBulbC: 24 } };
/** R of B200 is known, and everything is stated. */
const KNOWN = { ...CLIMATE, racks: [rack({ servers: servers("dgx-b200", 1) })] };

describe("what a hall leaves open", () => {
  test("is nothing where everything is stated and known", () => {
    expect(questions(KNOWN)).toEqual([]);
  });

  test("is one line a question, however many racks have it", () => {
    const racks = Array.from({ length: 6 }, (_, n) =>
      rack({ name: `r${n}`, servers: servers("dgx-b200", 1), cooling: undefined }),
    );
    const open = questions({ ...KNOWN, racks, cooling: { kind: "air-chilled", capacityKw: 500, copAtDesign: 4 } });
    expect(open).toEqual([
      "THM-INLET of hall-1: neither inletC nor supplyC of the hall is stated for r0, r1, r2 and 3 more",
      "THM-AIRFLOW of hall-1: no airflowCfm is stated for r0, r1, r2 and 3 more",
      "THM-LIQUID of hall-1: no cooling is stated for r0, r1, r2 and 3 more",
      "THM-DENSITY of hall-1: no cooling is stated for r0, r1, r2 and 3 more",
      "THM-JUNCTION of hall-1: neither inletC nor supplyC of the hall is stated for r0, r1, r2 and 3 more",
    ]);
  });

  test("is asked of the parts that the catalogue does not know enough of", () => {
    const open = questions({
      racks: [rack({ servers: servers("mi355x-8-oam", 1, { mode: "capped", gpuCapWatts: 900 }) })],
    });
    expect(open).toContain(
      "PWR-CAP-RANGE of hall-1: the catalogue does not know which caps the driver takes of mi355x-8-oam",
    );
    expect(open).toContain(
      "THM-INLET of hall-1: the catalogue does not know which inlet air is allowed for mi355x-8-oam",
    );
    expect(open.some((line) => line.startsWith("THM-JUNCTION"))).toBe(true);
    expect(questions({ racks: [rack({ servers: servers("dgx-x1", 1) })] })).toEqual([]);
  });

  test("is the flow of a liquid rack, and neither its air nor its inlet", () => {
    const open = questions({
      elements: [ups("ups-a", 500), ups("ups-b", 500), feed("feed-a", "ups-a", 300), feed("feed-b", "ups-b", 300)],
      racks: [rack({ cooling: { kind: "liquid" }, servers: servers("gb200-nvl72", 1) })],
    });
    expect(open).toContain("THM-LIQUID of hall-1: no litresPerMinute is stated for r1");
    expect(open.filter((line) => /^THM-(INLET|AIRFLOW)/.test(line))).toEqual([]);
  });

  test("is the rating of an element, the capacity and the climate of the hall", () => {
    const elements = [
      ups("ups-a", 1, { ratedKw: undefined }),
      feed("feed-a", "ups-a", 40),
      feed("feed-b", "ups-a", 40),
    ];
    expect(questions({ ...KNOWN, elements })).toEqual([
      "PWR-FEED and PWR-FAILOVER of hall-1: no rating is stated for ups-a",
    ]);
    const cooling = { kind: "dry-cooler", supplyC: 24 };
    expect(questions({ racks: KNOWN.racks, cooling })).toEqual([
      "THM-DENSITY of hall-1: the hall states no capacityKw",
      "THM-WATER of hall-1: the hall does not state climate.designDryBulbC and cooling.waterClass",
      "facility peak of hall-1: the hall states no copAtDesign",
    ]);
  });

  test("is what cooling adds to the elements that carry it, without its coefficient of performance", () => {
    const cooling = { kind: "air-chilled", supplyC: 24, capacityKw: 500, from: ["ups-a", "ups-b"] };
    expect(questions({ ...KNOWN, cooling })).toEqual([
      "PWR-FEED and PWR-FAILOVER of hall-1: the hall states no copAtDesign, so nobody knows what its cooling adds to ups-a and ups-b",
      "facility peak of hall-1: the hall states no copAtDesign",
    ]);
  });

  test("is how much air a rack needs above the atmosphere that the formula knows", () => {
    const climate = { ...CLIMATE.climate, altitudeM: 50_000 };
    expect(questions({ ...KNOWN, climate })[0]).toBe(
      "THM-AIRFLOW of hall-1: at this altitude the formula knows no air that cools r1",
    );
  });

  test("asks nothing of a server of which there is none", () => {
    const none = [rack({ servers: servers("mi355x-8-oam", 0), cooling: undefined })];
    expect(questions({ ...KNOWN, racks: none })).toEqual([]);
  });

  test("is how soon a cap takes hold, where a cap or diversity is counted on", () => {
    const latency = (more: object) => questions({ ...KNOWN, ...more }).some((line) => line.startsWith("cap latency"));
    expect(latency({ diversity: { inference: 0.8 } })).toBe(true);
    expect(latency({ racks: [rack({ servers: servers("dgx-b200", 1, { fallbackCapWatts: 500 }) })] })).toBe(true);
    expect(latency({})).toBe(false);
  });

  test("is what carries a pool of the site that states no racks", () => {
    const pools = [
      poolOf({ path: "hall/train", site: "hall-1" }),
      poolOf({
        path: "hall/b",
        site: "hall-1",
        standing: { by: "hall/b", model: "dgx-h100", nodes: 1, racks: ["r1"] },
      }),
      poolOf(),
    ];
    expect(hallQuestions(graphOf({ topologies: [hallOf(KNOWN)], pools }))).toEqual([
      {
        what: "feeds and cooling of hall/train",
        why: "it states no racks, so that nothing of hall-1 carries its nodes",
      },
    ]);
  });
});
