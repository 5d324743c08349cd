import { describe, expect, it } from "vitest";
import { assessPower, stateLoads, type ElementAssessment, type PowerTopology } from "../../../engine/power";
import { element, feed, hall, rack, server } from "./halls";

function at(topology: PowerTopology, name: string, maintained?: string): ElementAssessment {
  const found = assessPower(topology, { maintained }).elements.find((one) => one.element.name === name);
  if (!found) throw new Error(name);
  return found;
}

function loadsIn(topology: PowerTopology, state: string, maintained?: string): Record<string, number | null> {
  const normal = assessPower(topology, { maintained }).elements.map((one) => [one.element.name, one.normalKw]);
  const found = stateLoads(topology, { maintained }).find((one) => one.state === state);
  if (!found) throw new Error(state);
  return Object.fromEntries([...normal, ...found.loads.map(({ name, kw }) => [name, kw])]);
}

const ups = (name: string, more = {}): ReturnType<typeof element> =>
  element(name, { kind: "ups", from: ["utility"], ...more });
const utility = element("utility", { kind: "utility" });

describe("a rack on its feeds (10)", () => {
  const elements = [utility, ups("a"), ups("b"), feed("fa", ["a"], { ratedKw: 1 }), feed("fb", ["b"], { ratedKw: 99 })];

  it("loads live feeds in equal parts, whatever their size, and what is left of them with all of it", () => {
    const topology = hall(elements, [rack("r", ["fa", "fb"], 8)]);
    expect(loadsIn(topology, "normal")).toEqual({ utility: 8, a: 4, b: 4, fa: 4, fb: 4 });
    expect(loadsIn(topology, "b out")).toEqual({ utility: 8, a: 8, b: 0, fa: 8, fb: 0 });
  });

  it("that is not redundant loses the part of a dead feed", () => {
    const topology = hall(elements, [rack("r", ["fa", "fb"], 8, { redundancy: "N" })]);
    expect(loadsIn(topology, "b out")).toEqual({ utility: 4, a: 4, b: 0, fa: 4, fb: 0 });
  });

  it("with three feeds and N+1 puts a half on each of the two that are left", () => {
    const three = [...elements, feed("fc", ["b"])];
    const topology = hall(three, [rack("r", ["fa", "fb", "fc"], 12, { redundancy: "N+1" })]);
    expect(loadsIn(topology, "fa out")).toMatchObject({ a: 0, b: 12, fa: 0, fb: 6, fc: 6 });
    expect(loadsIn(topology, "b out")).toMatchObject({ a: 12, b: 0, fa: 12 });
  });

  it("is dark in the first state that leaves it no feed", () => {
    const same = hall([utility, ups("a"), feed("f1", ["a"]), feed("f2", ["a"])], [rack("r", ["f1", "f2"], 8)]);
    expect(assessPower(same).racks[0].darkIn).toBe("utility out");
    const second = hall(
      [utility, element("g"), ups("a", { from: ["utility", "g"] }), feed("f1", ["a"])],
      [rack("r", ["f1"], 8)],
    );
    expect(assessPower(second).racks[0].darkIn).toBe("a out");
    expect(stateLoads(second).find(({ state }) => state === "a out")).toMatchObject({
      dead: ["a", "f1"],
      darkRacks: ["r"],
    });
    const own = hall(
      [ups("a", { from: [] }), ups("b", { from: [] }), feed("fa", ["a"]), feed("fb", ["b"])],
      [rack("r", ["fa", "fb"], 8)],
    );
    expect(assessPower(own).racks[0].darkIn).toBeUndefined();
  });
});

describe("parents (9, 11)", () => {
  it("see what is delivered ÷ efficiency", () => {
    const topology = hall(
      [utility, ups("a", { efficiency: 0.8 }), element("p", { from: ["a"], efficiency: 0.5 }), feed("f", ["p"])],
      [rack("r", ["f"], 4)],
    );
    expect(loadsIn(topology, "normal")).toEqual({ utility: 10, a: 8, p: 4, f: 4 });
  });

  it("are alternatives in the order listed", () => {
    const sources = [utility, element("generator", { kind: "generator" })];
    const topology = hall(
      [...sources, ups("a", { from: ["generator", "utility"] }), feed("f", ["a"])],
      [rack("r", ["f"], 6)],
    );
    expect(loadsIn(topology, "normal")).toMatchObject({ generator: 6, utility: 0 });
    expect(loadsIn(topology, "generator out")).toMatchObject({ generator: 0, utility: 6 });
    expect(at(topology, "utility")).toMatchObject({ normalKw: 0, worstKw: 6, worstState: "generator out" });
  });

  it("of one group share, at the place of the first, before the alternatives after it", () => {
    const group = { redundancyGroup: "ups", from: [] };
    const elements = [
      element("bypass"),
      ups("u1", group),
      ups("u2", group),
      ups("u3", group),
      feed("f", ["u1", "bypass", "u2", "u3"]),
    ];
    const topology = hall(elements, [rack("r", ["f"], 12)]);
    expect(loadsIn(topology, "normal")).toMatchObject({ u1: 4, u2: 4, u3: 4, bypass: 0 });
    expect(loadsIn(topology, "u2 out")).toMatchObject({ u1: 6, u2: 0, u3: 6, bypass: 0 });
    // With one of two away for maintenance, the loss of the other leaves the next alternative.
    const two = hall(
      [elements[0], elements[1], elements[2], feed("f", ["u1", "bypass", "u2"])],
      [rack("r", ["f"], 12)],
    );
    expect(loadsIn(two, "u2 out", "u1")).toMatchObject({ u1: 0, u2: 0, bypass: 12 });
  });

  it("that are dead carry exactly nothing, however much was added up", () => {
    // Loads so large that rounding would show.
    const racks = Array.from({ length: 500 }, (_, index) => rack(`r${index}`, ["fa", "fb"], 1e9 / (index + 3)));
    const topology = hall([element("a"), element("b"), feed("fa", ["a"]), feed("fb", ["b"])], racks);
    expect(loadsIn(topology, "a out")).toMatchObject({ a: 0, fa: 0 });
  });

  it("that are dead take nothing, and an element that is overloaded stays live (13)", () => {
    const topology = hall([utility, ups("a", { ratedKw: 1 }), ups("b"), feed("f", ["a", "b"])], [rack("r", ["f"], 6)]);
    expect(loadsIn(topology, "normal")).toMatchObject({ a: 6, b: 0 });
    expect(loadsIn(topology, "a out")).toMatchObject({ a: 0, b: 6 });
    expect(loadsIn(topology, "utility out")).toEqual({ utility: 0, a: 0, b: 0, f: 0 });
  });
});

describe("N+1 halls of usual shapes", () => {
  it("4 + 1 modules carry 80 % each, 100 % with one out", () => {
    const modules = ["m1", "m2", "m3", "m4", "m5"].map((name) => ups(name, { redundancyGroup: "m", ratedKw: 100 }));
    const names = modules.map(({ name }) => name);
    const topology = hall([utility, ...modules, feed("f", names)], [rack("r", ["f"], 400)]);
    expect(at(topology, "m3")).toMatchObject({ normalKw: 80, worstKw: 100, worstState: "m1 out" });
    expect(at(topology, "m1").worstState).toBe("m2 out");
  });

  it.each([
    ["3N/2", 3, 2],
    ["4N/3", 4, 3],
  ])("%s is full when one of its systems is out and every pair is loaded alike", (_, systems, usable) => {
    const { topology, names } = distributed(systems, (usable * 100) / ((systems * (systems - 1)) / 2));
    for (const name of names) {
      expect(at(topology, name).normalKw).toBeCloseTo((usable * 100) / systems, 9);
      expect(at(topology, name).worstKw).toBeCloseTo(100, 9);
    }
  });

  it("a distributed-redundant hall fails by its pairs and not by its total (facts 2b)", () => {
    const balanced = distributed(4, 50);
    expect(balanced.names.map((name) => at(balanced.topology, name).worstKw)).toEqual([100, 100, 100, 100]);
    // 280 kW of 400 in all, 70 %: u1 and u2 carry 75 kW and hold, until one of them takes over their pair.
    const uneven = distributed(4, (j, k) => (j === 0 && k === 1 ? 100 : j === 2 && k === 3 ? 80 : 25));
    const loads = at(uneven.topology, "u1");
    expect(loads.normalKw).toBeCloseTo(50 + 12.5 + 12.5, 9);
    expect(loads).toMatchObject({ worstState: "u2 out" });
    expect(loads.worstKw).toBeCloseTo(75 + 50, 9);
  });

  /** So many systems of 100 kW, and a rack for each pair of them. */
  function distributed(
    systems: number,
    pairKw: number | ((j: number, k: number) => number),
  ): { topology: PowerTopology; names: string[] } {
    const names = Array.from({ length: systems }, (_, index) => `u${index + 1}`);
    const elements = [utility, ...names.map((name) => ups(name, { ratedKw: 100 }))];
    const racks = names.flatMap((a, j) =>
      names.slice(j + 1).map((b, more) => {
        elements.push(feed(`${a}-${b}`, [a]), feed(`${b}-${a}`, [b]));
        return rack(
          `r-${a}-${b}`,
          [`${a}-${b}`, `${b}-${a}`],
          typeof pairKw === "number" ? pairKw : pairKw(j, j + 1 + more),
        );
      }),
    );
    return { topology: hall(elements, racks), names };
  }
});

describe("worst states (14)", () => {
  it("on a tie are the normal one, then the first of the file", () => {
    const elements = [utility, ups("a"), ups("b"), feed("fa", ["a"]), feed("fb", ["b"])];
    const topology = hall(elements, [rack("r", ["fa", "fb"], 9)]);
    expect(at(topology, "utility")).toMatchObject({ worstKw: 9, worstState: "normal" });
    expect(at(topology, "fa").worstState).toBe("b out");
    const reordered = hall([utility, feed("fb", ["b"]), feed("fa", ["a"]), ups("a"), ups("b")], topology.racks);
    expect(at(reordered, "fa").worstState).toBe("fb out");
  });

  it("under maintenance are all without the element that is maintained", () => {
    const names = ["a", "b", "c"];
    const elements = [
      ...names.map((name) => ups(name, { from: [] })),
      ...names.map((name) => feed(`f${name}`, [name])),
    ];
    const topology = hall(elements, [rack("r", ["fa", "fb", "fc"], 12)]);
    expect(at(topology, "c", "a")).toMatchObject({ normalKw: 6, worstKw: 12, worstState: "b out" });
    expect(stateLoads(topology, { maintained: "a" }).map(({ state }) => state)).toEqual([
      "a maintained",
      "b out",
      "c out",
      "fb out",
      "fc out",
    ]);
    expect(at(topology, "a", "a")).toMatchObject({ normalKw: 0, worstKw: 0, worstState: "a maintained" });
  });

  it("of an element that nobody knows is one clear line", () => {
    expect(() => assessPower(hall([utility, feed("f", ["utility"])], []), { maintained: "ups" })).toThrow(
      "'hall' has no element 'ups'. Name one of its `elements`.",
    );
  });
});

describe("diversity and fallback (16, 17)", () => {
  const elements = [utility, ups("a", { efficiency: 0.5 }), feed("f", ["a"])];
  const inference = { workload: "inference" as const };

  it("counts above feeds and in itKw only, for servers only", () => {
    const topology = hall(elements, [rack("r", ["f"], 1, { servers: [server("dgx-h100", 2, inference)] })], {
      diversity: { training: 1, inference: 0.5 },
    });
    expect(loadsIn(topology, "normal")).toEqual({ f: 21.4, a: 11.2, utility: 22.4 });
    expect(assessPower(topology)).toMatchObject({ itKw: 11.2, racks: [{ kw: 21.4 }] });
  });

  it("has no place in the fallback load, where fallback caps hold", () => {
    const servers = [server("dgx-h100", 2, { ...inference, fallbackCapWatts: 300 }), server("dgx-b200", 1, inference)];
    const topology = hall(elements, [rack("r", ["f"], 1, { servers })], { diversity: { training: 1, inference: 0.5 } });
    // 2 × (10.2 − 8 × 0.4) + 14.3 + 1, and twice that above a UPS that loses half.
    expect(at(topology, "a").fallbackWorst).toEqual({ state: "normal", kw: 29.3 });
    expect(at(topology, "utility").fallbackWorst).toEqual({ state: "normal", kw: 58.6 });
  });
});

describe("unknown models (18)", () => {
  const elements = [utility, ups("a"), ups("b"), feed("fa", ["a"]), feed("fb", ["b"]), feed("fc", ["b"])];
  const topology = hall(elements, [
    rack("r1", ["fa", "fb"], 2, { servers: [server("nobody-knows", 1), server("dgx-h100", 1)] }),
    rack("r2", ["fc"], 3),
  ]);

  it("make every number that depends on them null, and leave what is known", () => {
    const { itKw, facilityPeakKw, puePeak, racks } = assessPower(topology);
    expect({ itKw, facilityPeakKw, puePeak }).toEqual({ itKw: null, facilityPeakKw: null, puePeak: null });
    expect(racks[0]).toMatchObject({ kw: null, btuPerHour: null, cfmNeeded: null, knownKw: 12.2 });
    expect(racks[1]).toMatchObject({ kw: 3 });
    expect(at(topology, "fc")).toMatchObject({ normalKw: 3, worstKw: 3, worstState: "normal" });
    expect(at(topology, "b")).toMatchObject({
      normalKw: null,
      worstKw: null,
      worstState: null,
      fallbackWorst: null,
      knownNormalKw: 9.1,
      knownWorst: { state: "a out", kw: 15.2 },
      knownFallbackWorst: { state: "a out", kw: 15.2 },
    });
  });

  it("count in the states alone that bring them to an element", () => {
    const spare = hall(
      [utility, element("g", { kind: "generator" }), feed("f", ["utility", "g"])],
      [rack("r", ["f"], 0, { servers: [server("nobody-knows", 1)] })],
    );
    expect(at(spare, "g")).toMatchObject({ normalKw: 0, worstKw: null });
    expect(loadsIn(spare, "utility out").g).toBeNull();
  });
});

describe("phases (21)", () => {
  const onPhase = (name: string, phase: "L1" | "L2" | "L1-L2" | undefined): ReturnType<typeof feed> =>
    feed(name, ["panel"], { phases: 1, phase });
  const panel = element("panel", { ratedKw: 30, from: ["utility"] });

  it("of a single-phase load are its own, and a third may be too much where the total fits", () => {
    const topology = hall(
      [utility, panel, onPhase("f1", "L1"), onPhase("f2", "L2")],
      [rack("r1", ["f1"], 11), rack("r2", ["f2"], 6)],
    );
    expect(at(topology, "panel").phaseOver).toEqual({ state: "normal", kw: 11, phase: "L1", limitKw: 10 });
    expect(at(topology, "f1").phaseOver).toBeUndefined();
  });

  it("of a pair take a half each, and a load without a phase is balanced", () => {
    const pair = hall(
      [utility, panel, onPhase("f1", "L1-L2"), onPhase("f2", "L2")],
      [rack("r1", ["f1"], 12), rack("r2", ["f2"], 5)],
    );
    expect(at(pair, "panel").phaseOver).toMatchObject({ phase: "L2", kw: 11 });
    const free = hall([utility, panel, onPhase("f1", undefined)], [rack("r1", ["f1"], 29)]);
    expect(at(free, "panel").phaseOver).toBeUndefined();
  });

  it("go up through panels with their losses, and a UPS draws alike from all", () => {
    const main = element("main", { ratedKw: 60, from: [] });
    const below = (kind: "ups" | "panel"): PowerTopology =>
      hall(
        [main, element("panel", { kind, efficiency: 0.5, from: ["main"] }), onPhase("f1", "L1")],
        [rack("r1", ["f1"], 11)],
      );
    expect(at(below("panel"), "main").phaseOver).toMatchObject({ kw: 22, limitKw: 20 });
    expect(at(below("ups"), "main").phaseOver).toBeUndefined();
  });

  it("are told in a failure that leaves the total within its limit, and never in one that does not", () => {
    const elements = [
      utility,
      panel,
      element("other"),
      onPhase("f1", "L1"),
      feed("f2", ["other"]),
      feed("f3", ["panel"]),
    ];
    const light = hall(elements, [rack("r1", ["f1", "f2"], 16)]);
    expect(at(light, "panel").phaseOver).toMatchObject({ state: "other out", kw: 16 });
    const heavy = hall(elements, [rack("r1", ["f1", "f2"], 16), rack("r2", ["f3"], 21)]);
    expect(at(heavy, "panel")).toMatchObject({ worstKw: 37 });
    expect(at(heavy, "panel").phaseOver).toMatchObject({ state: "normal", kw: 15 });
  });

  it("are not told where the total is too much in normal operation, and fits without a part of it", () => {
    const elements = [utility, panel, onPhase("f1", "L1"), onPhase("f2", "L2"), onPhase("f3", undefined)];
    const racks = [rack("r1", ["f1"], 14), rack("r2", ["f2"], 12), rack("r3", ["f3"], 10)];
    const heavy = hall(
      elements,
      racks.map((one) => ({ ...one, redundancy: "N" as const })),
    );
    expect(at(heavy, "panel")).toMatchObject({ normalKw: 36, limitKw: 30 });
    expect(at(heavy, "panel").phaseOver).toBeUndefined();
  });
});

describe("cooling in the tree (12)", () => {
  const sources = [utility, element("g", { kind: "generator" })];
  const elements = [
    ...sources,
    ups("a", { efficiency: 0.9, from: ["utility", "g"] }),
    feed("f", ["a"]),
    element("mcc", { from: ["utility", "g"] }),
  ];
  const cooling = { kind: "air-chilled" as const, approachK: 8, fanPumpFraction: 0.1, copAtDesign: 4 };

  it("loads its elements by the same rule, and is not counted twice", () => {
    const topology = hall(elements, [rack("r", ["f"], 9)], { cooling: { ...cooling, from: ["mcc"] } });
    expect(at(topology, "mcc").normalKw).toBeCloseTo(9 * 0.35, 9);
    expect(at(topology, "utility").normalKw).toBeCloseTo(10 + 3.15, 9);
    expect(at(topology, "g")).toMatchObject({ worstState: "utility out" });
    expect(at(topology, "g").worstKw).toBeCloseTo(13.15, 9);
    const outside = hall(elements, [rack("r", ["f"], 9)], { cooling });
    expect(at(outside, "mcc").normalKw).toBe(0);
    expect(assessPower(outside).facilityPeakKw).toBeCloseTo(13.15, 9);
    expect(assessPower(topology).facilityPeakKw).toBeCloseTo(13.15, 9);
  });

  it("of a compressor that nobody states makes what carries it unknown", () => {
    const topology = hall(elements, [rack("r", ["f"], 9)], {
      cooling: { ...cooling, copAtDesign: undefined, from: ["mcc"] },
    });
    expect(at(topology, "mcc")).toMatchObject({ normalKw: null, knownNormalKw: 0.9 });
    expect(at(topology, "a")).toMatchObject({ normalKw: 9 });
    expect(assessPower(topology).facilityPeakKw).toBeNull();
  });
});

describe("the facility on its design day (32)", () => {
  it("is what the sources take in, the cooling, and what is stated besides", () => {
    const sources = [element("utility", { kind: "utility", efficiency: 0.5 }), element("plant", { efficiency: 0.8 })];
    const topology = hall(
      [...sources, feed("f1", ["utility"]), feed("f2", ["plant"])],
      [rack("r1", ["f1"], 4), rack("r2", ["f2"], 4)],
      {
        cooling: { kind: "air-chilled", approachK: 8, fanPumpFraction: 0.25, copAtDesign: 4 },
        upsRechargeKw: 2,
        miscKw: 1,
        pueAnnual: 9,
      },
    );
    expect(assessPower(topology)).toMatchObject({ itKw: 8, facilityPeakKw: 8 + 5 + 4 + 3, puePeak: 2.5 });
  });

  it("has no peak PUE where there is no IT load", () => {
    const cooling = { kind: "air-chilled" as const, approachK: 8, fanPumpFraction: 0, copAtDesign: 4 };
    expect(assessPower(hall([feed("f", [])], [rack("r", ["f"], 0)], { cooling, miscKw: 3 }))).toMatchObject({
      itKw: 0,
      facilityPeakKw: 3,
      puePeak: null,
    });
  });
});

describe("power supplies (23)", () => {
  const elements = ["a", "b", "c", "d"].map((name) => feed(`f${name}`, []));
  const left = (model: string, feeds: string[], redundancy: "N" | "2N" = "2N"): unknown =>
    assessPower(hall(elements, [rack("r", feeds, 0, { redundancy, servers: [server(model, 1)] })])).racks[0].servers[0]
      .suppliesLeft;

  it("of a lost feed are lost: three of six are fewer than a DGX H100 needs", () => {
    expect(left("dgx-h100", ["fa", "fb"])).toEqual({
      state: "fa out",
      powered: 3,
      count: 6,
      neededForFull: 4,
      neededForReduced: 3,
    });
    expect(left("dgx-a100", ["fa", "fb"])).toBeUndefined();
  });

  it("are enough on three feeds for four of six and not for five", () => {
    expect(left("dgx-h100", ["fa", "fb", "fc"])).toBeUndefined();
    expect(left("dgx-b200", ["fa", "fb", "fc"])).toMatchObject({ powered: 4, neededForFull: 5 });
  });

  it("are whole: six on four feeds are one each", () => {
    expect(left("dgx-h100", ["fa", "fb", "fc", "fd"])).toMatchObject({ powered: 3, neededForFull: 4 });
  });

  it("are no matter where the whole rack is dark, or nobody knows them", () => {
    expect(left("dgx-h100", ["fa"], "N")).toBeUndefined();
    expect(left("mi300x-8-oam", ["fa", "fb"])).toBeUndefined();
    expect(left("nobody-knows", ["fa", "fb"])).toBeUndefined();
  });
});
