import { describe, expect, test } from "vitest";
import { withHosts } from "../../../engine/power/place-hosts";
import { placeNodes, type PlacedNodes } from "../../../engine/power/place-nodes";
import { topologyFromValue } from "../../../engine/power/topology-file";

const H100 = "dgx-h100";
const A100 = "dgx-a100";

function hall(servers: Record<string, object[]>) {
  const racks = Object.entries(servers).map(([name, ofRack]) => ({
    name,
    feeds: ["f"],
    redundancy: "N",
    servers: ofRack,
  }));
  const elements = [{ name: "f", kind: "feed", ratedKw: 100 }];
  return topologyFromValue({ version: 1, name: "hall-1", electricalCode: "iec", elements, racks }, "test").topology;
}

/** So many hosts of a model in a rack. */
const hosts = (count: number, rack?: string, server?: string) =>
  Array.from({ length: count }, () => ({ rack, server }));
const pool = (more: Partial<PlacedNodes>): PlacedNodes => ({
  by: "train",
  model: H100,
  nodes: 2,
  racks: ["r1"],
  ...more,
});

/** `r1: 2 dgx-h100 nameplate by hosts + 1 dgx-h100 capped 550 by train`. */
function standing(
  stated: ReturnType<typeof hosts>,
  pools: readonly PlacedNodes[],
  file: Record<string, object[]> = {},
) {
  const topology = withHosts(hall({ r1: [], r2: [], ...file }), [{ by: "hosts", hosts: stated }]);
  return placeNodes(topology, pools).topology.racks.map(({ name, servers }) => {
    const groups = servers.map(({ model, count, mode, gpuCapWatts, placedBy }) =>
      [count, model, mode, gpuCapWatts, placedBy && `by ${placedBy}`].filter(Boolean).join(" "),
    );
    return `${name}: ${groups.join(" + ") || "nothing"}`;
  });
}

describe("hosts", () => {
  test("with a server and a rack stand there, at nameplate", () => {
    const stated = [...hosts(2, "r1", H100), ...hosts(1, "r2", H100), ...hosts(1, "r2", A100)];
    expect(standing([...stated, ...hosts(1, "r1"), ...hosts(1, undefined, H100)], [])).toEqual([
      "r1: 2 dgx-h100 nameplate by hosts",
      "r2: 1 dgx-h100 nameplate by hosts + 1 dgx-a100 nameplate by hosts",
    ]);
  });

  test("are the file's servers, of which the larger number stands", () => {
    const file = { r1: [{ model: H100, count: 2, mode: "capped", gpuCapWatts: 400 }], r2: [{ model: H100, count: 2 }] };
    expect(standing([...hosts(3, "r1", H100), ...hosts(1, "r2", H100)], [], file)).toEqual([
      "r1: 2 dgx-h100 capped 400 + 1 dgx-h100 nameplate by hosts",
      "r2: 2 dgx-h100 nameplate",
    ]);
  });

  test("of two statements are different machines, of which a pool takes its own once", () => {
    const stated = ["a", "b"].map((by) => ({ by, hosts: hosts(1, "r1", H100) }));
    const [rack] = placeNodes(withHosts(hall({ r1: [] }), stated), [pool({ nodes: 1 })]).topology.racks;
    expect(rack.servers.map(({ count, placedBy }) => [count, placedBy])).toEqual([
      [1, "b"],
      [1, "train"],
    ]);
  });
});

describe("a pool's nodes are hosts of that model in that rack", () => {
  test.each<[string, ReturnType<typeof hosts>, PlacedNodes[], string[]]>([
    ["all of them", hosts(2, "r1", H100), [pool({})], ["r1: 2 dgx-h100 nameplate by train", "r2: nothing"]],
    [
      "some of them, and its cap is theirs only",
      hosts(3, "r1", H100),
      [pool({ gpuCapWatts: 550 })],
      ["r1: 1 dgx-h100 nameplate by hosts + 2 dgx-h100 capped 550 by train", "r2: nothing"],
    ],
    [
      "more than there are",
      hosts(1, "r1", H100),
      [pool({ nodes: 3 })],
      ["r1: 1 dgx-h100 nameplate by train + 2 dgx-h100 nameplate by train", "r2: nothing"],
    ],
    [
      "in the racks that it says exactly",
      [...hosts(2, "r1", H100), ...hosts(1, "r2", H100)],
      [pool({ racks: [], rackNodes: { r1: 1, r2: 1 } })],
      ["r1: 1 dgx-h100 nameplate by hosts + 1 dgx-h100 nameplate by train", "r2: 1 dgx-h100 nameplate by train"],
    ],
    [
      "in the racks where they are, not spread evenly",
      [...hosts(3, "r1", H100), ...hosts(1, "r2", H100)],
      [pool({ nodes: 4, racks: ["r1", "r2"] })],
      ["r1: 3 dgx-h100 nameplate by train", "r2: 1 dgx-h100 nameplate by train"],
    ],
    [
      "and not those of another rack or model",
      [...hosts(1, "r2", H100), ...hosts(1, "r1", A100)],
      [pool({})],
      ["r1: 1 dgx-a100 nameplate by hosts + 2 dgx-h100 nameplate by train", "r2: 1 dgx-h100 nameplate by hosts"],
    ],
    [
      "of which each pool has its own",
      hosts(3, "r1", H100),
      [pool({ nodes: 1 }), pool({ by: "serve", nodes: 1, racks: [], rackNodes: { r1: 1 } })],
      [
        "r1: 1 dgx-h100 nameplate by hosts + 1 dgx-h100 nameplate by serve + 1 dgx-h100 nameplate by train",
        "r2: nothing",
      ],
    ],
  ])("%s", (_, stated, pools, expected) => expect(standing(stated, pools)).toEqual(expected));
});
