import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assessPower,
  describeSuggestion,
  isOver,
  MOST_SUGGESTIONS,
  serverPower,
  suggestFit,
  suggestHallFit,
  suggestRackFit,
  throughputUnderCap,
  type ElementAssessment,
  type FitLoad,
  type PowerTopology,
  type RackServer,
  type Suggestion,
} from "../../../engine/power";
import { element, feed, hall, rack, server } from "./halls";
import { knownHall } from "./random-hall";

const pair = (index: number, ratedKw: number): ReturnType<typeof feed>[] => [
  feed(`feed-a${index}`, ["ups-a"], { ratedKw }),
  feed(`feed-b${index}`, ["ups-b"], { ratedKw }),
];
const both = (index: number): string[] => [`feed-a${index}`, `feed-b${index}`];
const sides = [element("ups-a", { kind: "ups" }), element("ups-b", { kind: "ups" })];

describe("what would fit at an element", () => {
  const elements = [...sides, ...pair(1, 25), ...pair(7, 25)];
  const b200 = rack("r1", both(1), 0.4, {
    servers: [server("dgx-b200", 2)],
    cooling: { kind: "air", deltaC: 10, maxKw: 35 },
  });
  const spare = rack("r7", both(7), 1, { cooling: { kind: "air", deltaC: 10, maxKw: 35 } });

  it("is fewer nodes, a lower cap, or another rack", () => {
    const assessment = assessPower(hall(elements, [b200, spare]));
    expect(describeSuggestion(suggestFit(assessment, "feed-a1", "ups-b out"))).toBe(
      "It fits with 1 dgx-b200 instead of 2 in r1, with a cap of 750 W a GPU " +
        "(training at about 78 % of its throughput, 74 to 82 %), or with 1 dgx-b200 moved to rack r7 on feed-a7 and feed-b7.",
    );
  });

  it.each([
    ["too few units", { ...spare, units: 0 }],
    ["too little air", { ...spare, cooling: { ...spare.cooling!, airflowCfm: 1500 } }],
    ["too little cooling", { ...spare, cooling: { ...spare.cooling!, maxKw: 15 } }],
    ["air that is too warm", { ...spare, cooling: { ...spare.cooling!, inletC: 36 } }],
    ["another kind of cooling", { ...spare, cooling: { kind: "liquid" as const, deltaC: 10 } }],
    ["another redundancy", { ...spare, redundancy: "N" as const }],
    ["too much on its feeds", { ...spare, otherKw: 10.8 }],
  ])("is no rack with %s", (_, other) => {
    const assessment = assessPower(hall(elements, [b200, other]));
    const found = suggestFit(assessment, "feed-a1", "ups-b out");
    expect(found?.nodes?.fits).toBe(1);
    expect(found?.place).toBeUndefined();
  });

  it("looks at everything above the other rack", () => {
    const tight = [element("ups-a", { ratedKw: 44 }), sides[1], ...elements.slice(2)];
    // 29 + 1 kW now; 14.3 more on top of the worst are 44.3.
    expect(suggestFit(assessPower(hall(tight, [b200, spare])), "feed-a1", "ups-b out")?.place).toBeUndefined();
    const enough = [element("ups-a", { ratedKw: 44.3 }), ...tight.slice(1)];
    expect(suggestFit(assessPower(hall(enough, [b200, spare])), "feed-a1", "ups-b out")?.place?.rack).toBe("r7");
    // The same 44.3 kW are 49.222 at a utility above a UPS that loses a tenth.
    const above = (ratedKw: number): PowerTopology => {
      const ups = element("ups-a", { from: ["utility"], efficiency: 0.9 });
      return hall([element("utility", { ratedKw }), ups, sides[1], ...elements.slice(2)], [b200, spare]);
    };
    expect(suggestFit(assessPower(above(49)), "feed-a1", "ups-b out")?.place).toBeUndefined();
    expect(suggestFit(assessPower(above(49.223)), "feed-a1", "ups-b out")?.place?.rack).toBe("r7");
  });

  it("takes servers evenly from racks that share an element, in the largest group only", () => {
    const servers = (count: number): { servers: RackServer[] } => ({
      servers: [server("dgx-h100", count), server("dgx-a100", 1)],
    });
    const racks = [1, 2, 3].map((index) => rack(`r${index}`, [`f${index}`], 0, servers(index + 1)));
    const feeds = [1, 2, 3].map((index) => feed(`f${index}`, ["panel"]));
    // 9 × 10.2 + 3 × 6.5 = 111.3 kW; 6 × 10.2 + 19.5 = 80.7.
    const found = suggestFit(
      assessPower(hall([element("panel", { ratedKw: 81 }), ...feeds], racks)),
      "panel",
      "normal",
    );
    expect(found?.nodes).toEqual({
      model: "dgx-h100",
      fits: 6,
      insteadOf: 9,
      racks: [
        { rack: "r2", fits: 2, insteadOf: 3 },
        { rack: "r3", fits: 2, insteadOf: 4 },
      ],
    });
    expect(describeSuggestion(found)).toMatch(/^It fits with 6 dgx-h100 instead of 9 \(fewer in r2 and r3\)/);
    // 7 × 10.2 + 19.5 = 90.9.
    const more = suggestFit(assessPower(hall([element("panel", { ratedKw: 91 }), ...feeds], racks)), "panel", "normal");
    expect(more?.nodes?.racks).toEqual([{ rack: "r3", fits: 2, insteadOf: 4 }]);
  });

  it("says so in one sentence, whichever way it goes", () => {
    const two = [1, 2].map((index) => rack(`r${index}`, [`f${index}`], 0, { servers: [server("dgx-h100", 2)] }));
    const feeds = [feed("f1", ["panel"]), feed("f2", ["panel"])];
    const sentence = (ratedKw: number): string =>
      describeSuggestion(
        suggestFit(assessPower(hall([element("panel", { ratedKw }), ...feeds], two)), "panel", "normal"),
      );
    expect(sentence(21)).toBe(
      "It fits with 2 dgx-h100 instead of 4 (fewer in r1 and r2, 1 instead of 2 in each of them).",
    );
    expect(sentence(15)).toBe("It fits with 1 dgx-h100 instead of 4 (fewer in r1 and r2).");
    const one = hall([feed("f1", [], { ratedKw: 5 })], [rack("r1", ["f1"], 1, { servers: [server("dgx-h100", 2)] })]);
    expect(describeSuggestion(suggestFit(assessPower(one), "f1", "normal"))).toBe(
      "It fits with no dgx-h100 instead of 2 in r1.",
    );
  });

  it("counts what a node costs above losses, diversity and cooling", () => {
    const inference = server("dgx-h100", 4, { workload: "inference" });
    const topology = hall(
      [
        element("utility", { ratedKw: 30 }),
        element("ups-a", { from: ["utility"], efficiency: 0.8 }),
        feed("f", ["ups-a"]),
      ],
      [rack("r", ["f"], 0, { servers: [inference] })],
      {
        diversity: { training: 1, inference: 0.5 },
        cooling: { kind: "air-chilled", approachK: 8, fanPumpFraction: 0, copAtDesign: 4, from: ["utility"] },
      },
    );
    // 10.2 × 0.5 × (1 / 0.8 + 1 / 4) = 7.65 kW a node.
    expect(suggestFit(assessPower(topology), "utility", "normal")?.nodes).toMatchObject({ fits: 3, insteadOf: 4 });
  });

  it("has no cap where even the lowest is too much, or nothing takes one", () => {
    const feeds = [feed("f", [], { ratedKw: 20 })];
    const at = (servers: RackServer[]): Suggestion | undefined =>
      suggestFit(assessPower(hall(feeds, [rack("r", ["f"], 0, { servers })])), "f", "normal");
    // 2 × (14.3 − 8 × 0.8) = 15.8 with the lowest cap of 200 W, 3 of them 23.7.
    expect(at([server("dgx-b200", 2)])?.cap?.watts).toBe(462);
    expect(at([server("dgx-b200", 3)])?.cap).toBeUndefined();
    const measured = { mode: "measured-peak", watts: 11_000, source: "meter" } as const;
    expect(at([server("dgx-b200", 2, measured)])).toEqual({ nodes: expect.objectContaining({ fits: 1 }) });
  });

  it("is one cap for parts of different ranges, which slows only those above it", () => {
    const servers = [server("dgx-h100", 1), server("dgx-b200", 1)];
    const topology = hall([feed("f", [], { ratedKw: 22.5 })], [rack("r", ["f"], 0, { servers })]);
    const cap = suggestFit(assessPower(topology), "f", "normal")?.cap;
    expect(cap).toMatchObject({ watts: 750, accelerators: ["b200"] });
  });

  it("is a fallback cap where the fallback load does not fit", () => {
    const servers = [server("dgx-h100", 4, { workload: "inference" })];
    const elements = [element("panel", { ratedKw: 30 }), feed("f", ["panel"])];
    const topology = hall(elements, [rack("r", ["f"], 0, { servers })], { diversity: { training: 1, inference: 0.5 } });
    // 4 × (4.6 + 8 × 0.3625) = 30.
    const found = suggestFit(assessPower(topology), "panel", "normal", "fallback");
    expect(found?.cap).toMatchObject({ key: "fallbackCapWatts", watts: 362 });
    expect(describeSuggestion(found)).toContain("a fallback cap of 362 W a GPU (inference at about");
    expect(suggestFit(assessPower(topology), "panel", "normal")).toBeUndefined();
  });

  it("names the parts that take a cap where the fewer servers of the same sentence do not", () => {
    const servers = [
      server("dgx-a100", 4, { mode: "measured-peak", watts: 6000, source: "meter" }),
      server("dgx-b200", 1),
    ];
    const topology = hall([feed("f", [], { ratedKw: 34.3 })], [rack("r", ["f"], 0, { servers })]);
    // 4 × 6 + 6.3 + 8 × 0.5 = 34.3.
    expect(describeSuggestion(suggestFit(assessPower(topology), "f", "normal"))).toMatch(
      /^It fits with .* dgx-a100 instead of 4 in r, or with a cap of 500 W on each b200 \(training at about/,
    );
  });

  it("is nothing where the load is not known, or is no server's", () => {
    const feeds = [feed("f", [], { ratedKw: 5 })];
    const unknown = hall(feeds, [rack("r", ["f"], 1, { servers: [server("nobody-knows", 1), server("dgx-h100", 1)] })]);
    expect(suggestFit(assessPower(unknown), "f", "normal")).toBeUndefined();
    const other = suggestFit(assessPower(hall(feeds, [rack("r", ["f"], 9)])), "f", "normal");
    expect([other, describeSuggestion(other)]).toEqual([undefined, ""]);
  });

  it("is given to the first findings of an assessment only, and to the same one again", () => {
    const names = Array.from({ length: MOST_SUGGESTIONS + 1 }, (_, index) => `f${index}`);
    const racks = names.map((name) => rack(`r-${name}`, [name], 0, { servers: [server("dgx-h100", 2)] }));
    const assessment = assessPower(
      hall(
        names.map((name) => feed(name, [], { ratedKw: 15 })),
        racks,
      ),
    );
    const found = names.map((name) => suggestFit(assessment, name, "normal")?.nodes?.fits);
    expect(found).toEqual([...Array.from({ length: MOST_SUGGESTIONS }, () => 1), undefined]);
    expect(suggestFit(assessment, "f0", "normal")?.nodes?.fits).toBe(1);
  });
});

describe("what would fit", () => {
  const racks = [
    rack("r1", ["f1"], 1, { servers: [server("dgx-h100", 4)], cooling: { kind: "air", deltaC: 10, maxKw: 35 } }),
    rack("r2", ["f2"], 0, { servers: [server("dgx-h100", 2)], cooling: { kind: "air", deltaC: 10, maxKw: 35 } }),
  ];
  const assessment = assessPower(hall([feed("f1", []), feed("f2", [])], racks));

  it("in a rack is what its cooling takes", () => {
    expect(suggestRackFit(assessment, "r1", 35)).toMatchObject({
      nodes: { fits: 3, insteadOf: 4 },
      cap: { watts: 487 },
      place: { rack: "r2", nodes: 1 },
    });
  });

  it("in a hall is what its capacity takes", () => {
    expect(suggestHallFit(assessment, 45)).toMatchObject({ nodes: { fits: 4, insteadOf: 6 } });
    expect(suggestHallFit(assessment, 45)?.place).toBeUndefined();
  });
});

describe("throughput under a cap", () => {
  it("of training falls by what was seen at 600 of 700 W", () => {
    const { share, lowest, highest } = throughputUnderCap("training", 600, 700);
    expect([lowest, highest].map((bound) => Math.round(bound * 100))).toEqual([85, 90]);
    expect(share).toBeCloseTo(0.874, 3);
  });

  it("of inference spans sources that disagree", () => {
    const { lowest, highest } = throughputUnderCap("inference", 600, 700);
    expect(Math.round(lowest * 100)).toBe(92);
    expect(highest).toBe(1);
  });

  it("is whole without a cap, and never more", () => {
    for (const workload of ["training", "inference"] as const) {
      expect(throughputUnderCap(workload, 700, 700)).toMatchObject({ share: 1, lowest: 1, highest: 1 });
    }
  });
});

describe("suggestions in any hall", () => {
  const LOADS: readonly FitLoad[] = ["load", "fallback"];

  function overloads(topology: PowerTopology): { element: ElementAssessment; load: FitLoad; found?: Suggestion }[] {
    const assessment = assessPower(topology);
    return assessment.elements.flatMap((element) =>
      LOADS.filter((load) => over(element, load)).map((load) => {
        const { state } = load === "load" ? element.knownWorst : element.knownFallbackWorst;
        return { element, load, found: suggestFit(assessment, element.element.name, state, load) };
      }),
    );
  }

  function over({ limitKw, knownWorst, knownFallbackWorst }: ElementAssessment, load: FitLoad): boolean {
    return limitKw !== null && isOver((load === "load" ? knownWorst : knownFallbackWorst).kw, limitKw);
  }

  function fits(topology: PowerTopology, name: string, load: FitLoad): boolean {
    const found = assessPower(topology).elements.find(({ element }) => element.name === name);
    return found !== undefined && !over(found, load);
  }

  it("fit when they are done, and with one watt or one node more in every rack they do not", () => {
    let seen = 0;
    fc.assert(
      fc.property(knownHall, (topology) => {
        for (const { element, load, found } of overloads(topology)) {
          const { name } = element.element;
          if (found?.nodes) {
            expect(fits(withNodes(topology, found.nodes, 0), name, load), `${name} ${load} nodes`).toBe(true);
            expect(fits(withNodes(topology, found.nodes, 1), name, load), `${name} ${load} nodes + 1`).toBe(false);
          }
          if (found?.cap) {
            expect(fits(withCap(topology, load, found.cap.watts), name, load), `${name} ${load} cap`).toBe(true);
            expect(fits(withCap(topology, load, found.cap.watts + 1), name, load), `${name} ${load} + 1 W`).toBe(false);
          }
          seen += found ? 1 : 0;
        }
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("name a rack that overloads nothing", () => {
    let seen = 0;
    fc.assert(
      fc.property(knownHall.map(withoutPhases), (topology) => {
        const before = new Set(overloads(topology).map(({ element, load }) => `${element.element.name} ${load}`));
        for (const { element, load, found } of overloads(topology)) {
          if (!found?.place || !found.nodes) continue;
          seen++;
          const after = overloads(moved(topology, found)).map((one) => `${one.element.element.name} ${one.load}`);
          expect(after).not.toContain(`${element.element.name} ${load}`);
          expect(after.filter((one) => !before.has(one))).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  function withoutPhases(topology: PowerTopology): PowerTopology {
    return { ...topology, elements: topology.elements.map((one) => ({ ...one, phase: undefined })) };
  }

  type Nodes = NonNullable<Suggestion["nodes"]>;

  /** The topology with a suggestion's nodes, and so many more in every rack that loses some. */
  function withNodes(topology: PowerTopology, { model, racks }: Nodes, more: number): PowerTopology {
    const change = (name: string, servers: readonly RackServer[]): RackServer[] => {
      const changed = racks.find((one) => one.rack === name);
      let toLose = changed ? changed.insteadOf - changed.fits - more : 0;
      // From the largest group down, as even a reduction as the suggestion's.
      const counts = servers.map((one) => one.count);
      for (; toLose > 0; toLose--) {
        const most = Math.max(...servers.map((one, index) => (one.model === model ? counts[index] : 0)));
        counts[servers.map((one, index) => one.model === model && counts[index] === most).lastIndexOf(true)]--;
      }
      return servers.map((one, index) => ({ ...one, count: counts[index] }));
    };
    return { ...topology, racks: topology.racks.map((one) => ({ ...one, servers: change(one.name, one.servers) })) };
  }

  function moved(topology: PowerTopology, { place, nodes }: Suggestion): PowerTopology {
    const left = withNodes(topology, nodes!, 0);
    const from = topology.racks.find(({ name }) => name === nodes!.racks[0].rack)!;
    const group = from.servers.find(({ model }) => model === place!.model)!;
    const racks = left.racks.map((one) =>
      one.name === place!.rack ? { ...one, servers: [...one.servers, { ...group, count: place!.nodes }] } : one,
    );
    return { ...left, racks };
  }

  function withCap(topology: PowerTopology, load: FitLoad, watts: number): PowerTopology {
    const capped = (one: RackServer): RackServer => {
      const key = load === "load" ? "gpuCapWatts" : "fallbackCapWatts";
      const under: RackServer = { ...one, ...(load === "load" ? { mode: "capped" } : {}), [key]: watts };
      const kw = (of: RackServer): number => serverPower(of)[load === "load" ? "kw" : "fallbackKw"] ?? 0;
      return kw(under) < kw(one) ? under : one;
    };
    return { ...topology, racks: topology.racks.map((one) => ({ ...one, servers: one.servers.map(capped) })) };
  }
});
