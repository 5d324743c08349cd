import { describe, expect, test } from "vitest";
import { placeNodes, type PlacedNodes } from "../../../engine/power/place-nodes";
import { topologyFromValue } from "../../../engine/power/topology-file";

const H100 = "dgx-h100";

/** Racks by name, each with its servers as the file has them. */
function hall(racks: Record<string, { servers?: object[]; units?: number }>) {
  const { topology } = topologyFromValue(
    {
      version: 1,
      name: "hall-1",
      electricalCode: "iec",
      elements: [{ name: "f", kind: "feed", ratedKw: 100 }],
      racks: Object.entries(racks).map(([name, more]) => ({ name, feeds: ["f"], redundancy: "N", ...more })),
    },
    "test",
  );
  return topology;
}

const nodes = (more: Partial<PlacedNodes>): PlacedNodes => ({
  by: "hall/train",
  model: H100,
  nodes: 1,
  racks: [],
  ...more,
});
const file = (count: number, more: object = {}) => ({ model: H100, count, ...more });

/** `r1: 2 dgx-h100 nameplate + 1 dgx-h100 capped 550 by hall/train`. */
function inWords(topology: ReturnType<typeof hall>): readonly string[] {
  return topology.racks.map(({ name, servers }) => {
    const groups = servers.map(({ model, count, mode, gpuCapWatts, placedBy }) =>
      [count, model, mode, gpuCapWatts, placedBy && `by ${placedBy}`].filter(Boolean).join(" "),
    );
    return `${name}: ${groups.join(" + ") || "nothing"}`;
  });
}

const placed = (racks: Parameters<typeof hall>[0], ...statements: PlacedNodes[]) =>
  inWords(placeNodes(hall(racks), statements).topology);

describe("nodes in racks that the file leaves empty", () => {
  test("are spread evenly, and the first racks take the rest", () => {
    expect(placed({ r1: {}, r2: {}, r3: {} }, nodes({ nodes: 5, racks: ["r2", "r1", "r3"] }))).toEqual([
      "r1: 2 dgx-h100 nameplate by hall/train",
      "r2: 2 dgx-h100 nameplate by hall/train",
      "r3: 1 dgx-h100 nameplate by hall/train",
    ]);
  });

  test("stand exactly where that is said", () => {
    expect(placed({ r1: {}, r2: {} }, nodes({ nodes: 4, rackNodes: { r1: 1, r2: 3 } }))).toEqual([
      "r1: 1 dgx-h100 nameplate by hall/train",
      "r2: 3 dgx-h100 nameplate by hall/train",
    ]);
  });

  test("carry their caps and their workload", () => {
    const statement = nodes({ racks: ["r1"], gpuCapWatts: 550, fallbackCapWatts: 300, workload: "inference" });
    expect(placeNodes(hall({ r1: {} }), [statement]).topology.racks[0].servers).toEqual([
      {
        model: H100,
        count: 1,
        mode: "capped",
        workload: "inference",
        gpuCapWatts: 550,
        fallbackCapWatts: 300,
        placedBy: "hall/train",
      },
    ]);
  });
});

describe("nodes of a model that the file has in the rack", () => {
  test("are the same machines: the larger number stands", () => {
    const fewer = nodes({ nodes: 2, racks: ["r1"] });
    expect(placed({ r1: { servers: [file(3)] } }, fewer)).toEqual([
      "r1: 1 dgx-h100 nameplate + 2 dgx-h100 nameplate by hall/train",
    ]);
    const more = nodes({ nodes: 5, racks: ["r1"] });
    expect(placed({ r1: { servers: [file(3)] } }, more)).toEqual([
      "r1: 3 dgx-h100 nameplate by hall/train + 2 dgx-h100 nameplate by hall/train",
    ]);
  });

  test("get the cap of the program, as many as it has; the others stay as the file has them", () => {
    const measured = { mode: "measured-peak", watts: 8400, source: "meter" };
    expect(
      placed({ r1: { servers: [file(3, measured)] } }, nodes({ nodes: 2, racks: ["r1"], gpuCapWatts: 550 })),
    ).toEqual(["r1: 1 dgx-h100 measured-peak + 2 dgx-h100 capped 550 by hall/train"]);
  });

  test("stay as the file has them where the program states no cap", () => {
    const capped = { mode: "capped", gpuCapWatts: 400, workload: "inference", fallbackCapWatts: 300 };
    const [rack] = placeNodes(hall({ r1: { servers: [file(2, capped)] } }), [nodes({ nodes: 2, racks: ["r1"] })])
      .topology.racks;
    expect(rack.servers).toEqual([{ model: H100, count: 2, ...capped, placedBy: "hall/train" }]);
  });

  test("stay where the file has them, if it has enough of them in all the racks", () => {
    const racks = { r1: { servers: [file(4)] }, r2: { servers: [file(1)] } };
    expect(placed(racks, nodes({ nodes: 5, racks: ["r1", "r2"], gpuCapWatts: 550 }))).toEqual([
      "r1: 4 dgx-h100 capped 550 by hall/train",
      "r2: 1 dgx-h100 capped 550 by hall/train",
    ]);
  });

  test("are spread evenly where the file has too few", () => {
    const racks = { r1: { servers: [file(4)] }, r2: {} };
    expect(placed(racks, nodes({ nodes: 6, racks: ["r1", "r2"] }))).toEqual([
      "r1: 1 dgx-h100 nameplate + 3 dgx-h100 nameplate by hall/train",
      "r2: 3 dgx-h100 nameplate by hall/train",
    ]);
  });

  test("add up over several statements, each of which takes servers of its own", () => {
    const both = [nodes({ by: "a", nodes: 2, racks: ["r1"] }), nodes({ by: "b", nodes: 2, racks: ["r1"] })];
    expect(placed({ r1: { servers: [file(3)] } }, ...both)).toEqual([
      "r1: 2 dgx-h100 nameplate by a + 1 dgx-h100 nameplate by b + 1 dgx-h100 nameplate by b",
    ]);
  });

  test("are none of another model", () => {
    expect(placed({ r1: { servers: [file(3)] } }, nodes({ model: "dgx-b200", racks: ["r1"] }))).toEqual([
      "r1: 3 dgx-h100 nameplate + 1 dgx-b200 nameplate by hall/train",
    ]);
  });
});

describe("what cannot be", () => {
  const problems = (racks: Parameters<typeof hall>[0], ...statements: PlacedNodes[]) =>
    placeNodes(hall(racks), statements).problems.map(({ why }) => why);

  test("a rack that does not exist: its nodes stand nowhere, the others where they are said to be", () => {
    const placing = placeNodes(hall({ "rack-1": {} }), [nodes({ nodes: 4, racks: ["rack-1", "rack-l"] })]);
    expect(inWords(placing.topology)).toEqual(["rack-1: 2 dgx-h100 nameplate by hall/train"]);
    expect(placing.nodes.get("hall/train")).toBe(2);
    expect(placing.problems).toEqual([
      {
        by: "hall/train",
        why: "2 nodes would stand in rack 'rack-l', and 'hall-1' has no such rack; did you mean 'rack-1'?",
      },
    ]);
  });

  test("more servers than the rack has room for, those of the file and of others among them", () => {
    expect(
      problems({ r1: { servers: [file(2)], units: 4 } }, nodes({ model: "dgx-b200", nodes: 2, racks: ["r1"] })),
    ).toEqual([]);
    expect(
      problems({ r1: { servers: [file(2)], units: 4 } }, nodes({ model: "dgx-b200", nodes: 3, racks: ["r1"] })),
    ).toEqual(["rack 'r1' has room for 4 servers and 5 would stand in it, 3 of them its own"]);
  });

  test("racks that hold another number of nodes than there are", () => {
    expect(problems({ r1: {} }, nodes({ nodes: 4, rackNodes: { r1: 3 } }))).toEqual([
      "its racks hold 3 nodes by its own statement, and it has 4",
    ]);
  });
});
