import { expect, test } from "vitest";
import { hostsInNoPool } from "../../../engine/power/place-hosts";

const HOSTS = [
  { rack: "r1", server: "dgx-h100" },
  { rack: "r1", server: "dgx-h100" },
  { rack: "r2", server: "dgx-h100" },
  { rack: "r2", server: "dgx-a100" },
  { rack: "r0" },
  { server: "dgx-h100" },
];

test("hosts with a server and a rack stand there", () => {
  expect(hostsInNoPool("hall/hosts", HOSTS, [])).toEqual([
    { by: "hall/hosts", model: "dgx-h100", nodes: 3, racks: ["r1", "r2"], rackNodes: { r1: 2, r2: 1 } },
    { by: "hall/hosts", model: "dgx-a100", nodes: 1, racks: ["r2"], rackNodes: { r2: 1 } },
  ]);
});

test("those of pools are not counted again", () => {
  const pool = (by: string, rackNodes: Record<string, number>) => ({
    by,
    model: "dgx-h100",
    nodes: 1,
    racks: [],
    rackNodes,
  });
  const pools = [pool("hall/train", { r1: 1 }), pool("hall/serving", { r2: 1 })];
  expect(hostsInNoPool("hall/hosts", HOSTS, pools)).toMatchObject([
    { model: "dgx-h100", nodes: 1, rackNodes: { r1: 1 } },
    { model: "dgx-a100", nodes: 1 },
  ]);
});
